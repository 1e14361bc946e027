// An input of a page that is made live, in types.

import type { Language } from './language';
import type { LiveInput, LiveOptions, LiveState, Said } from './live';
import type { Locale } from './locale';
import type { Result, Rules } from './types';

/** `HTMLInputElement` and `HTMLElement` where there is a page; a program without one need not know of them. */
export type PageInput = typeof globalThis extends { HTMLInputElement: { prototype: infer Input } } ? Input : object;
export type PageElement = typeof globalThis extends { HTMLElement: { prototype: infer Any } } ? Any : object;

export type BindOptions = LiveOptions & {
  /** A language as data, as `humanoid-id/ja` has it: the one to speak, whatever the page's. */
  language?: Language;
  /** Where to show what is said. Default: an element of its own behind the input. */
  output?: PageElement;
  /** Told after every change, whoever made it, once the page's own listeners have heard of the change. */
  onState?: (state: LiveState, said: Said) => void;
  /** Other words for what is said; `undefined` keeps ours. */
  words?: (said: Said, state: LiveState, locale: Locale) => string | undefined;
};

/** What checks the text of a field. */
export type Checker = {
  liveInput(options: LiveOptions): LiveInput;
  validate(input: unknown, options?: Rules): Result;
};

/** Languages to choose from by the page's; the first is spoken where none is the page's. */
export type Languages = () => readonly [Language, ...Language[]];
