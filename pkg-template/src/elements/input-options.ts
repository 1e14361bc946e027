// The options of the element as its page gives them. A mistake in one costs no form its field: it is told once, and what
// holds by default holds.

import { type BindOptions, liveInput, type RulesetOptions } from '../api/api';

/** Attributes that change how it works, and what they say. HTML's own names are read in either case as well. */
export const OPTIONS: Record<'rules' | 'grouping' | 'submit', (text: string | null) => BindOptions> = {
  rules: (text) => JSON.parse(text || '{}'),
  grouping: (text) => ({ grouping: text?.toLowerCase() as 'off' }),
  submit: (text) => ({ submit: text?.toLowerCase() as 'id' }),
};

/** What can be used of the attributes, or of the rules that a script set; `told` knows what was told before. */
export function optionsOf(element: Element, set: RulesetOptions | undefined, told: Set<string>): BindOptions {
  const all = {};
  for (const [name, read] of Object.entries(OPTIONS)) {
    const given = name === 'rules' ? set : undefined;
    const text = element.getAttribute(name);
    try {
      const options = given ?? read(text);
      liveInput(options);
      Object.assign(all, options);
    } catch (error) {
      const mistake = `<humanoid-id-input> ${name}${given ? '' : `="${text}"`}: ${(error as Error).message}`;
      if (!told.has(mistake)) console.error(mistake);
      told.add(mistake);
    }
  }
  return all;
}
