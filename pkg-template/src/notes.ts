// What is said about an input: shown beside it at every change, and announced once when it is news.

import type { Said } from './live';

let count = 0;

/** `output`: where it is shown; by default an element of its own. */
export function notes(input: HTMLElement, output: HTMLElement | undefined) {
  const make = () => input.ownerDocument.createElement('div');
  const shown = output ?? make();
  const announced = make();
  const had = { id: shown.id, kind: shown.dataset.kind, content: [...shown.childNodes] };
  let news = 'next';
  let last: object | null;
  shown.id ||= `humanoid-id-note-${++count}`;
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
    if (!output && shown.parentNode !== input.parentNode) input.after(shown);
    if (announced.parentNode !== shown.parentNode) shown.after(announced);
    const described = input.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
    if (!described.includes(shown.id)) {
      input.setAttribute('aria-describedby', [...described, shown.id].join(' ').trim());
    }
  }

  return {
    /** `event`: what happened just now, if anything did; a second of the same kind is news as well. */
    show({ kind, about, text }: Said, event: object | null): void {
      // A framework may have put the input elsewhere, or written its attributes anew.
      attach();
      if (shown.textContent !== text) shown.textContent = text;
      shown.dataset.kind = kind;
      if (about === news && (!event || event === last)) return;
      news = about;
      last = event;
      // The same text anew is no change that a screen reader hears of.
      announced.textContent = announced.textContent === text ? `${text}\u00a0` : text;
    },
    remove(): void {
      announced.remove();
      if (!output) {
        shown.remove();
        return;
      }
      shown.replaceChildren(...had.content);
      shown.id = had.id;
      if (!had.id) shown.removeAttribute('id');
      if (had.kind === undefined) delete shown.dataset.kind;
      else shown.dataset.kind = had.kind;
    },
  };
}
