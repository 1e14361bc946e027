import type { Language } from '../contract/language';
import type { Locale } from '../contract/locale';
import { languageNamed } from './language-tag';
import { added, spoken } from './languages';

/**
 * Speak one more language: after `addLanguage(language)` with what `humanoid-id/ja` has, `message`, the elements, `bind`
 * and `schema` take `ja`. A language that is added again takes the place of the one before.
 */
export function addLanguage(language: Language): void {
  if (typeof language?.tag !== 'string') throw new TypeError('addLanguage: expected what humanoid-id/ja has');
  added.push(language);
}

/** The language that is spoken for a tag such as `zh`, `zh-Hans-CN` or `en-US`; `null` for any other. */
export function localeOf(tag: string): Locale | null {
  return (languageNamed(tag, spoken())?.tag as Locale | undefined) ?? null;
}
