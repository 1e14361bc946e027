// Undo and redo of a field whose value is written by a script: browsers forget theirs then.

import type { Field } from '../live/live';

const MOST = 200;

export function history(start: Field) {
  const states = [copy(start)];
  let at = 0;

  return {
    /** A new state; what was undone before it is gone. The same text again only moves the caret. */
    add(state: Field): void {
      if (state.value === states[at]?.value) {
        states[at] = copy(state);
        return;
      }
      states.splice(++at, Number.POSITIVE_INFINITY, copy(state));
      if (states.length > MOST) {
        states.shift();
        at--;
      }
    },
    back: (): Field | undefined => (at > 0 ? states[--at] : undefined),
    forth: (): Field | undefined => (at + 1 < states.length ? states[++at] : undefined),
  };
}

const copy = ({ value, selectionStart, selectionEnd }: Field): Field => ({ value, selectionStart, selectionEnd });
