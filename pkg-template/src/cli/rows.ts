// Rows there is something to say about, as lines of a report.

import type { Reading, RowReport } from '../bulk/bulk';
import { csv, noteOf, worstOf } from '../bulk/rows';
import { type Locale, message } from '../index';
import { json } from '../messages/escape-invisible';

export const ROW_FORMS = ['jsonl', 'csv'] as const;
type RowForm = (typeof ROW_FORMS)[number];

/** As in an annotated copy, and then what else there is to say of the row. */
const COLUMNS = ['file', 'row', 'line', 'value', 'status', 'issue', 'place', 'message', 'also'];

/** What stands above the rows. */
export const rowHead = (form: RowForm) => (form === 'csv' ? csv(COLUMNS) : '');

export function rowText(form: RowForm, file: string, row: RowReport, reading: Reading | null, locale: Locale): string {
  if (form === 'jsonl') return `${json({ file, ...row })}\n`;
  const { status, issue, place, message: said } = noteOf(row, reading, (issue) => message(issue, locale));
  const told = worstOf(row);
  const also = row.issues.filter((issue) => issue !== told).map(({ code }) => code);
  return csv([file, row.row, row.line, row.value, status, issue, place, said, also.join(' ')]);
}
