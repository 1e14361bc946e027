// What is said between a thread that joins the parts of a file and those that check them.

import type { RowReport } from './bulk-types';

/** A part is about so many bytes of a file. */
export const PART = 1 << 22;

/** Where a part begins, as its module knows it. */
export type Cut = { offset: number; isSkipping: boolean };

export type Given = {
  module: WebAssembly.Module;
  path: string;
  options: object;
};

/** Check what begins there, or, where that is not known, with the row that begins last before the cut. */
export type Order = { cut: number; until: number; isLast: boolean; from?: Cut };

/** What the part came to, in the module's own words; and its rows, counted from 1. */
export type Done = { words: BigUint64Array<ArrayBuffer>; reports: RowReport[] };
