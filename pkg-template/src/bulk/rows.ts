// One row of an answer.

import type { Reading, RowReport } from '../contract/bulk-types';
import type { Issue } from '../contract/types';

/** What no look at the row itself shows goes before its other warnings. */
const RANKS: ((issue: Issue) => boolean)[] = [
  ({ severity }) => severity === 'error',
  ({ code }) => code === 'duplicate' || code === 'near-duplicate',
  ({ severity }) => severity === 'warning',
  () => true,
];

/** The issue to name where there is room for one. */
export function worstOf({ issues }: RowReport): Issue | undefined {
  return RANKS.map((isOfRank) => issues.find(isOfRank)).find((issue) => issue !== undefined);
}

export type Note = Record<'status' | 'issue' | 'place' | 'message', string>;

/**
 * What came of a row, for cells beside it. Places are counted from 1, and `1..2`, as `1-2` is a date to a spreadsheet;
 * what is about the row as a whole has none. Of a code in four columns they are places of the code that they make.
 */
export function noteOf(row: RowReport, reading: Reading | null, say: (issue: Issue) => string): Note {
  const issue = worstOf(row);
  if (!issue) return { status: row.status, issue: '', place: '', message: '' };
  const [start, end] = isOfFour(reading) ? withinCode(row, issue) : issue.range;
  const isOfRow = issue.segment === null && start === end;
  const place = row.value === '' || isOfRow ? '' : end - start > 1 ? `${start + 1}..${end}` : `${start + 1}`;
  return { status: row.status, issue: issue.code, place, message: say(issue) };
}

/** In JSON lines columns have names only, and without a header numbers. */
const isOfFour = (reading: Reading | null) => [reading?.columns, reading?.columnNames].some((it) => it?.length === 4);

/** The value has a space between two columns; a near duplicate is told of the bare code. */
function withinCode({ value }: RowReport, { code, range: [start, end] }: Issue): Issue['range'] {
  if (code === 'near-duplicate') return [start, end];
  const before = (at: number) => value.slice(0, at).replaceAll(' ', '').length;
  return [before(start), before(end)];
}

/** One row of CSV, with its line end; nothing in it is run by a spreadsheet as a formula. */
export function csv(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => cell(field, ',')).join(',')}\r\n`;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front; a Chinese one takes full-width signs, too. */
export function cell(value: string | number, delimiter: string): string {
  const text = typeof value === 'string' && /^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : String(value);
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}
