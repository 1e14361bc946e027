// What the page for files says beside what every page says.

import type { IssueCode, Locale } from 'humanoid-id';
import { ISSUE_NAMES } from '../../../../pkg-template/src/messages/issue-names';
import { type Model, texts } from '../../texts/generated/all/batch';
import { inEvery, type Phrases } from '../../texts/phrases';

export type BatchTexts = Phrases<Model>;

/** A short name for an issue, where there is no room for a sentence. */
export const issueName = (code: IssueCode, locale: Locale): string => ISSUE_NAMES[locale][code];

export const BATCH_TEXTS = inEvery<Model>(texts);
