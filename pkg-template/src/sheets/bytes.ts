// A file that can be read anywhere, whether it is on a disk, in a browser or in memory.

import type { FileBytes } from '../contract/host';
import { refuse } from './refusal';

export type Bytes = {
  readonly size: number;
  /** Those from `start` up to `end`, or up to the end of the file. */
  read(start: number, end: number): Promise<Uint8Array>;
};

/** What comes as a stream has to be kept, because the directory of a workbook or table stands at its end. */
const MOST_KEPT = 2 ** 30;

export function ofBlob(blob: FileBytes): Bytes {
  return {
    size: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}

export async function ofStream(pieces: AsyncIterable<Uint8Array>): Promise<Bytes> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > MOST_KEPT) refuse('too-large', { found: 'stream', limit: MOST_KEPT });
    // A stream may use its buffer again.
    kept.push(piece.slice());
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of kept.splice(0)) {
    all.set(piece, at);
    at += piece.length;
  }
  return { size, read: async (start, end) => all.subarray(start, end) };
}

export const viewOf = ({ buffer, byteOffset, length }: Uint8Array) => new DataView(buffer, byteOffset, length);
