// The literals of a block of Zstandard: as they are, one byte again and again, or in a Huffman code; RFC 8878, clauses
// 3.1.1.3.1 and 4.2.

import { damaged } from './output';
import { Backwards, statesOf } from './zstd-entropy';

/** For each number of so many bits: the byte that it begins with, and above that how many bits the byte takes. */
type Table = { bits: number; entries: Uint16Array };
/** What a block may take from the block before. */
export type Literals = { table: Table | null };

const MOST_LITERALS = 1 << 17;
const MOST_BITS = 11;

/** The literals of a block, and where they end in it. */
export function literalsOf(block: Uint8Array, kept: Literals): { bytes: Uint8Array; end: number } {
  const head = number(block, 0, Math.min(5, block.length));
  const kind = head % 4;
  const form = Math.floor(head / 4) % 4;
  if (kind < 2) {
    // The size takes 5, 12 or 20 bits.
    const headBytes = form === 1 ? 2 : form === 3 ? 3 : 1;
    const size = Math.floor(head / (headBytes === 1 ? 8 : 16)) % 2 ** (headBytes === 1 ? 5 : 8 * headBytes - 4);
    const end = headBytes + (kind === 0 ? size : 1);
    if (end > block.length || size > MOST_LITERALS) damaged();
    const bytes = block.subarray(headBytes, end);
    return { bytes: kind === 0 ? bytes : new Uint8Array(size).fill(bytes[0] as number), end };
  }
  const sizeBits = [10, 10, 14, 18][form] as number;
  const headBytes = [3, 3, 4, 5][form] as number;
  const size = Math.floor(head / 16) % 2 ** sizeBits;
  const packed = Math.floor(head / 2 ** (4 + sizeBits)) % 2 ** sizeBits;
  const end = headBytes + packed;
  if (end > block.length || size > MOST_LITERALS) damaged();
  let at = headBytes;
  if (kind === 2) {
    const read = tableOf(block.subarray(0, end), at);
    kept.table = read.table;
    at = read.end;
  }
  const { table } = kept;
  if (!table) damaged();
  const bytes = new Uint8Array(size);
  if (form === 0) decode(block, at, end, table, bytes);
  else {
    if (at + 6 > end) damaged();
    const quarter = (size + 3) >> 2;
    const lengths = [0, 2, 4].map((it) => number(block, at + it, 2));
    let from = at + 6;
    for (let part = 0; part < 4; part++) {
      const to = part < 3 ? from + (lengths[part] as number) : end;
      if (to > end || to < from || 3 * quarter > size) damaged();
      const until = part < 3 ? (part + 1) * quarter : size;
      decode(block, from, to, table, bytes.subarray(part * quarter, until));
      from = to;
    }
  }
  return { bytes, end };
}

/** The lowest byte first. */
function number(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let byte = 0; byte < count; byte++) value += (bytes[at + byte] as number) * 2 ** (8 * byte);
  return value;
}

/** Two bytes at a time have this many bits at most. */
const PAIR = 2 * MOST_BITS;

function decode(block: Uint8Array, from: number, to: number, { bits, entries }: Table, into: Uint8Array): void {
  const last = to > from ? (block[to - 1] as number) : 0;
  if (last === 0) damaged();
  /** How many bits stand in front of those that were read. */
  let left = 8 * (to - from) - Math.clz32(last) + 23;
  const mask = (1 << bits) - 1;
  const count = into.length;
  let at = 0;
  while (at < count) {
    const low = left - PAIR;
    const first = from + (low >> 3);
    if (low >= 0 && first + 3 < to && at + 1 < count) {
      const word =
        ((block[first] as number) |
          ((block[first + 1] as number) << 8) |
          ((block[first + 2] as number) << 16) |
          ((block[first + 3] as number) << 24)) >>>
        (low & 7);
      const one = entries[(word >>> (PAIR - bits)) & mask] as number;
      const other = entries[(word >>> (PAIR - bits - (one >> 8))) & mask] as number;
      into[at] = one;
      into[at + 1] = other;
      left -= (one >> 8) + (other >> 8);
      at += 2;
      continue;
    }
    const entry = entries[bitsBelow(block, from, left, bits)] as number;
    into[at++] = entry;
    left -= entry >> 8;
  }
  if (left !== 0) damaged();
}

/** So many bits below a place, with zeros where there are no more. */
function bitsBelow(block: Uint8Array, from: number, left: number, bits: number): number {
  if (left <= 0) damaged();
  const low = Math.max(0, left - bits);
  const at = from + (low >> 3);
  const word = (block[at] as number) | ((block[at + 1] as number) << 8) | ((block[at + 2] as number) << 16);
  return ((word >>> (low & 7)) & ((1 << (left - low)) - 1)) << (bits - left + low);
}

/** Clause 4.2.1: weights of the bytes, of which the last follows from the others. */
function tableOf(block: Uint8Array, start: number): { table: Table; end: number } {
  const head = block[start] ?? damaged();
  const weights: number[] = [];
  let end: number;
  if (head >= 128) {
    const count = head - 127;
    end = start + 1 + ((count + 1) >> 1);
    if (end > block.length) damaged();
    for (let at = 0; at < count; at++) {
      const pair = block[start + 1 + (at >> 1)] as number;
      weights.push(at % 2 === 0 ? pair >> 4 : pair & 15);
    }
  } else {
    end = start + 1 + head;
    if (end > block.length) damaged();
    readWeights(block.subarray(start + 1, end), weights);
  }
  return { table: fromWeights(weights), end };
}

/** Clause 4.2.1.2: two states take turns until the bits run out. */
function readWeights(bytes: Uint8Array, weights: number[]): void {
  const { states, end } = statesOf(bytes, 0, 6);
  const bits = new Backwards(bytes, end, bytes.length);
  const turns = [bits.read(states.accuracy), bits.read(states.accuracy)] as [number, number];
  for (let turn = 0; ; turn ^= 1) {
    const state = turns[turn] as number;
    weights.push(states.symbols[state] as number);
    turns[turn] = (states.bases[state] as number) + bits.read(states.bits[state] as number);
    if (bits.isBeyond()) {
      weights.push(states.symbols[turns[turn ^ 1] as number] as number);
      return;
    }
    if (weights.length > 255) damaged();
  }
}

function fromWeights(weights: number[]): Table {
  let sum = 0;
  for (const weight of weights) {
    if (weight > MOST_BITS) damaged();
    sum += weight > 0 ? 2 ** (weight - 1) : 0;
  }
  const bits = 32 - Math.clz32(sum);
  const rest = 2 ** bits - sum;
  if (sum === 0 || bits > MOST_BITS || (rest & (rest - 1)) !== 0 || weights.length > 255) damaged();
  const all = [...weights, 32 - Math.clz32(rest)];
  const entries = new Uint16Array(1 << bits);
  let at = 0;
  // Those of the lowest weight, which take the most bits, come first.
  for (let weight = 1; weight <= bits; weight++) {
    all.forEach((it, byte) => {
      if (it !== weight) return;
      const room = 1 << (weight - 1);
      entries.fill(byte + ((bits + 1 - weight) << 8), at, at + room);
      at += room;
    });
  }
  if (at !== 1 << bits) damaged();
  return { bits, entries };
}
