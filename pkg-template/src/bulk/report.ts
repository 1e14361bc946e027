// Rows there is something to say about, as lines of a report: CSV in which nothing is a formula, or JSON lines.

import type { Reading, RowReport } from '../contract/bulk-types';
import type { Issue } from '../contract/types';
import { json } from '../messages/escape-invisible';
import { csv, noteOf, worstOf } from './rows';

export type ReportForm = 'csv' | 'jsonl';

/** As in an annotated copy, and then what else there is to say of the row. */
const COLUMNS = ['file', 'row', 'line', 'value', 'status', 'issue', 'place', 'message', 'also', 'suggestion', 'rules'];

/** What stands above the rows: in CSV the names of the columns. */
export function reportHead(form: ReportForm): string {
  return form === 'csv' ? csv(COLUMNS) : '';
}

type Telling = {
  file: string;
  reading?: Reading | null;
  say: (issue: Issue) => string;
};

/**
 * A row as a line of a report, with its line end. `file` is the name that it is to have there; `reading` is that of the
 * check, which knows of four columns; `say` words an issue, as `message` does in a language. The column `suggestion` is filled
 * where the check was asked for `suggestions`; `rules` names the edition that judged the row where several were given.
 */
export function reportRow(form: ReportForm, row: RowReport, { file, reading = null, say }: Telling): string {
  if (form === 'jsonl') return `${json({ file, ...row })}\n`;
  const { status, issue, place, message } = noteOf(row, reading, say);
  const told = worstOf(row);
  const also = row.issues.filter((issue) => issue !== told).map(({ code }) => code);
  return csv([
    file,
    row.row,
    row.line,
    row.value,
    status,
    issue,
    place,
    message,
    also.join(' '),
    row.suggestion ?? '',
    row.rulesetId ?? '',
  ]);
}
