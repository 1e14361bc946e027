// One polite sentence when the state changes, and none per key. Half a code is not an error and is not announced.

import { type Locale, message, type Result } from 'humanoid-id';
import { find } from '../dom';
import type { Texts } from '../texts/texts';

/** Long enough for a person who types on, short enough for one who waits. */
const PAUSE_MS = 600;

export function announcer(): (result: Result, locale: Locale, texts: Texts) => void {
  const status = find('.announcement');
  let said = '';
  let timer = 0;
  return (result, locale, texts) => {
    const sentence = result.status === 'incomplete' && !hasErrors(result) ? '' : spoken(result, locale, texts);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (sentence !== said) status.textContent = sentence;
      said = sentence;
    }, PAUSE_MS);
  };
}

function hasErrors(result: Result): boolean {
  return result.issues.some((issue) => issue.severity === 'error');
}

function spoken(result: Result, locale: Locale, texts: Texts): string {
  const [first, ...more] = result.issues;
  const verdict = message(result, locale);
  if (!first) return verdict;
  const rest = more.length ? texts.announce.more(more.length) : '';
  return `${verdict}${texts.announce.stop}${message(first, locale)}${rest}`;
}
