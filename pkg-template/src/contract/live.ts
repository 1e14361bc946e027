// A text that is still being typed, in types: what was done to a field, and what came of it.

import type { Language } from './language';
import type { Locale } from './locale';
import type { Range, Result, RulesetOptions } from './types';

export type Grouping = 'spaced' | 'hyphenated' | 'off';

export type LiveOptions = RulesetOptions & {
  /** How the segments stand apart while somebody types. */
  grouping?: Grouping;
  /** The language to speak; default: that of the page. `liveInput` says nothing itself. */
  locale?: Locale | Language;
  /** What a form sends for a valid code: its 29 places, or the text as it is shown. Of no effect without a form. */
  submit?: 'id' | 'display';
};

export type Field = { value: string; selectionStart: number; selectionEnd: number };

/** A field whose selection may be left out: it is a caret then, at the end. */
export type FieldLike = { value: string; selectionStart?: number | undefined; selectionEnd?: number | undefined };

export type Change = FieldLike & {
  /** What the browser's `InputEvent` says was done. */
  inputType?: string | undefined;
  /** An input method is still at it: nothing is rewritten. */
  composing?: boolean | undefined;
  /**
   * The field before the change. With it, what was inserted is told apart from what was there, and a paste that is not
   * taken leaves what was there. Without it, all that is there counts as inserted into nothing.
   */
  before?: FieldLike | undefined;
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

/** The one thing to say about a field. */
export type Said = {
  kind: 'hint' | 'done' | 'notice' | 'warning' | 'error';
  /** The same as long as the same thing is said: `next` at every key, an issue's code, … */
  about: string;
  text: string;
};
