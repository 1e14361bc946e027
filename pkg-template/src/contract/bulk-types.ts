// What a check of many codes is asked, and what it answers.

import type { StopSignal } from './host';
import type { Issue, IssueCode, Names, ReadRules, Registry, RegistrySource, Result } from './types';

export type BulkOptions = {
  /** How rows are written; found out unless said. */
  format?: 'auto' | 'lines' | 'csv' | 'tsv' | 'jsonl' | 'xlsx' | 'parquet';
  /**
   * The sheet of a workbook, by its name or its number from 1; unless said, the first with codes in it, or the first that
   * holds anything.
   */
  sheet?: string | number;
  /**
   * Where sheets of one workbook are read one after another: any object, the same for each of them. What was unpacked for
   * one serves the others, for as long as the object is kept.
   */
  workbook?: object;
  /** The column with the code: its name, or its number from 1; in JSON lines, the key. Found out unless said. */
  column?: string | number;
  /** The columns of country, enterprise, model and serial, where they are apart. Found out unless said. */
  columns?: [country: string | number, enterprise: string | number, model: string | number, serial: string | number];
  encoding?: 'auto' | 'utf-8' | 'utf-16le' | 'gb18030' | 'windows-1252';
  /** Whether the first row names the columns. Unless said, the row that does is found, below a title too. */
  header?: boolean;
  /**
   * Whether quotation marks hold fields together: `none` where they are text like any other, as in what databases write
   * between tabs. Found out unless said.
   */
  quote?: 'auto' | 'none' | 'double';
  /** Whether a code with something around it is an error, and not only warned of. */
  strict?: boolean;
  /** What stands between fields: one ASCII character. */
  delimiter?: string;
  /**
   * Whether codes that stand in an earlier row are reported. `near` also reports codes that are likely another one with a
   * typing error: one character replaced, or two neighbours swapped. Those come after all other rows.
   */
  duplicates?: 'off' | 'exact' | 'near';
  /**
   * The rules. Of several editions, a code is held against the one that was in force on its own date, where a registry has
   * the layout of its maker; else against the newest that it fits. A day (`on`) chooses one for all rows.
   */
  rules?: ReadRules;
  /**
   * What good codes are held against: what `loadRegistry` returns, or a document as it takes one. Of several a later one
   * wins.
   */
  registry?: RegistryGiven | readonly RegistryGiven[];
  /** The day on which enterprise and model are to be valid, `YYYY-MM-DD`; without one only their status counts. */
  on?: string;
  /** Which rows are reported: those that are invalid, have a warning or were skipped; all; or none. */
  report?: 'bad' | 'all' | 'none';
  /** Whether a row tells what code it was probably meant to be, where exactly one remains. */
  suggestions?: boolean;
  /** How many rows with an error are reported at most, and how many others: remarks hide no error. All are counted. */
  maxReports?: number;
  signal?: StopSignal;
  onProgress?: (progress: Progress) => void;
};

export type Progress = {
  bytes: number;
  total: number | null;
  rows: number;
  invalid: number;
  /**
   * Exact duplicates may be looked for when all rows were read, and under a limit of memory a file is read a second time
   * then, to tell of its rows.
   */
  phase: 'read' | 'compare' | 'tell';
  /** How much of this phase is done, from 0 to 1; `null` where that is not known. */
  done: number | null;
};

export type FileOptions = BulkOptions & {
  /**
   * How many threads to read a large file with, in hosts with `worker_threads`; 1 unless said. The answers are the same.
   * UTF-16 is read by one thread, and so is a workbook, a Parquet file, or a file whose codes are compared; the summary
   * says how many there were.
   */
  workers?: number;
  /**
   * How many bytes of memory the process may take to find exact duplicates, from 160 million: other codes wait in a
   * temporary file. Where rows are reported the file is read twice. Near duplicates are looked for in memory only, so
   * with them there can be no limit.
   */
  memory?: number;
  /** The folder of the temporary file, which has no name there; that of the system unless said. */
  temporaryFolder?: string;
};

/** How makers' own numbers and codes are read from a file, and written from each other. */
export type NumberOptions = Pick<
  BulkOptions,
  'format' | 'sheet' | 'encoding' | 'header' | 'quote' | 'delimiter' | 'rules' | 'registry' | 'on' | 'signal'
> & {
  /** The column with the maker's own number; alone, codes are written from it. */
  inHouseColumn?: string | number;
  /** The column with the code; alone, numbers are written from it. Beside a number, the two are held against each other. */
  codeColumn?: string | number;
  /** The column with the model, where rows have models of their own. */
  modelColumn?: string | number;
  /** What all rows have in common. */
  country?: string;
  enterprise?: string;
  model?: string;
  /** The sentence of an issue, as `message` has it; without it the cells for sentences stay empty. */
  say?: (issue: Issue) => string;
};

/** What was written of some rows. */
export type NumberPiece = {
  /** To be written one after another. */
  bytes: Uint8Array[];
  /** Rows with an error or a warning of their own, and rows with nothing in them. */
  faults: { row: number; line: number; issue: Issue }[];
  /** Of all rows so far; `issues` are counts by code. */
  summary: {
    rows: number;
    written: number;
    blank: number;
    faulty: number;
    /** Of these, rows whose number cannot be given out: its check character may not stand in a code. */
    noCheckCharacter: number;
    issues: Partial<Record<IssueCode, number>>;
  };
};

export type RegistryGiven = Registry | string | Uint8Array | object;

/**
 * A row, reported in its turn. What makes a code a near duplicate is known only at the end, so a row can be reported a
 * second time then, with the bare code as its value and `near-duplicate` as its only issue; the row of the other code is
 * the parameter `row` of that.
 */
export type RowReport = {
  /** From 1 for the first row of data. */
  row: number;
  /** The line it begins on, header included, from 1. In a workbook the sheet's own number of the row; in Parquet `row`. */
  line: number;
  value: string;
  /** `skipped` is an empty cell, a row of totals, or the names of the columns once more. */
  status: 'valid' | 'invalid' | 'skipped';
  issues: Issue[];
  duplicateOf: number | null;
  /** The line that the row begins on; `null` also where it is not known any more. */
  duplicateOfLine: number | null;
  /** Where several editions of the rules were given: the one that judged this row. Codes that fit none are judged by the newest. */
  rulesetId?: string;
  /** Where `suggestions` were asked for: the code that was probably meant, as `suggest` has it; `null` unless exactly one remains. */
  suggestion?: string | null;
};

export type LetterInUse = {
  /** Country and enterprise, such as `CNTEST`. */
  maker: string;
  /** `null` where all codes of the maker are meant. */
  model: string | null;
  letter: string;
  having: number;
  codes: number;
};

export type Summary = {
  /** The edition of the rules that rows were held against; of several, the one that each was held against first. */
  rulesetId: string;
  /** How many codes are valid by each edition, in the order of the editions. */
  byEdition: Record<string, number>;
  rows: number;
  valid: number;
  incomplete: 0;
  invalid: number;
  /** Valid codes with a warning, duplicates included. */
  warned: number;
  duplicates: number;
  blank: number;
  totals: number;
  /** In how many rows each issue occurs. */
  byCode: Partial<Record<IssueCode, number>>;
  /** Valid codes by country, most first. */
  byCountry: Record<string, number>;
  /** Valid codes by country and enterprise, most first. */
  byEnterprise: Record<string, number>;
  /** Where the first error of a row falls, for each of the 29 places. */
  positions: number[];
  /** Whether every code was compared with all before it. */
  comparedAll: boolean;
  /** The registries that were asked, and of which day they are. */
  registries: RegistrySource[];
  /** How the file was read; `null` where there was nothing to read. */
  format: 'lines' | 'csv' | 'tsv' | 'jsonl' | 'xlsx' | 'parquet' | null;
  /** The sheet of a workbook that was read. */
  sheet: string | null;
  /** All sheets of the workbook, in its order; `null` where the file is none. */
  sheets: string[] | null;
  /** `windows-1252` is assumed of bytes that are nothing else. */
  encoding: 'ascii' | 'utf-8' | 'utf-16le' | 'gb18030' | 'windows-1252' | null;
  delimiter: string | null;
  /** Whether quotation marks held fields together; `null` where there are no fields. */
  quote: 'double' | 'none' | null;
  /** The first row as it stands, eight cells of it at most: names of columns where `header` is true and no title stands above. */
  firstRow: string[] | null;
  /**
   * Columns that are not checked and in which codes stand too: `likely` of the first `rows` look like one. `sheet` is the
   * other sheet of the workbook that a column is on, or `null` where it stands beside the column that is checked.
   */
  alsoHoldsCodes: (CodeColumn & { sheet: string | null })[];
  /**
   * Letters easily read as digits that the codes of a maker use, or those of one of its models: of the first thousand rows,
   * `having` of `codes` have the letter, which is at least one in ten. The remark on the letter is a note there, not a warning.
   */
  lettersInUse: LetterInUse[];
  header: boolean | null;
  /** The line that names the columns: not always the first, as a title may stand above it. What does is no row of data. */
  headerLine: number | null;
  /** The one with the codes, or the four with their segments, counted from 1. */
  columns: number[] | null;
  columnNames: string[] | null;
  /** Of all columns there are to choose from, empty where they have no name; in JSON lines, the keys. */
  allColumnNames: string[] | null;
  /** How the column was found, or the four. */
  columnBy: 'given' | 'alone' | 'content' | 'name' | 'default' | null;
  bytes: number;
  /** How many threads read it. */
  workers: number;
  ms: number;
};

/** A column in which codes stand: `likely` of the first `rows` look like one. */
export type CodeColumn = { column: number; name: string; likely: number; rows: number };

/** What a `TypeError` has beside its sentence where a file has no such column as was asked for. */
export type Unreadable = {
  code: 'no-such-column' | 'column-beyond' | 'column-zero' | 'column-by-number' | 'no-rows-in-json';
  /** Its sentence in two languages. */
  reason: Names;
  /** The column that was asked for. */
  column: string | null;
  /** The names there are, where it was asked for by name. */
  columns: string[];
  /** How many there are, where it was asked for by number. */
  count: number | null;
};

export type Checked = {
  /** For each row: 0 valid, 1 valid with a warning, 2 invalid, 3 skipped. */
  status: Uint8Array;
  /** For each row: 0, or one more than the index of its first issue in `codes`. */
  code: Uint8Array;
  /** For each row: the place of that issue in the code, or 255 where it concerns the cell as a whole. */
  position: Uint8Array;
  /** The issue codes that `code` counts. */
  codes: IssueCode[];
  summary: Summary;
  /** Everything about one row, by its number from 1; `null` where there is none. */
  detail(row: number): Result | null;
};

/** The rows to be reported, and what they all come to. Without anybody who reads the rows, the summary reads on. */
export type Checking = AsyncIterable<RowReport> & {
  readonly summary: Promise<Summary>;
  /** Where the codes are, as the summary says it at the end: known as soon as a row is reported, `null` before. */
  readonly reading: Reading | null;
};

export type Reading = Pick<Summary, 'sheet' | 'columns' | 'columnNames'>;
