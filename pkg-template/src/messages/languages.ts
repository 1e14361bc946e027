// The languages that the package speaks: English and Chinese, and what a page adds.

import type { Language } from '../contract/language';
import type { Locale } from '../contract/locale';
import { language as en } from './generated/en';
import { language as zhCN } from './generated/zh-CN';

/** What was added last comes first. */
export const added: Language[] = [];

const all = (): Language[] => [...added, en, zhCN];

/** A language by its tag, or as it is. */
export function languageFor(locale: Locale | Language): Language {
  if (typeof locale === 'object' && locale !== null && 'issues' in locale) return locale;
  const known = spokenAs(locale);
  if (known) return known;
  throw new TypeError(`locale: expected "en" or "zh-CN", or a language that was given to addLanguage`);
}

/** The language of a tag such as `zh`, `zh-Hans-CN` or `en-US`. */
export function spokenAs(tag: unknown): Language | undefined {
  const first = (name: string) => name.toLowerCase().split(/[-_]/)[0];
  return typeof tag === 'string' ? all().find((language) => first(language.tag) === first(tag)) : undefined;
}
