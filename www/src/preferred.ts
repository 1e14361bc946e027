// The language that somebody wants: what the address asks for (`?lang=en`), or else what the browser prefers.

import type { Locale } from 'humanoid-id';
import { LOCALES } from './texts/generated/locales';

/** `null`: none of ours. */
export function preferred(): Locale | null {
  const asked = new URLSearchParams(location.search).get('lang');
  const first = (tag: string) => tag.toLowerCase().split('-')[0];
  for (const tag of [asked, ...navigator.languages]) {
    const spoken = tag && LOCALES.find((locale) => first(locale) === first(tag));
    if (spoken) return spoken;
  }
  return null;
}
