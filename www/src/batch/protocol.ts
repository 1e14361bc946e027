// What the page and its worker say to each other.

import type { Issue, IssueCode, Locale } from 'humanoid-id';
import type { RowReport, Summary } from 'humanoid-id/bulk';

export type Asked = { kind: 'check'; file: File; locale: Locale } | { kind: 'rows'; from: number; count: number };

/** The first row in which an issue occurs says more than the issue's name. */
export type Example = { row: number; issue: Issue };

export type Finding = {
  summary: Summary;
  examples: Partial<Record<IssueCode, Example>>;
  /** How many rows there is something to say of, and how many of them can be asked for. */
  reported: number;
  kept: number;
  report: Blob;
};

export type Said =
  | { kind: 'progress'; bytes: number; rows: number; invalid: number }
  | { kind: 'done'; finding: Finding }
  | { kind: 'rows'; from: number; rows: RowReport[] }
  | { kind: 'failed'; reason: string }
  | { kind: 'refused'; because: 'spreadsheet' | 'empty' };
