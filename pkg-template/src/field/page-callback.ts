// What a page's own functions are asked. One that throws is the page's mistake: it is told like any that nobody caught,
// and costs no form its field.

import type { BindOptions } from '../contract/field';
import type { LiveState, Said } from '../contract/live';
import type { Locale } from '../contract/locale';

/** Whatever it is that the page does. */
export function ask<Answer>(page: () => Answer): Answer | undefined {
  try {
    return page();
  } catch (error) {
    raise(error);
  }
}

/** An error that has nobody left to catch it. */
export function raise(error: unknown): undefined {
  setTimeout(() => {
    throw error;
  });
}

/** In the page's words, where it has a text for it, or in ours. */
export function worded(words: BindOptions['words'], said: Said, state: LiveState, locale: Locale): string {
  const text = ask(() => words?.(said, state, locale));
  return typeof text === 'string' && text ? text : said.text;
}

/**
 * Tells the page in order, after its own listeners: a framework that is told before it has heard of a change draws the
 * field anew as it was, and the change is lost.
 */
export function tellingPage(input: Element) {
  const waiting: (() => void)[] = [];
  const all = () => {
    for (const tell of waiting.splice(0)) ask(tell);
  };
  return {
    /** At once, or after an event that others have yet to hear of: one that does not bubble has nobody further out. */
    tell(told: () => void, event?: Event): void {
      waiting.push(told);
      if (!event?.bubbles) {
        all();
        return;
      }
      // Nobody listens further out; an event that is stopped on its way, or has none, is over in a moment as well.
      const view = input.ownerDocument.defaultView;
      view?.addEventListener(event.type, all, { once: true });
      setTimeout(() => {
        view?.removeEventListener(event.type, all);
        all();
      });
    },
    forget: (): void => void waiting.splice(0),
  };
}
