// The language of the page around an element. Which ones are spoken is asked of the package that the element stands on.

import type { Locale } from '../contract/locale';

type Spoken = (tag: string) => Locale | null;

/** The language of the page where an element stands, if it is spoken; else English. */
export function languageOf(element: Element, spoken: Spoken): Locale {
  const [lang] = hostsOf(element).flatMap((host) => host.closest('[lang]')?.getAttribute('lang') ?? []);
  return spoken(lang ?? element.ownerDocument.documentElement.lang) ?? 'en';
}

/** Told when the language where an element stands may have changed, by a button of the page say. Returns the way back. */
export function onLanguage(element: Element, spoken: Spoken, then: () => void): () => void {
  let was = languageOf(element, spoken);
  const observer = new MutationObserver(() => {
    const now = languageOf(element, spoken);
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
