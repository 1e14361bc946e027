// Editions of the rules: documents that settle every unknown of the standard. A new standard is such a document.

import type { Edition, EditionDifference, RegistryError, RegistryFault } from '../contract/types';
import { visible } from '../messages/escape-invisible';
import * as module from '../module/meaning';
import { copies, isDocument, NUMBERS, type PackedRules, packed } from '../module/rules';
import { encoded } from '../module/utf8';
import { documentIn } from './registry-given';

/**
 * Read an edition of the rules: a document as an object, as JSON text or its bytes, or the id of an edition of the package.
 * The edition is taken as an option: `validate(text, { edition })`.
 *
 * @throws {RegistryError} with every fault; a document is used whole or not at all.
 */
export function loadRules(rules: string | Uint8Array | object): Edition {
  copies.read = loadRules;
  const given = documentIn(rules);
  if (typeof given === 'object' && 'expected' in given) throw refusal([given]);
  const answer: RegistryFault[] | { numbers: number[]; edition: Edition } = JSON.parse(
    module.readRules(typeof given === 'string' ? encoded(given) : given),
  );
  if (Array.isArray(answer)) throw refusal(answer);
  const { numbers, edition } = answer;
  // No part of the data: what is spread or written as JSON is a document like any other.
  Object.defineProperty(edition, NUMBERS, { value: Object.freeze(numbers) });
  return Object.freeze(edition);
}

/** Rules with the days of the edition that they are of, which choose among several. */
export type Ruled = PackedRules & Pick<Edition, 'validFrom' | 'validTo'>;

/** What somebody gives as rules, read: one edition, or several that stand side by side. */
export function ruled(given: unknown): [Ruled, ...Ruled[]] {
  const rules = isDocument(given) ? { edition: given } : given;
  const isObject = typeof rules === 'object' && rules !== null && !(NUMBERS in rules);
  const { edition, ...others } = isObject ? (rules as { edition?: unknown }) : {};
  if (!isObject || edition === undefined) return [packed(rules)];
  const editions = Array.isArray(edition) ? edition : [edition];
  const all = editions.map((one: unknown) => {
    const read = typeof one === 'string' || isDocument(one) ? loadRules(one) : one;
    const { validFrom, validTo } = (read ?? {}) as Partial<Edition>;
    return { ...packed({ ...others, edition: read }), ...(validFrom && { validFrom }), ...(validTo && { validTo }) };
  });
  const twice = all.find(({ id }, at) => all.findIndex((other) => other.id === id) < at);
  if (twice) throw new TypeError(`option \`edition\`: expected each edition once, found ${twice.id} twice`);
  const [first, ...more] = all;
  if (!first) throw new TypeError('option `edition`: expected at least one edition, found none');
  return [first, ...more];
}

/** What two editions settle differently. */
export function compareRules(one: Edition, other: Edition): EditionDifference[] {
  const [first, second] = [one, other].map((edition) => JSON.stringify(loadRules(edition))) as [string, string];
  return JSON.parse(module.compareRules(first, second));
}

function refusal(faults: RegistryFault[]): RegistryError {
  const [first, ...others] = faults as [RegistryFault, ...RegistryFault[]];
  const more = others.length > 0 ? ` (and ${others.length} more, see faults)` : '';
  const said = `rules${first.pointer}: expected ${first.expected}, found ${first.found}${more}`;
  return Object.assign(new TypeError(visible(said)), { faults });
}
