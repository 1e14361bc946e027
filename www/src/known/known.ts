// What the page shows of a code beyond its form: what its parts mean, what else may have been meant, its label, and ways
// to take it along. Loaded beside the part of the package that knows this.

import '../../styles/known.css';
import {
  type Decoded,
  decode,
  type HumanoidId,
  type Locale,
  type Registry,
  type Result,
  type RulesetOptions,
  suggest,
} from 'humanoid-id';
import { isAnotherScheme } from '../places';
import { lifeSection } from '../records/section';
import type { Texts } from '../texts/texts';
import { copying } from './copy';
import { labelSection } from './label';
import { drawMeaning } from './meaning';
import { suggestions } from './suggestions';
import { KNOWN_TEXTS, type KnownTexts } from './texts';

type Seen = {
  text: string;
  /** The places of the text, as they were read. */
  read: string;
  result: Result;
  decoded: Decoded | null;
  registry: Registry | null;
  rules: RulesetOptions;
  locale: Locale;
  texts: Texts;
};
export type DrawKnown = (seen: Seen) => void;

/** The sample names what it lists. Being made up, it has nothing to say against a code. */
export function decoded(
  text: string,
  registry: Registry | null,
  isSample: boolean,
  rules: RulesetOptions,
): Decoded | null {
  const told = decode(text, { rules, ...(registry && { registry }) });
  const plain = isSample ? decode(text, { rules }) : null;
  return told && plain && told.issues.length > plain.issues.length ? plain : told;
}

export function known(enter: (code: HumanoidId) => void): DrawKnown {
  const drawSuggestions = suggestions(enter);
  const drawLabel = labelSection();
  const drawLife = lifeSection();
  let latest: (Seen & { texts: KnownTexts }) | undefined;
  copying(() => latest);

  return (seen) => {
    const { text, read, result, decoded, registry, rules, locale } = seen;
    const texts = { ...seen.texts, ...KNOWN_TEXTS[locale] };
    latest = { ...seen, texts };
    const near = isAnotherScheme(result) ? [] : suggest(text, { rules, ...(registry && { registry }) });
    drawSuggestions(near, read, locale, texts);
    drawMeaning(decoded, locale, texts);
    drawLife({ decoded, locale });
    drawLabel(decoded?.id ?? null, locale);
  };
}
