// What the page says of the life of a unit and of records.

import { type Model, texts } from '../texts/generated/all/records';
import { inEvery, type Phrases } from '../texts/phrases';

export type LifeTexts = Phrases<Model>;

export const LIFE_TEXTS = inEvery<Model>(texts);
