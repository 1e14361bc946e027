// What the page says that makes datasets. Chinese stands in its HTML, but for what follows from a file.

import { type Model, texts } from '../texts/generated/all/publish';
import { inEvery, type Phrases } from '../texts/phrases';

export type PublishTexts = Phrases<Model>;

export const PUBLISH_TEXTS = inEvery<Model>(texts);
