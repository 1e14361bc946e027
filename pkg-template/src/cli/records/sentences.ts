// What the commands for records say; the texts are in `languages/`. What is wrong with a record is said by the module, with a
// dataset by `../../records/error.ts`.

import type { Locale } from '../../index';
import { namesIn } from '../../messages/registry-names';
import { SENTENCES, type Sentences } from '../sentences';

export type RecordSentences = Sentences['records'];

export const saying = (locale: Locale): RecordSentences => SENTENCES[locale].records;
/** Which of the two languages of data is shown. */
export const side = namesIn;
