// The live input without a page: what the core settles, with names. See src/live.rs for what happens and why.

import * as glue from 'humanoid-id:glue';
import { load, post } from './core';
import { stateAt } from './record';
import type { Range, Result, RulesetOptions } from './types';

export type Grouping = 'spaced' | 'hyphenated' | 'off';

export type LiveOptions = RulesetOptions & {
  /** How the segments stand apart while somebody types. */
  grouping?: Grouping;
};

export type Field = { value: string; selectionStart: number; selectionEnd: number };

export type Change = Field & {
  /** What the browser's `InputEvent` says was done. */
  inputType?: string | undefined;
  /** An input method is still at it: nothing is rewritten. */
  composing?: boolean | undefined;
  /**
   * The field before the change. With it, what was inserted is told apart from what was there, and a paste that is not
   * taken leaves what was there. Without it, all that is there counts as inserted into nothing.
   */
  before?: Field | undefined;
};

export type InputSource = 'key' | 'paste' | 'drop';

export type LiveState = Field & {
  /** What `validate` says of the value; `next` in it says what may come. */
  result: Result;
  /** A text with one code in it: the code was used, and the rest was left out. */
  taken: { source: InputSource; text: string; range: Range } | null;
  /** A text that was not used; the field is as it was before. */
  rejected: { source: InputSource; text: string; code: 'several-codes' | 'too-long-to-check' } | null;
};

export type LiveInput = {
  /** Settle a change. Nothing is remembered between calls: the same change always settles the same way. */
  apply(change: Change): LiveState;
};

/** A text that is still being typed: value and selection in, value and selection out, and all there is to say about it. */
export function liveInput(options: LiveOptions = {}): LiveInput {
  const { grouping = 'spaced', ...rules } = options;
  load();
  const settings = glue.liveSettings(grouping, rules);
  // Texts are dear at the boundary, and keys follow keys.
  let [known, gesture] = ['', 0];
  return {
    apply({
      value = '',
      selectionStart = value.length,
      selectionEnd = selectionStart,
      inputType = '',
      composing = false,
      before,
    }) {
      if (inputType !== known) [known, gesture] = [inputType, glue.gesture(inputType)];
      const was = before?.value ?? '';
      post(value, was);
      const state = glue.live(
        settings,
        value.length,
        selectionStart,
        selectionEnd,
        gesture,
        composing,
        before !== undefined,
        was.length,
        before?.selectionStart ?? 0,
        before?.selectionEnd ?? 0,
      );
      return stateAt(state, value);
    },
  };
}

/** The one thing to say about a field. */
export type Said = {
  kind: 'hint' | 'done' | 'notice' | 'warning' | 'error';
  /** The same as long as the same thing is said: `next` at every key, an issue's code, … */
  about: string;
  text: string;
};
