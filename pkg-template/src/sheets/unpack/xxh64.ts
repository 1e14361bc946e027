// XXH64, of which the lower half is the checksum of a frame of Zstandard. Numbers of 64 bits are two of 32 here: with those
// that have as many bits as they like, a checksum would take longer than all else.
// https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md

/** The high half of what the functions below return the low half of. */
let high = 0;

function times(ah: number, al: number, bh: number, bl: number): number {
  const [a0, a1, b0, b1] = [al & 0xffff, al >>> 16, bl & 0xffff, bl >>> 16];
  // Each is below 2^32.
  const low = Math.imul(a0, b0);
  const middle = Math.imul(a0, b1) + (low >>> 16);
  const other = Math.imul(a1, b0) + (middle & 0xffff);
  high = (Math.imul(a1, b1) + (middle >>> 16) + (other >>> 16) + Math.imul(al, bh) + Math.imul(ah, bl)) | 0;
  return (other << 16) | (low & 0xffff);
}

function plus(ah: number, al: number, bh: number, bl: number): number {
  const low = (al >>> 0) + (bl >>> 0);
  high = (ah + bh + (low > 0xffffffff ? 1 : 0)) | 0;
  return low | 0;
}

/** To the left by 1 to 31, and what falls out comes in again. */
function turned(h: number, l: number, by: number): number {
  high = (h << by) | (l >>> (32 - by));
  return (l << by) | (h >>> (32 - by));
}

const PRIMES: [high: number, low: number][] = [
  [0x9e3779b1, 0x85ebca87],
  [0xc2b2ae3d, 0x27d4eb4f],
  [0x165667b1, 0x9e3779f9],
  [0x85ebca77, 0xc2b2ae63],
  [0x27d4eb2f, 0x165667c5],
];
const [[H1, L1], [H2, L2], [H3, L3], [H4, L4], [H5, L5]] = PRIMES as [
  (typeof PRIMES)[0],
  (typeof PRIMES)[0],
  (typeof PRIMES)[0],
  (typeof PRIMES)[0],
  (typeof PRIMES)[0],
];

/** A lane with the next eight bytes. */
function round(h: number, l: number, inputHigh: number, inputLow: number): number {
  let low = times(inputHigh, inputLow, H2, L2);
  low = plus(h, l, high, low);
  low = turned(high, low, 31);
  return times(high, low, H1, L1);
}

/** The lower half of the hash, as an unsigned number. */
export function xxh64Low(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const word = (at: number) => view.getInt32(at, true);
  let at = 0;
  let [h, l] = [H5 | 0, L5 | 0];
  if (bytes.length >= 32) {
    const highs = new Int32Array(4);
    const lows = new Int32Array(4);
    lows[0] = plus(H1, L1, H2, L2);
    highs[0] = high;
    [highs[1], lows[1]] = [H2, L2];
    // The first of them below zero.
    [highs[3], lows[3]] = [~H1, -L1];
    for (; at + 32 <= bytes.length; at += 32) {
      for (let lane = 0; lane < 4; lane++) {
        const from = at + 8 * lane;
        lows[lane] = round(highs[lane] as number, lows[lane] as number, word(from + 4), word(from));
        highs[lane] = high;
      }
    }
    [h, l] = [0, 0];
    [1, 7, 12, 18].forEach((by, lane) => {
      const low = turned(highs[lane] as number, lows[lane] as number, by);
      l = plus(h, l, high, low);
      h = high;
    });
    for (let lane = 0; lane < 4; lane++) {
      const low = round(0, 0, highs[lane] as number, lows[lane] as number);
      l = times(h ^ high, l ^ low, H1, L1);
      l = plus(high, l, H4, L4);
      h = high;
    }
  }
  l = plus(h, l, 0, bytes.length);
  h = high;
  for (; at + 8 <= bytes.length; at += 8) {
    const low = round(0, 0, word(at + 4), word(at));
    l = turned(h ^ high, l ^ low, 27);
    l = times(high, l, H1, L1);
    l = plus(high, l, H4, L4);
    h = high;
  }
  if (at + 4 <= bytes.length) {
    const low = times(0, word(at), H1, L1);
    l = turned(h ^ high, l ^ low, 23);
    l = times(high, l, H2, L2);
    l = plus(high, l, H3, L3);
    h = high;
    at += 4;
  }
  for (; at < bytes.length; at++) {
    const low = times(0, bytes[at] as number, H5, L5);
    l = turned(h ^ high, l ^ low, 11);
    l = times(high, l, H1, L1);
    h = high;
  }
  l ^= h >>> 1;
  l = times(h, l, H2, L2);
  h = high;
  // By 29, and by 32: of the high half a part, and all of it.
  const low = l ^ ((l >>> 29) | (h << 3));
  l = times(h ^ (h >>> 29), low, H3, L3);
  return (l ^ high) >>> 0;
}
