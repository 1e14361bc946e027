// Undo and redo of a field whose value is written by a script: browsers forget theirs then.

import type { Field } from './live';

const MOST = 200;

export class History {
  #states: Field[];
  #at = 0;

  constructor(start: Field) {
    this.#states = [copy(start)];
  }

  /** A new state; what was undone before it is gone. The same text again only moves the caret. */
  add(state: Field): void {
    if (state.value === this.#states[this.#at]?.value) {
      this.#states[this.#at] = copy(state);
      return;
    }
    this.#states.splice(++this.#at, Number.POSITIVE_INFINITY, copy(state));
    if (this.#states.length > MOST) {
      this.#states.shift();
      this.#at--;
    }
  }

  back(): Field | undefined {
    return this.#at > 0 ? this.#states[--this.#at] : undefined;
  }

  forth(): Field | undefined {
    return this.#at + 1 < this.#states.length ? this.#states[++this.#at] : undefined;
  }
}

const copy = ({ value, selectionStart, selectionEnd }: Field): Field => ({ value, selectionStart, selectionEnd });
