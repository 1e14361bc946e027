// The languages that the package speaks: English and Chinese, and what a page adds.

import type { Language } from '../contract/language';
import type { Locale } from '../contract/locale';
import { language as en } from './generated/en';
import { language as zhCN } from './generated/zh-CN';

const added: Language[] = [];

/**
 * Speak one more language: after `addLanguage(language)` with what `humanoid-id/ja` has, `message`, the elements, `bind`
 * and `schema` take `ja`. A language that is added again takes the place of the one before.
 */
export function addLanguage(language: Language): void {
  if (typeof language?.tag !== 'string')
    throw new TypeError('addLanguage: expected a language, as humanoid-id/ja has it');
  added.unshift(language);
}

/** A language by its tag, or as it is. */
export function languageFor(locale: Locale | Language): Language {
  if (typeof locale === 'object' && locale !== null && 'issues' in locale) return locale;
  const known = spokenAs(locale);
  if (known) return known;
  throw new TypeError(
    `locale: expected ${all()
      .map(({ tag }) => `"${tag}"`)
      .join(', ')} or a language to add`,
  );
}

/** The language that is spoken for a tag such as `zh`, `zh-Hans-CN` or `en-US`; `null` for any other. */
export function localeOf(tag: string): Locale | null {
  return (spokenAs(tag)?.tag as Locale | undefined) ?? null;
}

function spokenAs(tag: unknown): Language | undefined {
  const first = (name: unknown) => String(name).toLowerCase().split(/[-_]/)[0];
  return typeof tag === 'string' ? all().find((language) => first(language.tag) === first(tag)) : undefined;
}

const all = (): Language[] => [...added, en, zhCN];
