// The plate's headline: the verdict in the package's words, and what is still missing.

import { type Decoded, type Locale, message, type Result } from 'humanoid-id';
import { find, sign } from '../dom';
import { notice } from '../package';
import type { Texts } from '../texts/texts';

/** `empty`: nobody wrote anything yet; `said`: what the code says, as soon as that is known. */
export function drawVerdict(result: Result, said: Decoded | null, empty: boolean, locale: Locale, texts: Texts): void {
  const remarks = result.status === 'valid' && result.issues.some((issue) => issue.severity === 'warning');
  const state = empty ? 'empty' : remarks ? 'warning' : result.status === 'invalid' ? 'error' : result.status;
  find('.plate').dataset.state = state;
  find('.verdict .sign').replaceWith(sign(state));
  find('#verdict').textContent = empty ? texts.empty : message(result, locale) + (remarks ? texts.withRemarks : '');
  find('.progress').textContent =
    result.status === 'incomplete' && !empty ? texts.left({ count: result.next.remaining }) : '';
  find('.notice').textContent = said ? notice(locale) : '';
}
