import * as glue from 'humanoid-id:glue';
import type { Locale, SegmentName } from '../contract/types';
import { load } from '../module/core';

/** What an input and the parts of a plate are called, and what an input says before anything is entered. */
export type InputWords = 'label' | 'start' | 'required' | SegmentName;

/** The words of an input that do not depend on what was entered. */
export function inputWords(kind: InputWords, locale: Locale): string {
  load();
  return glue.inputSentence(kind, '', 0, 0, locale);
}
