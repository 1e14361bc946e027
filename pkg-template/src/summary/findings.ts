// What a report tells of a file beside its counts: an example of every issue, and the first rows to look at.

import type { RowReport, Summary } from '../bulk/bulk';
import type { Issue, IssueCode } from '../contract/types';

/** The first row in which an issue occurs says more than the issue's name. */
export type Example = { row: number; issue: Issue };

export type Finding = {
  name: string;
  summary: Summary;
  examples: Partial<Record<IssueCode, Example>>;
  /** The first rows there is something to say about, and how many there are in all. */
  rows: RowReport[];
  reported: number;
};

/** As many rows as somebody reads on paper. */
const SHOWN = 100;

export class Findings {
  private readonly examples: Finding['examples'] = {};
  private readonly rows: RowReport[] = [];
  private reported = 0;

  add(row: RowReport): void {
    this.reported += 1;
    if (this.rows.length < SHOWN) this.rows.push(row);
    for (const issue of row.issues) this.examples[issue.code] ??= { row: row.row, issue };
  }

  of(name: string, summary: Summary): Finding {
    return { name, summary, examples: this.examples, rows: this.rows, reported: this.reported };
  }
}
