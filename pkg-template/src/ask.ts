// What a page's own functions are asked. One that throws is the page's mistake: it is told like any that nobody caught,
// and costs no form its field.

import type { BindOptions } from './bind';
import type { LiveState, Said } from './live';
import type { Locale } from './types';

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
