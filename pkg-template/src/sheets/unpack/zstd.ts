// Zstandard frames into an output of known length, which nothing is written behind. RFC 8878 has the numbers of the clauses
// below. Dictionaries are not used in files, so there are none.

import { copyBack, damaged } from './copy';
import { Backwards, type States, statesOf } from './zstd-entropy';
import { type Literals, literalsOf } from './zstd-literals';

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
/** Clause 3.1.1.2.4 */
const MOST_IN_BLOCK = 1 << 17;

export function zstd(input: Uint8Array, output: Uint8Array): void {
  let made = 0;
  for (let at = 0; at < input.length; ) {
    const mark = at + 4 <= input.length ? word(input, at) : 0;
    if (mark >>> 4 === SKIPPABLE >>> 4) {
      if (at + 8 > input.length) damaged();
      at += 8 + word(input, at + 4);
      if (at > input.length) damaged();
    } else if (mark === FRAME) {
      const frame = new Frame(input, at + 4, output, made);
      at = frame.unpack();
      made = frame.made;
    } else damaged();
  }
  if (made !== output.length) damaged();
}

const word = (bytes: Uint8Array, at: number) =>
  ((bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)) >>>
  0;

/** Clause 3.1.1.3.2.1.1: what each code of a length stands for, and how many bits are added to it. */
const LITERAL_BITS = [...Array(16).fill(0), 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
const MATCH_BITS = [...Array(32).fill(0), ...[1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]];
const basesOf = (bits: number[], first: number) => {
  let base = first;
  return Int32Array.from(bits, (it) => {
    base += 2 ** it;
    return base - 2 ** it;
  });
};
const LITERAL_BASES = basesOf(LITERAL_BITS, 0);
const MATCH_BASES = basesOf(MATCH_BITS, 3);
const MOST_OFFSET_CODE = 31;

/** Clause 3.1.1.3.2.2: how often each code comes where a block does not say so. */
const USUAL = {
  literals: [
    ...[4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1],
    ...[-1, -1, -1, -1],
  ],
  offsets: [1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1],
  matches: [
    ...[1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    ...[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1],
  ],
};
type Codes = keyof typeof USUAL;
const ACCURACY: Record<Codes, [usual: number, most: number]> = { literals: [6, 9], offsets: [5, 8], matches: [6, 9] };

class Frame {
  private readonly first: number;
  private readonly literals: Literals = { table: null };
  private readonly states: Partial<Record<Codes, States>> = {};
  private offsets: [number, number, number] = [1, 4, 8];

  constructor(
    private readonly input: Uint8Array,
    private at: number,
    private readonly output: Uint8Array,
    public made: number,
  ) {
    this.first = made;
  }

  /** Unpack the frame; says where it ends. Clause 3.1.1 */
  unpack(): number {
    const { input } = this;
    const flags = this.byte();
    const isSingle = (flags & 32) !== 0;
    if (flags & 8 || flags & 3) damaged();
    if (!isSingle) this.byte();
    const sizeBytes = flags >> 6 ? 1 << (flags >> 6) : Number(isSingle);
    if (sizeBytes > 0) {
      let size = sizeBytes === 2 ? 256 : 0;
      for (let byte = 0; byte < sizeBytes; byte++) size += this.byte() * 2 ** (8 * byte);
      if (size > this.output.length - this.made) damaged();
    }
    for (let isLast = false; !isLast; ) {
      const head = this.byte() | (this.byte() << 8) | (this.byte() << 16);
      isLast = (head & 1) === 1;
      const size = head >> 3;
      const kind = (head >> 1) & 3;
      const room = Math.min(this.output.length - this.made, MOST_IN_BLOCK);
      if (kind === 1) {
        if (size > room) damaged();
        this.output.fill(this.byte(), this.made, this.made + size);
        this.made += size;
        continue;
      }
      if (kind === 3 || size > input.length - this.at) damaged();
      if (kind === 0) {
        if (size > room) damaged();
        this.output.set(input.subarray(this.at, this.at + size), this.made);
        this.made += size;
      } else this.block(input.subarray(this.at, this.at + size), this.made + room);
      this.at += size;
    }
    // A checksum of what was unpacked may follow.
    if (flags & 4) this.at += 4;
    if (this.at > input.length) damaged();
    return this.at;
  }

  private byte(): number {
    if (this.at >= this.input.length) damaged();
    return this.input[this.at++] as number;
  }

  /** A block of literals, and sequences that say what is copied between them; clause 3.1.1.3. */
  private block(block: Uint8Array, most: number): void {
    const { bytes: literals, end } = literalsOf(block, this.literals);
    let at = end;
    let count = block[at++] ?? damaged();
    if (count === 255) count = (block[at++] ?? damaged()) + ((block[at++] ?? damaged()) << 8) + 0x7f00;
    else if (count > 127) count = ((count - 128) << 8) + (block[at++] ?? damaged());
    if (count === 0) {
      if (at !== block.length) damaged();
      this.copy(literals, 0, literals.length, most);
      return;
    }
    const modes = block[at++] ?? damaged();
    if (modes & 3) damaged();
    for (const [codes, shift] of [
      ['literals', 6],
      ['offsets', 4],
      ['matches', 2],
    ] as const) {
      at = this.readStates(codes, (modes >> shift) & 3, block, at);
    }
    this.sequences(count, new Backwards(block, at, block.length), literals, most);
  }

  /** Clause 3.1.1.3.2.1 */
  private readStates(codes: Codes, mode: number, block: Uint8Array, at: number): number {
    const [usual, most] = ACCURACY[codes];
    if (mode === 0) this.states[codes] = usualStates(codes, usual);
    else if (mode === 1) {
      const code = block[at++] ?? damaged();
      this.states[codes] = {
        accuracy: 0,
        symbols: Uint8Array.of(code),
        bits: new Uint8Array(1),
        bases: new Uint16Array(1),
      };
    } else if (mode === 2) {
      const { states, end } = statesOf(block, at, most);
      this.states[codes] = states;
      return end;
    } else if (!this.states[codes]) damaged();
    return at;
  }

  private sequences(count: number, bits: Backwards, literals: Uint8Array, most: number): void {
    const { output } = this;
    const [lits, offs, mats] = [this.states.literals, this.states.offsets, this.states.matches] as [
      States,
      States,
      States,
    ];
    let lit = bits.read(lits.accuracy);
    let off = bits.read(offs.accuracy);
    let mat = bits.read(mats.accuracy);
    let taken = 0;
    let { made } = this;
    for (let left = count; left > 0; left--) {
      const [litCode, offCode, matCode] = [
        lits.symbols[lit] as number,
        offs.symbols[off] as number,
        mats.symbols[mat] as number,
      ];
      if (offCode > MOST_OFFSET_CODE || litCode >= LITERAL_BITS.length || matCode >= MATCH_BITS.length) damaged();
      const value = 2 ** offCode + bits.read(offCode);
      const length = (MATCH_BASES[matCode] as number) + bits.read(MATCH_BITS[matCode] as number);
      const before = (LITERAL_BASES[litCode] as number) + bits.read(LITERAL_BITS[litCode] as number);
      const distance = this.distance(value, before);
      if (before > literals.length - taken || before + length > most - made) damaged();
      if (before > 32) output.set(literals.subarray(taken, taken + before), made);
      else for (let byte = 0; byte < before; byte++) output[made + byte] = literals[taken + byte] as number;
      taken += before;
      made += before;
      if (distance > made - this.first) damaged();
      made = copyBack(output, made, distance, length);
      if (left === 1) break;
      lit = (lits.bases[lit] as number) + bits.read(lits.bits[lit] as number);
      mat = (mats.bases[mat] as number) + bits.read(mats.bits[mat] as number);
      off = (offs.bases[off] as number) + bits.read(offs.bits[off] as number);
    }
    if (!bits.isOver()) damaged();
    this.made = made;
    this.copy(literals, taken, literals.length, most);
  }

  /** An offset, or one of the last three; clause 3.1.1.5. */
  private distance(value: number, literals: number): number {
    const [first, second, third] = this.offsets;
    if (value > 3) {
      this.offsets = [value - 3, first, second];
      return value - 3;
    }
    const which = value - (literals > 0 ? 1 : 0);
    if (which === 0) return first;
    const distance = which === 1 ? second : which === 2 ? third : first - 1;
    this.offsets = which === 1 ? [second, first, third] : [distance, first, second];
    return distance;
  }

  private copy(literals: Uint8Array, from: number, to: number, most: number): void {
    if (to - from > most - this.made) damaged();
    this.output.set(literals.subarray(from, to), this.made);
    this.made += to - from;
  }
}

const kept: Partial<Record<Codes, States>> = {};

function usualStates(codes: Codes, accuracy: number): States {
  kept[codes] ??= statesOf.fromCounts(USUAL[codes], accuracy);
  return kept[codes];
}
