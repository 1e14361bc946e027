// The language of the page around an element, and when it changes.

import type { Languages } from '../contract/field';
import type { Language } from '../contract/language';
import { languageNamed } from '../messages/language-tag';

/** The language of the page where an element stands, if it is one of these; else the first. */
export function languageOf(element: Element, languages: Languages): Language {
  const [lang] = hostsOf(element).flatMap((host) => host.closest('[lang]')?.getAttribute('lang') ?? []);
  const all = languages();
  return languageNamed(lang ?? element.ownerDocument.documentElement.lang, all) ?? all[0];
}

/** Told when the language where an element stands may have changed, by a button of the page say. Returns the way back. */
export function onLanguage(element: Element, languages: Languages, then: () => void): () => void {
  let was = languageOf(element, languages);
  const observer = new MutationObserver(() => {
    const now = languageOf(element, languages);
    if (now !== was) then();
    was = now;
  });
  const watched = { attributeFilter: ['lang'], subtree: true };
  for (const host of hostsOf(element)) observer.observe(host.getRootNode(), watched);
  return () => observer.disconnect();
}

/** An element and those whose shadows it stands in, from the inside out; of whatever realm they are. */
function hostsOf(element: Element): Element[] {
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return host ? [element, ...hostsOf(host)] : [element];
}
