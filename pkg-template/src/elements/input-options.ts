// The options of the element as its page gives them. A mistake is told once. Of the looks of the field the default holds
// then; without its rules nothing may be sent, because nobody knows what the page would let pass.

import type { BindOptions, Languages } from '../contract/field';
import type { EditionId, RulesetOptions } from '../contract/types';
import { languageNamed, openLiveInput } from '../foundation';

/** Attributes that change how it works, and what they say. HTML's own names are read in either case as well. */
export const OPTIONS: Record<'rules' | 'grouping' | 'submit', (text: string | null) => BindOptions> = {
  rules: (text) => (text && IS_ID.test(text) ? { edition: text as EditionId } : JSON.parse(text || '{}')),
  grouping: (text) => ({ grouping: text?.toLowerCase() as 'off' }),
  submit: (text) => ({ submit: text?.toLowerCase() as 'id' }),
};

/** The id of an edition, which JSON is not. */
const IS_ID = /^[a-z0-9.-]+\/[a-z0-9./-]+$/;

/** What a script sets: an object, or the text that the attribute has, which some frameworks hand to the property. */
export type Rules = RulesetOptions | string | undefined;

/** The rules as an object, where they are one. */
export function rulesOf(element: Element, set: Rules): RulesetOptions {
  try {
    return typeof set === 'object' ? set : OPTIONS.rules(set ?? element.getAttribute('rules'));
  } catch {
    return {};
  }
}

/** What can be used, and whether rules are among what cannot; `told` knows what was told before. */
export function optionsOf(element: Element, set: Rules, languages: Languages, told: Set<string>) {
  const options: BindOptions = {};
  let isRuled = true;
  for (const [name, read] of Object.entries(OPTIONS)) {
    const given = name === 'rules' ? set : undefined;
    const text = typeof given === 'string' ? given : element.getAttribute(name);
    try {
      const own = given && typeof given !== 'string' ? given : read(text);
      Object.assign(options, own, judged(own, languages));
    } catch (error) {
      if (name === 'rules') isRuled = false;
      const hint =
        text === '[object Object]' ? 'give JSON text, or define the element first' : (error as Error).message;
      const mistake = `<humanoid-id-input> ${name}${given ? '' : `="${text}"`}: ${hint}`;
      if (!told.has(mistake)) console.error(mistake);
      told.add(mistake);
    }
  }
  return { options, isRuled };
}

/** Throws where options are wrong. Without the module nobody can tell yet; whoever checks the text judges them, too. */
function judged(options: BindOptions, languages: Languages): BindOptions {
  try {
    openLiveInput(options);
  } catch (error) {
    if (error instanceof TypeError) throw error;
  }
  const { locale } = options;
  if (!locale) return {};
  const language = languageNamed(locale, languages());
  if (language) return { language };
  const tags = languages().map(({ tag }) => `"${tag}"`);
  throw new TypeError(`locale: expected ${tags.join(' or ')}`);
}
