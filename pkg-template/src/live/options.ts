// The options of a live input, with a field behind it or without: all of them are read before anything is done.

import type { BindOptions } from '../contract/field';
import { options as core, styles } from '../module/generated/constants';
import { expectOptions, packed } from '../module/rules';

const OWN = ['grouping', 'locale', 'submit'];

/** Options by what they are for; `others` are those that somebody else takes. */
export function liveOptions(options: BindOptions, others: readonly string[] = []) {
  if (typeof options !== 'object' || options === null) throw new TypeError('options: expected an object');
  expectOptions(options);
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
  const known = ['edition', ...core.map((option) => option.name), ...OWN, ...others];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || known.includes(name)) continue;
    throw new TypeError(`option \`${name}\`: expected one of ${known.join(', ')}`);
  }
  if (submit !== 'id' && submit !== 'display') throw new TypeError('submit: expected "id" or "display"');
  const style = styles.indexOf(grouping === 'off' ? 'compact' : grouping);
  if (style < 0 || (grouping as string) === 'compact') {
    throw new TypeError('grouping: expected "spaced", "hyphenated" or "off"');
  }
  return { style, packed: packed(rules), grouping, language: language ?? locale, submit, rules };
}
