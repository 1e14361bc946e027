// Codes for tests, as many as are asked for.

import { sample } from 'humanoid-id';
import { toClipboard } from '../clipboard';
import { find } from '../dom';
import type { Texts } from '../texts/texts';

export function samples(texts: () => Texts): void {
  const form = find<HTMLFormElement>('.samples form');
  const list = find<HTMLTextAreaElement>('.samples textarea');
  const copy = find('#copy-samples');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    const count = Number(new FormData(form).get('count'));
    list.value = sample({ count, seed }).join('\n');
    list.hidden = copy.hidden = false;
  });
  copy.addEventListener('click', async () => {
    const done = await toClipboard(`${list.value}\n`);
    find('.announcement').textContent = done ? texts().copied : texts().notCopied;
  });
}
