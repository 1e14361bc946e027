// Zstandard frames into an output of known length, which nothing is written behind. RFC 8878 has the numbers of the clauses
// below. Dictionaries are not used in files, so there are none.

import { viewOf } from '../bytes';
import { damaged, Output } from './output';
import { xxh64Low } from './xxh64';
import { Backwards, type States, statesOf } from './zstd-entropy';
import { type Literals, literalsOf } from './zstd-literals';

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
/** Clause 3.1.1.2.4 */
const MOST_IN_BLOCK = 1 << 17;

export function zstd(input: Uint8Array, bytes: Uint8Array): void {
  const output = new Output(bytes);
  for (let at = 0; at < input.length; ) {
    const mark = at + 4 <= input.length ? word(input, at) : 0;
    if (mark >>> 4 === SKIPPABLE >>> 4) {
      if (at + 8 > input.length) damaged();
      at += 8 + word(input, at + 4);
      if (at > input.length) damaged();
    } else if (mark === FRAME) at = new Frame(input, at + 4, output).unpack();
    else damaged();
  }
  if (output.room > 0) damaged();
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
const OFFSET_BASES = Float64Array.from({ length: MOST_OFFSET_CODE + 1 }, (_, code) => 2 ** code);

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
  /** Where what the frame unpacks to begins. */
  private readonly first: number;
  private readonly source: DataView;
  private readonly literals: Literals = { table: null };
  private readonly states: Partial<Record<Codes, States>> = {};
  /** The last three offsets. */
  private recent = 1;
  private second = 4;
  private third = 8;

  constructor(
    private readonly input: Uint8Array,
    private at: number,
    private readonly output: Output,
  ) {
    this.first = output.made;
    this.source = viewOf(input);
  }

  /** Unpack the frame; says where it ends. Clause 3.1.1 */
  unpack(): number {
    const { input, output } = this;
    const flags = this.byte();
    const isSingle = (flags & 32) !== 0;
    if (flags & 8 || flags & 3) damaged();
    if (!isSingle) this.byte();
    const sizeBytes = flags >> 6 ? 1 << (flags >> 6) : Number(isSingle);
    let size: number | null = null;
    if (sizeBytes > 0) {
      size = sizeBytes === 2 ? 256 : 0;
      for (let byte = 0; byte < sizeBytes; byte++) size += this.byte() * 2 ** (8 * byte);
      if (size > output.room) damaged();
    }
    for (let isLast = false; !isLast; ) {
      const head = this.byte() | (this.byte() << 8) | (this.byte() << 16);
      isLast = (head & 1) === 1;
      const length = head >> 3;
      const kind = (head >> 1) & 3;
      const room = Math.min(output.room, MOST_IN_BLOCK);
      if (kind === 1) {
        if (length > room) damaged();
        output.repeat(this.byte(), length);
        continue;
      }
      if (kind === 3 || length > input.length - this.at) damaged();
      if (kind === 0) {
        if (length > room) damaged();
        output.literals(this.source, this.at, length);
      } else this.block(input.subarray(this.at, this.at + length), output.made + room);
      this.at += length;
    }
    if (size !== null && size !== output.made - this.first) damaged();
    // A checksum of what was unpacked may follow.
    if (flags & 4) {
      if (
        this.at + 4 > input.length ||
        word(input, this.at) !== xxh64Low(output.bytes.subarray(this.first, output.made))
      )
        damaged();
      this.at += 4;
    }
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
      this.rest(viewOf(literals), 0, most);
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
    const { output, first } = this;
    const source = viewOf(literals);
    const [lits, offs, mats] = [this.states.literals, this.states.offsets, this.states.matches] as [
      States,
      States,
      States,
    ];
    let lit = bits.read(lits.accuracy);
    let off = bits.read(offs.accuracy);
    let mat = bits.read(mats.accuracy);
    let taken = 0;
    for (let left = count; left > 0; left--) {
      const litCode = lits.symbols[lit] as number;
      const offCode = offs.symbols[off] as number;
      const matCode = mats.symbols[mat] as number;
      if (offCode > MOST_OFFSET_CODE || litCode >= LITERAL_BITS.length || matCode >= MATCH_BITS.length) damaged();
      const value = (OFFSET_BASES[offCode] as number) + bits.read(offCode);
      const length = (MATCH_BASES[matCode] as number) + bits.read(MATCH_BITS[matCode] as number);
      const before = (LITERAL_BASES[litCode] as number) + bits.read(LITERAL_BITS[litCode] as number);
      const distance = this.distance(value, before);
      if (before + length > most - output.made) damaged();
      output.literals(source, taken, before);
      taken += before;
      if (distance > output.made - first) damaged();
      output.copy(distance, length);
      if (left === 1) break;
      lit = (lits.bases[lit] as number) + bits.read(lits.bits[lit] as number);
      mat = (mats.bases[mat] as number) + bits.read(mats.bits[mat] as number);
      off = (offs.bases[off] as number) + bits.read(offs.bits[off] as number);
    }
    if (!bits.isOver()) damaged();
    this.rest(source, taken, most);
  }

  /** An offset, or one of the last three; clause 3.1.1.5. */
  private distance(value: number, literals: number): number {
    const { recent, second } = this;
    const which = value - (literals > 0 ? 1 : 0);
    let distance = value - 3;
    if (value < 4) {
      if (which === 0) return recent;
      distance = which === 1 ? second : which === 2 ? this.third : recent - 1;
      if (which === 1) {
        this.second = recent;
        this.recent = distance;
        return distance;
      }
    }
    this.third = second;
    this.second = recent;
    this.recent = distance;
    return distance;
  }

  /** What no sequence takes. */
  private rest(literals: DataView, from: number, most: number): void {
    if (literals.byteLength - from > most - this.output.made) damaged();
    this.output.literals(literals, from, literals.byteLength - from);
  }
}

const kept: Partial<Record<Codes, States>> = {};

function usualStates(codes: Codes, accuracy: number): States {
  kept[codes] ??= statesOf.fromCounts(USUAL[codes], accuracy);
  return kept[codes];
}
