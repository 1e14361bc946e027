// What a report says. Sentences about a single issue are the package's.

import { type Model, texts } from '../messages/generated/all/summary';
import { inEvery, type Phrases } from '../messages/phrases';

export type SummaryTexts = Phrases<Model>;

export const SUMMARY = inEvery<Model>(texts);
