// What several files come to together.

import type { Summary } from '../bulk/bulk';

/** The counts of one file or of many. */
export type Counts = Pick<
  Summary,
  | 'rows'
  | 'valid'
  | 'incomplete'
  | 'invalid'
  | 'warned'
  | 'duplicates'
  | 'blank'
  | 'totals'
  | 'byEdition'
  | 'byCode'
  | 'byCountry'
  | 'byEnterprise'
  | 'positions'
  | 'comparedAll'
  | 'bytes'
  | 'ms'
>;

const NUMBERS = ['rows', 'valid', 'invalid', 'warned', 'duplicates', 'blank', 'totals', 'bytes', 'ms'] as const;
const GROUPS = ['byEdition', 'byCode', 'byCountry', 'byEnterprise'] as const;

/** Duplicates are those within each file: codes of one are not compared with codes of another. */
export function total(summaries: readonly Counts[]): Counts {
  const sum = (name: (typeof NUMBERS)[number]) => summaries.reduce((before, one) => before + one[name], 0);
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, sum(name)])) as Record<
    (typeof NUMBERS)[number],
    number
  >;
  const groups = Object.fromEntries(
    GROUPS.map((name) => [name, merged(summaries.map((one) => one[name] as Record<string, number>))]),
  ) as Pick<Counts, (typeof GROUPS)[number]>;
  const [first, ...others] = summaries.map((one) => one.positions);
  const positions = others.reduce((all, one) => all.map((count, at) => count + (one[at] ?? 0)), first ?? []);
  return { ...numbers, incomplete: 0, ...groups, positions, comparedAll: summaries.every((one) => one.comparedAll) };
}

/** Counts by name, most first. */
function merged(counts: readonly Record<string, number>[]): Record<string, number> {
  const all = new Map<string, number>();
  for (const one of counts)
    for (const [name, count] of Object.entries(one)) all.set(name, (all.get(name) ?? 0) + count);
  return Object.fromEntries([...all].sort(([, one], [, other]) => other - one));
}
