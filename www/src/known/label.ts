// The label's section opens on request; only then is the encoder loaded.

import type { HumanoidId } from 'humanoid-id';
import { find } from '../dom';
import type { Label } from '../label/label';
import type { KnownTexts } from './texts';

export function labelSection(): (id: HumanoidId | null, texts: KnownTexts) => void {
  const section = find<HTMLDetailsElement>('.label');
  let label: Promise<Label> | undefined;
  let wanted: { id: HumanoidId; texts: KnownTexts } | null = null;

  const draw = async () => {
    if (!section.open || !wanted) return;
    label ??= import('../label/label').then((it) => it.label());
    const loaded = await label;
    if (wanted) loaded.draw(wanted.id, wanted.texts);
  };
  section.addEventListener('toggle', draw);
  return (id, texts) => {
    section.hidden = !id;
    wanted = id && { id, texts };
    void draw();
  };
}
