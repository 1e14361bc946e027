// A part of a file, checked by itself on whatever thread, and what is said about it between threads.

import type { Bulk, InitOutput } from '../module/generated/bulk';

/** A part is about so many bytes of a file. */
export const PART = 1 << 22;

const PIECE = 1 << 18;
/** So much is read before a cut to find out where a row begins. */
const SEEN = 1 << 16;

/** Where a part begins, as its module knows it. */
export type Cut = { offset: number; isSkipping: boolean };

export type Given = {
  module: WebAssembly.Module;
  path: string;
  options: object;
};

/** Check what begins there, or, where that is not known, with the row that begins last before the cut. */
export type Order = { cut: number; until: number; isLast: boolean; from?: Cut };

/** What the part came to, in the module's own words; and its rows, counted from 1, as the bytes of JSON. */
export type Done = { words: BigUint64Array<ArrayBuffer>; reports: Uint8Array<ArrayBuffer> };

/** Reads bytes of the file from a place on, as many as there are; says how many. */
export type ReadAt = (into: Uint8Array, at: number) => number;

/** Check a part of a file that `whole` has looked at. */
export function checkPart(whole: Bulk, memory: InitOutput['memory'], read: ReadAt, order: Order): Done {
  const { cut, until, isLast, from = likelyStart(whole, read, cut) } = order;
  // The whole is cut as far as the first thread could tell, which asked it the same.
  const part = whole.part(from.offset, from.isSkipping) as Bulk;
  try {
    for (let at = from.offset; at < until; ) {
      const length = Math.min(PIECE, until - at);
      // The room first: making it may move the memory.
      const place = part.room(length);
      const taken = read(new Uint8Array(memory.buffer, place, length), at);
      if (taken === 0) break;
      part.take(taken);
      at += taken;
    }
    return { words: part.endPart(from.offset, from.isSkipping, isLast), reports: part.reports() } as Done;
  } finally {
    part.free();
  }
}

function likelyStart(whole: Bulk, read: ReadAt, cut: number): Cut {
  const first = Math.max(0, cut - SEEN);
  const before = bytesAt(read, first, cut - first);
  return { offset: first + whole.likelyStart(before, first === 0), isSkipping: false };
}

/** So many bytes of a file, or what there is of them. */
export function bytesAt(read: ReadAt, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const taken = read(bytes.subarray(filled), offset + filled);
    if (taken === 0) break;
    filled += taken;
  }
  return bytes.subarray(0, filled);
}
