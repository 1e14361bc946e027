// What the page has to say of itself, over whatever is on it: a new version, or that something did not come.

import { h } from './dom';
import type { Texts } from './texts/texts';

/**
 * One at a time, the last one; in the language of the page, also after that was switched. `about`: the names of the files
 * that it is about, if any.
 */
export function notice(said: keyof Texts, answer: keyof Texts, texts: Texts, act: () => void, about = ''): void {
  const button = h('button', { type: 'button', class: 'quiet', 'data-text': answer }, `${texts[answer]}`);
  button.addEventListener('click', act);
  dismiss();
  document.body.append(
    h(
      'p',
      { class: 'update', role: 'status' },
      h('span', {}, h('span', { 'data-text': said }, `${texts[said]}`), about && h('code', { translate: 'no' }, about)),
      button,
    ),
  );
}

export function dismiss(): void {
  document.querySelector('.update')?.remove();
}
