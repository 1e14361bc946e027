// The rows to look at as CSV, written while the file is read: its pieces are blobs, which browsers keep off the heap.

import { type Locale, message } from 'humanoid-id';
import type { RowReport } from 'humanoid-id/bulk';

const HEADER = ['row', 'line', 'value', 'status', 'duplicate_of', 'issues', 'explanation'];
/** Rows to a piece. */
const PIECE = 5000;
/** Without it spreadsheets take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\u{feff}';

export class Report {
  private readonly pieces: Blob[] = [];
  private lines: string[] = [BYTE_ORDER_MARK + line(HEADER)];

  constructor(private readonly locale: Locale) {}

  add({ row, line: at, value, status, duplicateOf, issues }: RowReport): void {
    const codes = issues.map((issue) => issue.code).join(' ');
    const said = issues.map((issue) => message(issue, this.locale)).join(' ');
    this.lines.push(line([row, at, value, status, duplicateOf ?? '', codes, said]));
    if (this.lines.length >= PIECE) this.close();
  }

  blob(): Blob {
    this.close();
    return new Blob(this.pieces, { type: 'text/csv;charset=utf-8' });
  }

  private close(): void {
    this.pieces.push(new Blob([this.lines.join('')]));
    this.lines = [];
  }
}

function line(fields: (string | number)[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

function field(value: string | number): string {
  // A spreadsheet would run what begins like a formula.
  const text = `${value}`.replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
