// The texts of the page in its language. Chinese stands in the HTML; others take its place.

import type { Locale } from 'humanoid-id';
import { find } from './dom';
import { addLanguage } from './package';
import type { texts as common } from './texts/generated/en/common';
import { LANGUAGES } from './texts/generated/languages';
import { texts as chinese } from './texts/generated/zh-CN/common';
import { phrases } from './texts/phrases';
import type { Texts, Written } from './texts/texts';

const zh: Texts = phrases<typeof common>(chinese);

/** What the page speaks by now; other languages come for those who read them. */
const TEXTS: Partial<Record<Locale, Texts & Written>> = {};

const named = (name: 'text' | 'name') => [...document.querySelectorAll<HTMLElement>(`[data-${name}]`)];

/** What the HTML says, which is Chinese, by name: read before anything else takes its place. */
const written = Object.fromEntries([
  ...named('text').map((element) => [element.dataset.text, element.textContent]),
  ...named('name').map((element) => [element.dataset.name, element.getAttribute('aria-label')]),
]);

export async function learn(locale: Locale): Promise<void> {
  if (locale === 'zh-CN' || TEXTS[locale]) return;
  const [own, html, sentences] = await LANGUAGES[locale]();
  // The package brings English and Chinese along.
  if (sentences) addLanguage({ ...sentences.language, countries: sentences.countries });
  TEXTS[locale] = { ...phrases<typeof common>(own.texts), ...html.texts };
}

export function textsIn(locale: Locale): Texts {
  return TEXTS[locale] ?? zh;
}

/** Puts the language into the address, so that a reload keeps it and a link carries it. */
export function remember(locale: Locale): void {
  const address = new URL(location.href);
  address.searchParams.set('lang', locale);
  history.replaceState(history.state, '', address);
}

/** Speaks a language: what every page says. */
export function translate(locale: Locale): void {
  document.documentElement.lang = locale;
  fill(locale === 'zh-CN' ? { ...written, ...zh } : textsIn(locale));
}

/** Fills whatever in the page's HTML names one of these texts; a page may have more of its own. */
export function fill(texts: object): void {
  const of = (name: string | undefined) => (texts as Record<string, unknown>)[name ?? ''];
  document.title = `${of(find('html').dataset.title ?? 'title') ?? document.title}`;
  for (const element of named('text')) {
    const text = of(element.dataset.text);
    if (text !== undefined) element.textContent = `${text}`;
  }
  for (const element of named('name')) {
    const text = of(element.dataset.name);
    if (text !== undefined) element.setAttribute('aria-label', `${text}`);
  }
}
