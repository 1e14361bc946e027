// Rows there is something to say about, in the language of the run.

import type { Reading, ReportForm, RowReport } from '../bulk/bulk';
import { reportRow } from '../bulk/bulk';
import { type Locale, message } from '../index';

export { reportHead as rowHead } from '../bulk/bulk';

export const ROW_FORMS: readonly ReportForm[] = ['jsonl', 'csv'];

export function rowText(
  form: ReportForm,
  file: string,
  row: RowReport,
  reading: Reading | null,
  locale: Locale,
): string {
  return reportRow(form, row, { file, reading, say: (issue) => message(issue, locale) });
}
