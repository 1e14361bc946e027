// The label's section opens on request; only then is the encoder loaded.

import type { HumanoidId, Locale } from 'humanoid-id';
import { find } from '../dom';
import type { Label } from '../label/label';
import { once } from '../once';

export function labelSection(): (id: HumanoidId | null, locale: Locale) => void {
  const section = find<HTMLDetailsElement>('.label');
  const label = once(async (): Promise<Label> => (await import('../label/label')).label());
  let wanted: { id: HumanoidId; locale: Locale } | null = null;

  const draw = async () => {
    if (!section.open || !wanted) return;
    const loaded = await label();
    if (wanted) loaded.draw(wanted.id, wanted.locale);
  };
  section.addEventListener('toggle', draw);
  return (id, locale) => {
    section.hidden = !id;
    wanted = id && { id, locale };
    void draw();
  };
}
