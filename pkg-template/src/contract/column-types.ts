// Columns of texts, as tables in memory hold them.

import type { IssueCode } from './types';

/** A column in Arrow's form: of row `n` the bytes of `data` from `offsets[n]` to `offsets[n + 1]`. */
export type TextColumn = {
  /** One more than there are rows; 64 bits wide in large columns. */
  offsets: Int32Array | BigInt64Array;
  /** The texts in UTF-8, one after the other. */
  data: Uint8Array;
  /** A bit for each row, the lowest first: 0 where the row is null. Absent where no row is. */
  validity?: Uint8Array | null;
  /** Which of those bits is the first row's. */
  firstBit?: number;
};

/** A vector of texts of `apache-arrow`, as far as it is read: plain, large, or behind a dictionary. */
export type ArrowVector = {
  readonly data: readonly {
    readonly length: number;
    readonly offset: number;
    readonly values: unknown;
    readonly valueOffsets?: unknown;
    readonly nullBitmap?: Uint8Array | undefined;
    readonly dictionary?: ArrowVector | undefined;
  }[];
};

/** What a column comes to, three bytes a row. */
export type CheckedColumn = {
  rows: number;
  /** For each row: 0 valid, 1 valid with a warning, 2 invalid, 3 null or blank. */
  status: Uint8Array;
  /** For each row: 0, or one more than the index of its first issue in `codes`. */
  code: Uint8Array;
  /** For each row: the place of that issue in the code, or 255 where it concerns the cell as a whole. */
  position: Uint8Array;
  /** The issue codes that `code` counts. */
  codes: IssueCode[];
};
