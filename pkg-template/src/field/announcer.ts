// What is said about an input: shown beside it at every change, and announced once when it is news.

import type { Said } from '../contract/live';
import { setAttribute } from './set-attribute';

let count = 0;

/** `output`: where it is shown; by default an element of its own. */
export function announcer(input: HTMLElement, output: HTMLElement | undefined) {
  const make = () => input.ownerDocument.createElement('div');
  const shown = output ?? make();
  const announced = make();
  const had = ['id', 'lang', 'data-kind'].map((name) => [name, shown.getAttribute(name)] as const);
  const content = [...shown.childNodes];
  let news = '';
  let last: object | null;
  if (!shown.id) {
    let id: string;
    // Another copy of this package counts as well.
    do id = `humanoid-id-note-${++count}`;
    while ((input.getRootNode() as ParentNode).querySelector(`#${id}`));
    shown.id = id;
  }
  if (!output) shown.style.unicodeBidi = 'plaintext';
  announced.setAttribute('role', 'status');
  // Read, not seen. Set from here, where a strict policy lets it be.
  Object.assign(announced.style, {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  attach();

  function attach(): void {
    const place = outsideLabel(input);
    if (!output && place.nextSibling !== shown) place.after(shown, announced);
    const end = outsideLabel(shown);
    if (announced.parentNode !== end.parentNode) end.after(announced);
    const described = input.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
    if (!described.includes(shown.id)) {
      input.setAttribute('aria-describedby', [...described, shown.id].join(' ').trim());
    }
  }

  return {
    /** Has the input name what is shown, and that stand behind it. */
    attach,
    /**
     * `language`: that of the text, where it is known; `event`: what happened just now, if anything did; a second of the
     * same kind is news as well.
     */
    show({ kind, about, text }: Said, language: string, event: object | null): void {
      // A framework may have put the input elsewhere, or written its attributes anew.
      attach();
      if (shown.textContent !== text) shown.textContent = text;
      shown.dataset.kind = kind;
      for (const it of [shown, announced]) {
        if (it.lang !== language) setAttribute(it, 'lang', language || null);
      }
      const isFirst = !news;
      // Another error is news; that its numbers go up with every key is not.
      const now = kind === 'error' ? text.replace(/\d+/g, '') : about;
      if (now === news && (!event || event === last)) return;
      news = now;
      last = event;
      // What was there before is no news unless something is wrong with it.
      if (isFirst && kind !== 'error') return;
      // The same text anew is no change that a screen reader hears of.
      announced.textContent = announced.textContent === text ? `${text}\u00a0` : text;
    },
    remove(): void {
      announced.remove();
      if (!output) {
        shown.remove();
        return;
      }
      shown.replaceChildren(...content);
      for (const [name, value] of had) setAttribute(shown, name, value);
    },
  };
}

/** What stands in a label is a part of its name. */
const outsideLabel = (element: Element): Element => element.closest('label') ?? element;
