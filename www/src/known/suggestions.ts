// Codes that are one edit away, to click. The best ones first, as the package ranks them.

import { format, type HumanoidId, type Locale, message, type Suggestion } from 'humanoid-id';
import { find, h } from '../dom';
import type { KnownTexts } from './texts';

const AT_FIRST = 3;

/** `now` is what the field holds, as it was read. */
type Draw = (all: Suggestion[], now: string, locale: Locale, texts: KnownTexts) => void;

export function suggestions(take: (code: HumanoidId) => void): Draw {
  const section = find('.suggestions');
  const list = find('ul', section);

  return function draw(all, now, locale, texts, shown = AT_FIRST): void {
    section.hidden = all.length === 0;
    const items = all.slice(0, shown).map((suggestion) => {
      const button = h(
        'button',
        { type: 'button', class: 'suggestion' },
        h('span', { class: 'suggestion-code', translate: 'no' }, ...changed(now, suggestion.id)),
        h('span', { class: 'suggestion-reason' }, message(suggestion, locale)),
      );
      button.addEventListener('click', () => take(suggestion.id));
      return h('li', {}, button);
    });
    if (all.length > shown) {
      const more = h('button', { type: 'button', class: 'quiet' }, texts.more({ count: all.length - shown }));
      more.addEventListener('click', () => {
        draw(all, now, locale, texts, all.length);
        list.querySelectorAll('button')[shown]?.focus();
      });
      items.push(h('li', { class: 'more' }, more));
    }
    list.replaceChildren(...items);
  };
}

/** A code with its parts apart, and what is new in it set off. */
function changed(before: string, code: HumanoidId): (Node | string)[] {
  let start = 0;
  while (start < code.length && before[start] === code[start]) start++;
  let end = code.length;
  while (end > start && before[before.length + end - code.length - 1] === code[end - 1]) end--;
  let at = 0;
  return [...format(code, 'spaced')].map((character) => {
    const place = character === code[at] ? at++ : -1;
    return start <= place && place < end ? h('b', {}, character) : character;
  });
}
