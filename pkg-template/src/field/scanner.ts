// A scanner that works as a keyboard types all that it read, an address or a label around the code too.

import type { Field } from '../contract/live';
import type { Result } from '../contract/types';

/** Between two scans, in milliseconds. */
const PAUSE = 300;

/** What was typed in one go, as it was typed: the field itself has lost the separators by which codes are told apart. */
export function typedRun() {
  let text = '';
  let caret: number | null = null;
  let isOver = false;
  let isScan = false;
  let wasLeft = false;
  let last = 0;
  const end = () => {
    text = '';
    caret = null;
  };
  return {
    end,
    /** The person has gone elsewhere: what is typed next is begun anew, in half a code as well. */
    leave(): void {
      end();
      wasLeft = true;
    },
    /** A change: what the browser says of it, the field before, and how that had turned out. */
    add({ inputType, data, timeStamp }: InputEvent, before: Field, status: Result['status'] | undefined): void {
      if (inputType !== 'insertText' || data === null) {
        end();
        return;
      }
      const { value, selectionStart, selectionEnd } = before;
      // Behind a whole code, a scanner that ends with no key begins anew after a while.
      const isLate = status === 'valid' && timeStamp - last > PAUSE;
      last = timeStamp;
      if (selectionStart === selectionEnd && selectionStart === caret && !isLate) {
        text += data;
        return;
      }
      isOver = selectionEnd - selectionStart < value.length;
      // Into what a person is typing, nothing is scanned.
      isScan = wasLeft || !(isOver && status === 'incomplete');
      wasLeft = false;
      text = data;
    },
    /** Where the next key goes on; behind a change that was settled. */
    goesOnAt(at: number): void {
      if (text) caret = at;
    },
    text: () => (isScan ? text : ''),
    /** Whether the run began in a text that was there, and stays. */
    isOver: () => isOver,
  };
}

/** Between two keys of a scanner, in milliseconds; people take longer. */
const PACE = 50;
const LEAST = 8;

/** Whether a scanner types through an input method, which makes words of what was read. */
export function scanThroughInputMethod() {
  let last = Number.NEGATIVE_INFINITY;
  let keys = 0;
  let isScan = false;
  return {
    /** A key; `isComposed` where the input method has taken it. */
    key(at: number, isComposed: boolean): void {
      const isFast = at - last < PACE;
      last = at;
      if (!isFast) isScan = false;
      keys = isFast ? keys + Number(isComposed) : Number(isComposed);
      isScan ||= keys >= LEAST;
    },
    isScan: () => isScan,
  };
}
