// What the command line says when it cannot do what it was asked, and what it says of files and codes; the texts are in
// `languages/`. What is wrong with a code is said by the package, with a registry by `../messages/faults.ts`.

import { type Model, texts } from '../messages/generated/all/cli';
import { inEvery, type Phrases } from '../messages/phrases';

export type Sentences = Phrases<Model>;

export const SENTENCES = inEvery<Model>(texts);
