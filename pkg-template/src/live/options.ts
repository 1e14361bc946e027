// The options of a live input, with an element behind it or without: all of them are read before anything is done.

import * as glue from 'humanoid-id:glue';
import type { BindOptions } from '../field/bind';
import { languageFor } from '../messages/languages';
import { load } from '../module/core';

const OWN = ['grouping', 'locale', 'submit'];

/**
 * The settings that the module keeps under a number, and the rest by name; `others` are options that are none of its
 * business.
 */
export function liveOptions(options: BindOptions, others: readonly string[] = []) {
  if (typeof options !== 'object' || options === null) throw new TypeError('options: expected an object');
  const { grouping = 'spaced', locale, submit = 'id', output: _, onState: __, words: ___, ...rules } = options;
  const known = [...Object.keys(DEFAULTS), ...OWN, ...others];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || known.includes(name)) continue;
    throw new TypeError(`option \`${name}\`: expected one of ${known.join(', ')}`);
  }
  load();
  if (locale) languageFor(locale);
  if (submit !== 'id' && submit !== 'display') throw new TypeError('submit: expected "id" or "display"');
  return { settings: glue.liveSettings(grouping, rules), grouping, locale, submit, rules };
}
