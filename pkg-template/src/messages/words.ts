import type { Locale } from '../contract/locale';
import type { SegmentName } from '../contract/types';
import { languageFor } from './languages';
import { inputSentence } from './sentences';

/** What an input and the parts of a plate are called, and what an input says before anything is entered. */
export type InputWords = 'label' | 'start' | 'required' | SegmentName;

/** The words of an input that do not depend on what was entered. */
export function inputWords(kind: InputWords, locale: Locale): string {
  return inputSentence(kind, {}, languageFor(locale));
}
