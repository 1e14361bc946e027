// When somebody asks of a field whether it is finished: what is missing is an error then, and none while somebody types.

import type { WayBack } from './way-back';

/** `later` runs after the browser is done with what it does now. */
export function questions(
  input: HTMLInputElement,
  way: WayBack,
  later: (then: () => void) => void,
  onAsked: () => void,
) {
  /** A form may have been sent, or the field left, since the last change. */
  let isAsked = false;
  way.listen(input, 'blur', () => {
    isAsked = true;
  });
  // `checkValidity` sends this as well, at every key on some pages: it is no question of the person's.
  way.listen(input, 'invalid', () => {
    if (isAsked) return onAsked();
    const isIn = input.matches(':focus');
    // Where a script asks for it to be seen, the browser goes to the first that is wrong.
    later(() => !isIn && input.matches(':focus') && onAsked());
  });
  return {
    /** A change: whoever asked before has had an answer. */
    changed(): void {
      isAsked = false;
    },
    /** Enter and clicks in the document where the input stands. */
    watch(document: Document, away: WayBack): void {
      for (const name of ['keydown', 'click']) {
        away.listen(document, name, (event: KeyboardEvent) => {
          isAsked ||= event.key === 'Enter' || (name === 'click' && event.composedPath()[0] !== input);
        });
      }
    },
  };
}
