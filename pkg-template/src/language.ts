import type { Locale } from './types';

/** The language of the page where an element stands, if it is one of ours. */
export function languageOf(element: Element): Locale {
  const root = element.getRootNode();
  const near = element.closest('[lang]') ?? (root instanceof ShadowRoot ? root.host.closest('[lang]') : null);
  const lang = near?.getAttribute('lang') ?? element.ownerDocument.documentElement.lang;
  return /^zh\b/i.test(lang) ? 'zh-CN' : 'en';
}
