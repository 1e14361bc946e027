// What the label's section says, once it is open.

import { type Model, texts } from '../texts/generated/all/label';
import { inEvery, type Phrases } from '../texts/phrases';

export type LabelTexts = Phrases<Model>;

export const LABEL_TEXTS = inEvery<Model>(texts);
