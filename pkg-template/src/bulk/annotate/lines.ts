// Where the lines of a file begin: after LF, CR LF or a lone CR, as rows are counted.

import type { Pieces } from '../../contract/host';
import { iterate } from '../../sheets/iterate';

export type Piece = { bytes: Uint8Array; isLineStart: boolean };

const LF = 10;
const CR = 13;
/** The beginning of a line is not cut within so many bytes, so that it can be looked at. */
const SHORT = 1024;

/**
 * The bytes of a file in order, cut at least where a line begins; many pieces at a time, as a turn of the event loop for
 * each would cost more than the rest. `width` is the bytes of a character: 2 in UTF-16.
 */
export async function* cutAtLines(source: Pieces, width: 1 | 2): AsyncGenerator<Piece[]> {
  let before = LF;
  let left: Uint8Array = new Uint8Array();
  for await (const chunk of iterate(source)) {
    const bytes = left.length > 0 ? joined([left, chunk]) : chunk;
    const whole = bytes.length - (bytes.length % width);
    left = bytes.slice(whole);
    const pieces: Piece[] = [];
    let from = 0;
    let isLineStart = false;
    for (let at = 0; at < whole; at += width) {
      const unit = width === 1 || bytes[at + 1] === 0 ? (bytes[at] as number) : 0;
      if (before === LF || (before === CR && unit !== LF)) {
        if (at > from) pieces.push({ bytes: bytes.subarray(from, at), isLineStart });
        from = at;
        isLineStart = true;
      }
      before = unit;
    }
    if (isLineStart && whole - from < SHORT) {
      left = bytes.slice(from);
      before = LF;
    } else if (whole > from) pieces.push({ bytes: bytes.subarray(from, whole), isLineStart });
    yield pieces;
  }
  if (left.length > 0) yield [{ bytes: left, isLineStart: before === LF }];
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
