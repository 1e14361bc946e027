// Finite state entropy, the code of Zstandard's sequences and of its Huffman weights; RFC 8878, clause 4.1.

import { damaged } from './output';

/** For each state: the symbol that it stands for, and how the next state comes of it. */
export type States = { accuracy: number; symbols: Uint8Array; bits: Uint8Array; bases: Uint16Array };

/** Bits that are read from their end, the highest first. */
export class Backwards {
  /** How many bits are left; below zero, zeros are read. */
  private left: number;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly start: number,
    end: number,
  ) {
    const last = end > start ? (bytes[end - 1] as number) : 0;
    // The highest bit that is set says where they begin.
    if (last === 0) damaged();
    this.left = 8 * (end - start) - Math.clz32(last) + 23;
  }

  /** So many bits, 31 at most. */
  read(count: number): number {
    if (count > 24) return this.read(count - 16) * 65_536 + this.read(16);
    this.left -= count;
    if (this.left < 0) return this.behind(count);
    const { bytes } = this;
    const at = this.start + (this.left >> 3);
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    return (word >>> (this.left & 7)) & ((1 << count) - 1);
  }

  /** Whether every bit was read, and none besides. */
  isOver(): boolean {
    return this.left === 0;
  }

  /** Whether more bits were read than there were. */
  isBeyond(): boolean {
    return this.left < 0;
  }

  /** What is not there is zero. */
  private behind(count: number): number {
    // Nothing asks for that often: a whole state more than there is at most.
    if (this.left < -64) damaged();
    let value = 0;
    for (let bit = count - 1; bit >= 0; bit--) {
      const at = this.left + bit;
      const set = at >= 0 ? ((this.bytes[this.start + (at >> 3)] as number) >> (at & 7)) & 1 : 0;
      value = 2 * value + set;
    }
    return value;
  }
}

/** Read how often each symbol comes, and make the states of it; says where the bytes behind it begin. */
export function statesOf(bytes: Uint8Array, start: number, most: number): { states: States; end: number } {
  let bit = 8 * start;
  const read = (count: number) => {
    if (bit + count > 8 * bytes.length + 16) damaged();
    const at = bit >> 3;
    const word = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    return (word >> (bit & 7)) & ((1 << count) - 1);
  };
  const accuracy = read(4) + 5;
  bit += 4;
  if (accuracy > most) damaged();
  const counts: number[] = [];
  let left = (1 << accuracy) + 1;
  while (left > 1) {
    if (counts.length > 255) damaged();
    // Numbers that cannot come leave room for shorter ones.
    const width = 32 - Math.clz32(left);
    const short = 2 ** width - 1 - left;
    let value = read(width);
    if ((value & (2 ** (width - 1) - 1)) < short) {
      value &= 2 ** (width - 1) - 1;
      bit += width - 1;
    } else {
      if (value >= 2 ** (width - 1)) value -= short;
      bit += width;
    }
    const count = value - 1;
    counts.push(count);
    left -= Math.abs(count);
    if (count !== 0) continue;
    for (let again = 3; again === 3; ) {
      again = read(2);
      bit += 2;
      for (let zero = 0; zero < again; zero++) counts.push(0);
      if (counts.length > 256) damaged();
    }
  }
  if (left < 1 || counts.length > 256) damaged();
  const end = (bit + 7) >> 3;
  if (end > bytes.length) damaged();
  return { states: fromCounts(counts, accuracy), end };
}

statesOf.fromCounts = fromCounts;

/** Clause 4.1.1: symbols are spread over the states; those that hardly come take the last. */
function fromCounts(counts: number[], accuracy: number): States {
  const size = 1 << accuracy;
  const symbols = new Uint8Array(size);
  const next = new Uint16Array(256);
  let last = size;
  counts.forEach((count, symbol) => {
    next[symbol] = Math.abs(count);
    if (count === -1) symbols[--last] = symbol;
  });
  const step = (size >> 1) + (size >> 3) + 3;
  let at = 0;
  counts.forEach((count, symbol) => {
    for (let left = count; left > 0; left--) {
      symbols[at] = symbol;
      do at = (at + step) & (size - 1);
      while (at >= last);
    }
  });
  const bits = new Uint8Array(size);
  const bases = new Uint16Array(size);
  for (let state = 0; state < size; state++) {
    const symbol = symbols[state] as number;
    const number = next[symbol] as number;
    next[symbol] = number + 1;
    const width = accuracy - (31 - Math.clz32(number));
    bits[state] = width;
    bases[state] = (number << width) - size;
  }
  return { accuracy, symbols, bits, bases };
}
