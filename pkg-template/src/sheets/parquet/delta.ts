// Whole numbers by their differences, as Parquet packs them in blocks.
// https://parquet.apache.org/docs/file-format/data-pages/encodings/#DELTAENC

import { refuse } from '../refusal';

/** Of a block, which has 128 numbers or a few times as many. */
const MOST_IN_BLOCK = 1 << 16;

export class Deltas {
  /** How many there are, as they say themselves. */
  readonly count: number;
  private readonly perMini: number;
  private readonly minis: number;
  private value: bigint;
  private given = 0;
  /** Of the block under way: the least difference, the widths of its parts, the part, and what is left of it. */
  private least = 0n;
  private widths: Uint8Array = new Uint8Array();
  private mini = 0;
  private left = 0;
  private bit = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
    private readonly end: number,
  ) {
    const block = Number(this.varint());
    this.minis = Number(this.varint());
    this.count = Number(this.varint());
    this.value = this.signed();
    this.perMini = block / this.minis;
    this.mini = this.minis;
    if (!(block <= MOST_IN_BLOCK && this.minis > 0 && this.perMini % 8 === 0 && this.perMini > 0)) this.damaged();
  }

  next(): bigint {
    if (this.given++ === 0) return this.value;
    if (this.given > this.count) this.damaged();
    if (this.left === 0) this.begin();
    this.left--;
    this.value = BigInt.asIntN(64, this.value + this.least + this.packed(this.widths[this.mini] as number));
    return this.value;
  }

  /** Where the bytes behind it begin, once all were given. */
  after(): number {
    this.align();
    return this.at;
  }

  private begin(): void {
    this.align();
    if (++this.mini >= this.minis) {
      this.least = this.signed();
      this.widths = this.bytes.subarray(this.at, this.at + this.minis);
      if (this.at + this.minis > this.end) this.damaged();
      this.at += this.minis;
      this.mini = 0;
    }
    this.left = this.perMini;
    const width = this.widths[this.mini] as number;
    if (width > 64) this.damaged();
  }

  /** To the end of the part that was begun, also where its last numbers only fill it. */
  private align(): void {
    if (this.left === 0 && this.bit === 0) return;
    const width = this.widths[this.mini] as number;
    this.at += (this.perMini * width) / 8 - Math.floor(((this.perMini - this.left) * width) / 8);
    this.left = 0;
    this.bit = 0;
  }

  private packed(width: number): bigint {
    let value = 0n;
    for (let done = 0; done < width; ) {
      if (this.at >= this.end) this.damaged();
      const taken = Math.min(8 - this.bit, width - done);
      const bits = ((this.bytes[this.at] as number) >> this.bit) & ((1 << taken) - 1);
      value |= BigInt(bits) << BigInt(done);
      done += taken;
      this.bit += taken;
      if (this.bit === 8) {
        this.bit = 0;
        this.at++;
      }
    }
    return value;
  }

  private signed(): bigint {
    const value = this.varint();
    return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
  }

  private varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      if (this.at >= this.end || shift > 63n) this.damaged();
      const byte = this.bytes[this.at++] as number;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
  }

  private damaged(): never {
    return refuse('broken', { found: 'differences of a page' });
  }
}
