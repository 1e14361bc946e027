// What the readers of workbooks and of Parquet files have in common: rows for the module, in batches.

import type { CodeColumn } from '../contract/bulk-types';

export type Table = {
  /** The sheet that is read, and the names of all; `null` where there are none. */
  sheet: string | null;
  sheets: string[] | null;
  /** Columns of other sheets in which codes stand. */
  elsewhere: (CodeColumn & { sheet: string })[];
  /** The line of the first row that comes. */
  firstLine: number;
  /** Whether the first row names the columns, where that is certain. */
  hasHeader: boolean | undefined;
  /** `known` tells which columns matter, from 0, as soon as that is known, or at once where it `isDue`. */
  batches(known: (isDue: boolean) => ReadonlySet<number> | null): AsyncGenerator<{ bytes: Uint8Array; read: number }>;
};

/** What is read of a workbook: the sheet by its name or number, and what stands for a workbook that is read again. */
export type Asked = { sheet?: string | number | undefined; workbook?: object | undefined };

/** What the beginning of a sheet shows. */
export type Look = {
  /** Whether its rows are likely those to be checked; of a workbook whose first sheet may be its cover. */
  suits(beginning: Uint8Array): boolean;
  /** The columns in which codes stand; unless somebody wants to know, sheets that are not read are left alone. */
  codeColumns?(beginning: Uint8Array): CodeColumn[];
};
