// What is said of what codes mean, beside what every page says.

import { type Model, texts } from '../texts/generated/all/known';
import { inEvery, type Phrases } from '../texts/phrases';
import type { Texts } from '../texts/texts';

export type KnownTexts = Texts & Phrases<Model>;

export const KNOWN_TEXTS = inEvery<Model>(texts);
