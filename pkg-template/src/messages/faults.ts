// What is wrong with a registry document, as a sentence. The core says it in English, for a programmer: by those texts what
// it expected and found is known, and said in any language.

import type { Locale } from '../contract/locale';
import type { RegistryFault } from '../contract/types';
import { visible } from './escape-invisible';
import { type Model, texts } from './generated/all/faults';
import { inEvery } from './phrases';

type Said = Omit<RegistryFault, 'pointer'>;

const FAULTS = inEvery<Model>(texts);

/** `POINTER: expected …, found …`, with nothing in it that would rearrange a page or a terminal. */
export function faultText(fault: RegistryFault, locale: Locale): string {
  const say = FAULTS[locale];
  return say.place({ pointer: visible(fault.pointer) || say.whole, sentence: faultSentence(fault, locale) });
}

/** The same for whoever shows the pointer in a place of its own. */
export function faultSentence({ expected, found }: Said, locale: Locale): string {
  const say = FAULTS[locale];
  const seen = visible(found);
  if (expected === NO_SUCH_MEMBER && locale !== 'en') return say.alone;
  const wanted = wantedText(expected, locale);
  if (seen === 'nothing') return say.missing({ expected: wanted });
  if (seen === 'more') return say.tooMuch({ expected: wanted });
  if (seen === 'none') return say.none({ expected: wanted });
  if (seen === 'the end' && locale !== 'en') return say.ended({ expected: wanted });
  if (seen.startsWith(WITHOUT) && locale !== 'en') {
    return say.without({ expected: wanted, names: seen.slice(WITHOUT.length) });
  }
  return say.expected({ expected: wanted, found: foundText(seen, locale) || undefined });
}

const NO_SUCH_MEMBER = 'no such member in this kind of field';
const WITHOUT = 'without ';

/** What the core says that it knows, so that a test can hold the list against it. */
export const EXPECTED: readonly string[] = [...Object.values(texts.en.values), NO_SUCH_MEMBER];

function wantedText(english: string, locale: Locale): string {
  // One that ends openly is followed by a list of names, which are the same in every language.
  const is = (text: string) => text === english || (text.endsWith(' ') && english.startsWith(text));
  const known = Object.entries(texts.en.values).find(([, text]) => is(text));
  return known ? texts[locale].values[known[0] as keyof Model['values']] + english.slice(known[1].length) : english;
}

function foundText(english: string, locale: Locale): string {
  const known = Object.entries(texts.en.found).find(([, text]) => text === english);
  return known ? texts[locale].found[known[0] as keyof Model['found']] : english;
}
