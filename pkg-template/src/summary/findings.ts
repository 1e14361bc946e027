// What a report tells of a file beside its counts: an example of every issue, and the first rows to look at.

import type { RowReport, Summary } from '../bulk/bulk';
import type { Issue, IssueCode } from '../contract/types';

/** The first row in which an issue occurs says more than the issue's name. */
export type Example = { row: number; issue: Issue };

export type Finding = {
  name: string;
  summary: Summary;
  examples: Partial<Record<IssueCode, Example>>;
  /** Rows there is something to say about, those with an error first, and how many there are in all. */
  rows: RowReport[];
  reported: number;
};

/** As many rows as somebody reads on paper. */
const SHOWN = 100;

export class Findings {
  private readonly examples: Finding['examples'] = {};
  private readonly errors: RowReport[] = [];
  private readonly others: RowReport[] = [];
  private reported = 0;

  add(row: RowReport): void {
    this.reported += 1;
    const rows = row.status === 'invalid' ? this.errors : this.others;
    if (rows.length < SHOWN) rows.push(row);
    for (const issue of row.issues) this.examples[issue.code] ??= { row: row.row, issue };
  }

  of(name: string, summary: Summary): Finding {
    const rows = [...this.errors, ...this.others].slice(0, SHOWN);
    return { name, summary, examples: this.examples, rows, reported: this.reported };
  }
}
