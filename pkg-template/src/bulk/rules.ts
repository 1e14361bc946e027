// Rules as the module for many codes takes them, an object of options, and what the editions among them are called.

import { rulesetId } from '../module/generated/constants';

/** What somebody gives as rules; what is none is the module's to refuse. */
export function rulesGiven(given: unknown): { rules: unknown; ids: [string, ...string[]] } {
  const isEdition = typeof given === 'string' || (isObject(given) && 'format' in given);
  const rules = isEdition ? { edition: given } : given;
  const edition = isObject(rules) ? (rules as { edition?: unknown }).edition : undefined;
  const [first = rulesetId, ...others] = (Array.isArray(edition) ? edition : [edition]).map(idOf);
  return { rules, ids: [first, ...others] };
}

const idOf = (edition: unknown): string => {
  if (isObject(edition)) return `${(edition as { id?: unknown }).id}`;
  return typeof edition === 'string' ? edition : rulesetId;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
