// Which of some languages a tag such as `zh-Hans-CN` or `en-US` means.

import type { Language } from '../contract/language';

const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];

/** The language of a tag, by its first part; of two of the same the later one. */
export function languageNamed(tag: unknown, languages: readonly Language[]): Language | undefined {
  if (typeof tag !== 'string') return undefined;
  const named = languages.filter((language) => primary(language.tag) === primary(tag));
  return named[named.length - 1];
}
