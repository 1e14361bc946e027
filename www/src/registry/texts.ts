// What is said of registries, beside what every page says.

import { type Model, texts } from '../texts/generated/all/registry';
import { inEvery, type Phrases } from '../texts/phrases';

export type RegistryTexts = Phrases<Model>;

export const REGISTRY_TEXTS = inEvery<Model>(texts);
