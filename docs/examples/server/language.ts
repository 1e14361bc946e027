import { type Locale, localeOf } from 'humanoid-id';

/** The language to answer in, by the header that browsers send: `zh-CN,zh;q=0.9,en;q=0.8`. */
export function languageOf(header: string | undefined): Locale {
  const tags = (header ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '');
  return tags.map((tag) => localeOf(tag)).find((locale) => locale !== null) ?? 'en';
}
