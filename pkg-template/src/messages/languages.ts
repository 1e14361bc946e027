// The languages that the package speaks: English and Chinese, and what a page adds.

import type { Language } from '../contract/language';
import type { Locale } from '../contract/locale';
import { language as en } from './generated/en';
import { language as zhCN } from './generated/zh-CN';
import { languageNamed } from './language-tag';

export const added: Language[] = [];

/** All of them; English is spoken where a page says nothing else. */
export const spoken = (): readonly [Language, ...Language[]] => [en, zhCN, ...added];

/** A language by its tag, or as it is. */
export function languageFor(locale: Locale | Language): Language {
  if (typeof locale === 'object' && locale !== null && 'issues' in locale) return locale;
  const known = languageNamed(locale, spoken());
  if (known) return known;
  throw new TypeError('locale: expected "en" or "zh-CN", or a language that was given to addLanguage');
}
