// What the scanner says.

import { type Model, texts } from '../texts/generated/all/scan';
import { inEvery, type Phrases } from '../texts/phrases';

export type ScanTexts = Phrases<Model>;

export const SCAN_TEXTS = inEvery<Model>(texts);
