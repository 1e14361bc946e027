// The options of a live input, with a field behind it or without. Rules and grouping are the module's to judge.

import type { BindOptions } from '../contract/field';

const OWN = ['grouping', 'locale', 'submit'];

/** Options by what they are for; `others` are those that somebody else takes. */
export function liveOptions(options: BindOptions, others: readonly string[] = []) {
  if (typeof options !== 'object' || options === null) throw new TypeError('options: expected an object');
  const {
    grouping = 'spaced',
    locale,
    submit = 'id',
    output: _,
    onState: __,
    words: ___,
    language,
    ...rules
  } = options;
  const known = [...Object.keys(DEFAULTS), ...OWN, ...others];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || known.includes(name)) continue;
    throw new TypeError(`option \`${name}\`: expected one of ${known.join(', ')}`);
  }
  if (submit !== 'id' && submit !== 'display') throw new TypeError('submit: expected "id" or "display"');
  return { grouping, language: language ?? locale, submit, rules };
}
