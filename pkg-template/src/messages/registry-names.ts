import type { Locale } from '../contract/locale';
import type { Names } from '../contract/types';

/** In which of the two languages of a registry its names are shown. */
export const namesIn = (locale: Locale): keyof Names => (locale.startsWith('zh') ? 'zh' : 'en');

/** A name of a registry, which may have it in one language only. */
export function nameFor(locale: Locale, names: Names): string {
  return names[namesIn(locale)] || names.en || names.zh;
}
