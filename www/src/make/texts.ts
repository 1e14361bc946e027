// What the page that makes codes says beside what every page says.

import { type Model, texts } from '../texts/generated/all/make';
import { inEvery, type Phrases } from '../texts/phrases';

export type MakeTexts = Phrases<Model>;

export const MAKE_TEXTS = inEvery<Model>(texts);
