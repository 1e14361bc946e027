// What the page and its worker say to each other. The rows stay with the worker; the page asks for those it shows.

import type { Issue, IssueCode, Locale, RulesetOptions, Severity } from 'humanoid-id';
import type { BulkOptions, RowReport, SheetError, Summary } from 'humanoid-id/bulk';
import type { LabelOptions } from 'humanoid-id/labels';

/** How a file is to be read, as far as somebody has said it. */
export type Reading = Pick<
  BulkOptions,
  'column' | 'columns' | 'sheet' | 'encoding' | 'delimiter' | 'header' | 'duplicates' | 'registry'
> & { rules?: RulesetOptions };

export type SaveForm = 'csv' | 'jsonl' | 'html' | 'annotated' | 'labels-pdf' | 'labels-svg';

export type Asked =
  | { kind: 'check'; file: File; reading: Reading }
  | { kind: 'rows'; id: number; code: IssueCode | null; from: number; count: number }
  | { kind: 'save'; id: number; form: SaveForm; locale: Locale; labels: LabelOptions };

/** An issue with the number of rows it is reported of, and the first of those, which says more than its name. */
export type Told = { code: IssueCode; severity: Severity; rows: number; example: { row: number; issue: Issue } };

/** The most frequent, and how many there are besides. */
export type Ranked = { top: [name: string, count: number][]; others: number };

/** What a file comes to, in a size that does not depend on the file's. */
export type Finding = Omit<Summary, 'byCode' | 'byCountry' | 'byEnterprise'> & {
  issues: Told[];
  countries: Ranked;
  enterprises: Ranked;
  /** How many rows there is something to say of. */
  reported: number;
};

/** Kinds of file that are no table of text, by what one can do about it. */
export type Refusal = 'empty' | 'compressed' | 'picture';

/** A reason that the page has words for, or the package, or that of the system. */
export type Failure =
  | { because: 'changed' | 'unreadable' }
  | { because: 'no-labels' | 'too-many-labels' }
  | { because: 'label'; reason: string }
  | { because: 'table'; code: SheetError['code']; facts: SheetError['facts'] }
  | { because: 'other'; reason: string };

export type Said =
  | { kind: 'progress'; bytes: number; rows: number; invalid: number }
  | { kind: 'done'; finding: Finding }
  | { kind: 'refused'; because: Refusal }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'rows'; id: number; rows: RowReport[] }
  | { kind: 'saving'; id: number; share: number }
  | { kind: 'saved'; id: number; blob: Blob }
  | { kind: 'not-saved'; id: number; failure: Failure };
