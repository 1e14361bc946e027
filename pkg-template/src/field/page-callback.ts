// What a page's own functions are asked. One that throws is the page's mistake: it is told like any that nobody caught,
// and costs no form its field.

import type { Locale } from '../contract/types';
import type { LiveState, Said } from '../live/live';
import type { BindOptions } from './bind';

/** Whatever it is that the page does. */
export function ask<Answer>(page: () => Answer): Answer | undefined {
  try {
    return page();
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}

/** In the page's words, where it has a text for it, or in ours. */
export function worded(words: BindOptions['words'], said: Said, state: LiveState, locale: Locale): string {
  const text = ask(() => words?.(said, state, locale));
  return typeof text === 'string' && text ? text : said.text;
}
