// How much a file may come to when it is unpacked. What is allowed grows with the bytes of the file, whatever it says of
// itself; a small one has some for nothing, as a column of the same value takes no bytes.

import { refuse } from './refusal';

/** Bytes for nothing, and for each byte of the file. */
type Rate = { free: number; perByte: number; most?: number };

/** What parts of a workbook inflate to: a tenth of it is usual, a fortieth seldom; the most that DEFLATE can do is 1032. */
export const PARTS: Rate = { free: 2 ** 25, perByte: 64, most: 2 ** 33 };
/** What pages of a Parquet file unpack to, read twice where rows are told afterwards. */
export const PAGES: Rate = { free: 2 ** 29, perByte: 400 };
/** What cells come to as they are checked: a few bytes of a file can refer to a long text a million times. */
export const CELLS: Rate = { free: 2 ** 27, perByte: 64 };

/** Rows: a bad one takes some microseconds to check, and some more to report. One that is like no other takes a byte or two. */
export const ROWS: Rate = { free: 2 ** 18, perByte: 0.75 };

export class Allowance {
  private readonly limit: number;
  private left: number;

  /** `found` is what there is too much of. */
  constructor(
    private readonly found: string,
    { free, perByte, most = Number.POSITIVE_INFINITY }: Rate,
    fileSize: number,
  ) {
    this.limit = Math.floor(Math.min(most, free + perByte * fileSize));
    this.left = this.limit;
  }

  take(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) refuse('too-large', { found: this.found, limit: this.limit });
  }
}
