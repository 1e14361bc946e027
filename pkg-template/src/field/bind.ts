// The live input and the field as the main entry has them: in all languages that the package speaks.

import type { BindOptions, PageInput } from '../contract/field';
import type { LiveInput, LiveOptions } from '../contract/live';
import { liveInput as makeLiveInput } from '../live/live';
import { languageFor, spoken } from '../messages/languages';
import { bindField } from './bound-field';
import { checkers } from './module-checkers';

/** A text that is still being typed: value and selection in, value and selection out, and all there is to say about it. */
export function liveInput(options: LiveOptions = {}): LiveInput {
  if (options?.locale) languageFor(options.locale);
  return makeLiveInput(options);
}

/**
 * Make an input live. Returns the way back: everything as it was. An input that is live already has its options changed.
 *
 * The input's `value` may be set at any time and is grouped like what is typed. Frameworks see one `input` event for
 * every change, with the value already settled. Where WebAssembly cannot be had the road without it is loaded; until
 * somebody can check, a text that was entered keeps its form back.
 */
export function bind(input: PageInput, options: BindOptions = {}): () => void {
  const language = options?.language ?? options?.locale;
  const given = language ? { ...options, language: languageFor(language) } : options;
  return bindField(input as HTMLInputElement, given, { languages: spoken, checkers });
}
