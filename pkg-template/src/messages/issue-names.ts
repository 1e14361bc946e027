// A short name for every issue, where there is no room for a sentence: in a chart, a list of counts, a filter.

import type { IssueCode, Locale } from '../contract/types';
import { texts } from './generated/all/names';

export const ISSUE_NAMES: Record<Locale, Record<IssueCode, string>> = texts;

/** What stands beside an issue's code to explain it: in English, the code itself is as good a name. */
export function nameBeside(code: string, locale: Locale): string | undefined {
  return locale === 'en' ? undefined : ISSUE_NAMES[locale][code as IssueCode];
}
