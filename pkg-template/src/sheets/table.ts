// What the readers of workbooks and of Parquet files have in common: rows for the module, in batches.

export type Table = {
  /** The sheet that is read; `null` where there are none. */
  sheet: string | null;
  /** The line of the first row that comes. */
  firstLine: number;
  /** Whether the first row names the columns, where that is certain. */
  hasHeader: boolean | undefined;
  /** `known` tells which columns matter, as soon as that is known, from 0. */
  batches(known: () => ReadonlySet<number> | null): AsyncGenerator<{ bytes: Uint8Array; read: number }>;
};
