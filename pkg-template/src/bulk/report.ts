// Rows there is something to say about, as lines of a report: CSV in which nothing is a formula, or JSON lines.

import type { Reading, RowReport } from '../contract/bulk-types';
import type { Issue } from '../contract/types';
import { json } from '../messages/escape-invisible';
import { csv, noteOf, worstOf } from './rows';

export type ReportForm = 'csv' | 'jsonl';

/** As in an annotated copy, and then what else there is to say of the row. */
const COLUMNS = ['file', 'row', 'line', 'value', 'status', 'issue', 'place', 'message', 'also', 'suggestion'];

/** What stands above the rows: in CSV the names of the columns. */
export function reportHead(form: ReportForm): string {
  return form === 'csv' ? csv(COLUMNS) : '';
}

type Telling = {
  file: string;
  reading?: Reading | null;
  say: (issue: Issue) => string;
  suggest?: ((text: string) => readonly { id: string }[]) | undefined;
};

/** A text that lacks more than one of them is nothing that one change mends. */
const PLACES = 29;

/**
 * A row as a line of a report, with its line end. `file` is the name that it is to have there; `reading` is that of the
 * check, which knows of four columns; `say` words an issue, as `message` does in a language. `suggest` gives the codes that the
 * text of a row was probably meant to be, as `suggest` does; where exactly one remains, the report names it. JSON lines have the
 * member `suggestion` only where that was asked.
 */
export function reportRow(form: ReportForm, row: RowReport, { file, reading = null, say, suggest }: Telling): string {
  const mayLackOne = row.status !== 'skipped' && row.value.length >= PLACES - 1;
  const [suggestion = null, ...others] = suggest && mayLackOne ? suggest(row.value) : [];
  const only = suggestion && others.length === 0 ? suggestion.id : null;
  if (form === 'jsonl') return `${json({ file, ...row, ...(suggest && { suggestion: only }) })}\n`;
  const { status, issue, place, message } = noteOf(row, reading, say);
  const told = worstOf(row);
  const also = row.issues.filter((issue) => issue !== told).map(({ code }) => code);
  return csv([file, row.row, row.line, row.value, status, issue, place, message, also.join(' '), only ?? '']);
}
