import type { Locale } from '../contract/types';

/** What a tag of a language means to us. */
export function localeNamed(tag: unknown): Locale | undefined {
  const [language] = String(tag).toLowerCase().split(/[-_]/);
  return language === 'zh' ? 'zh-CN' : language === 'en' ? language : undefined;
}

/** The language of the page where an element stands, if it is one of ours. */
export function languageOf(element: Element): Locale {
  const [lang] = hostsOf(element).flatMap((host) => host.closest('[lang]')?.getAttribute('lang') ?? []);
  return localeNamed(lang ?? element.ownerDocument.documentElement.lang) ?? 'en';
}

/** Told when the language where an element stands may have changed, by a button of the page say. Returns the way back. */
export function onLanguage(element: Element, then: () => void): () => void {
  let was = languageOf(element);
  const observer = new MutationObserver(() => {
    const now = languageOf(element);
    if (now !== was) then();
    was = now;
  });
  const watched = { attributeFilter: ['lang'], subtree: true };
  for (const host of hostsOf(element)) observer.observe(host.getRootNode(), watched);
  return () => observer.disconnect();
}

/** An element and those whose shadows it stands in, from the inside out. */
function hostsOf(element: Element): Element[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [element, ...hostsOf(root.host)] : [element];
}
