// Undo and redo of a field whose value is written by a script: browsers forget theirs then.

import type { Field } from '../contract/live';

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
    go: (way: Travel): Field | undefined => {
      const to = states[way === 'historyUndo' ? at - 1 : at + 1];
      if (to) at = states.indexOf(to);
      return to;
    },
  };
}

export type Travel = 'historyUndo' | 'historyRedo';

/**
 * What a key asks for. Where the layout has no Latin letters, the key is known by its place. Browsers that fill a field in,
 * and scripts, send events that name neither.
 */
export function travelOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Travel | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  const letter = (/^[a-z]$/i.test(key) ? key : `${code}`.replace('Key', '')).toLowerCase();
  if (letter === 'z') return shiftKey ? 'historyRedo' : 'historyUndo';
  return letter === 'y' && ctrlKey ? 'historyRedo' : undefined;
}

const copy = ({ value, selectionStart, selectionEnd }: Field): Field => ({ value, selectionStart, selectionEnd });
