// The language that somebody wants: what the address asks for (`?lang=en`), or else what the browser prefers.

import type { Locale } from 'humanoid-id';

/** `null`: none of ours. */
export function preferred(): Locale | null {
  const asked = new URLSearchParams(location.search).get('lang');
  for (const tag of [asked, ...navigator.languages]) {
    if (tag?.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (tag?.toLowerCase().startsWith('en')) return 'en';
  }
  return null;
}
