// Where the lines of a file begin: after LF, CR LF or a lone CR, as rows are counted.

import { createReadStream } from 'node:fs';

export type Piece = { bytes: Uint8Array; isLineStart: boolean };

const LF = 10;
const CR = 13;

/** The bytes of a file in order, cut at least where a line begins. `width` is the bytes of a character: 2 in UTF-16. */
export async function* cutAtLines(path: string, width: 1 | 2): AsyncGenerator<Piece> {
  let before = LF;
  let odd: Uint8Array = new Uint8Array();
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>) {
    const bytes = odd.length > 0 ? Buffer.concat([odd, chunk]) : chunk;
    const whole = bytes.length - (bytes.length % width);
    odd = bytes.slice(whole);
    let from = 0;
    let isLineStart = false;
    for (let at = 0; at < whole; at += width) {
      const unit = width === 1 || bytes[at + 1] === 0 ? (bytes[at] as number) : 0;
      if (before === LF || (before === CR && unit !== LF)) {
        if (at > from) yield { bytes: bytes.subarray(from, at), isLineStart };
        from = at;
        isLineStart = true;
      }
      before = unit;
    }
    if (whole > from) yield { bytes: bytes.subarray(from, whole), isLineStart };
  }
  if (odd.length > 0) yield { bytes: odd, isLineStart: false };
}
