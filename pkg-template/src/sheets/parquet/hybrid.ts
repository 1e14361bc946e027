// Small numbers as Parquet packs levels and indexes: runs of one number, and groups of eight whose bits lie side by side.
// https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
//
// They are read one by one where they stand: a run of a billion takes no more room than its five bytes.

import { refuse } from '../refusal';

const WIDEST = 32;
/** How many bits of a byte are set. */
const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);
/** Of a block, how many numbers may only fill it. */
const MOST_FILLING = 512;

export class Hybrid {
  /** How many are left of the run under way, and the number that it repeats; -1 where their bits lie side by side. */
  private left = 0;
  private repeated = 0;
  /** Bits that were fetched and not used, lowest first, and how many. */
  private bits = 0;
  private held = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
    private readonly end: number,
    private readonly width: number,
  ) {
    if (!(width >= 0 && width <= WIDEST && end <= bytes.length)) this.damaged();
  }

  next(): number {
    if (this.left === 0) this.begin();
    this.left--;
    return this.repeated >= 0 ? this.repeated : this.packed();
  }

  /** How many of the next so many are 1, where each is a bit: of a run without a look at each of them. */
  ones(among: number): number {
    let found = 0;
    for (let rest = among; rest > 0; ) {
      if (this.left === 0) this.begin();
      const taken = Math.min(rest, this.left);
      const isRun = this.repeated >= 0;
      if (!isRun && this.held === 0 && taken >= 8) {
        const bytes = taken >> 3;
        for (let byte = 0; byte < bytes; byte++) found += ONES[this.byte()] as number;
        this.left -= 8 * bytes;
        rest -= 8 * bytes;
      } else if (isRun) {
        found += this.repeated * taken;
        this.left -= taken;
        rest -= taken;
      } else {
        found += this.next();
        rest--;
      }
    }
    return found;
  }

  /** Whether it ends here: behind the last number may stand what only fills a block, as DuckDB fills 256 with anything. */
  isOver(): boolean {
    if (this.repeated >= 0) return this.left === 0 && this.at >= this.end;
    const unread = Math.ceil((this.left * this.width - this.held) / 8);
    return this.left <= MOST_FILLING && this.at + unread >= this.end;
  }

  private begin(): void {
    const head = this.varint();
    const count = Math.floor(head / 2);
    if (count === 0) this.damaged();
    if (head % 2 === 1) {
      // The last group may be cut where its numbers end.
      if (count > this.end - this.at + 1 && this.width > 0) this.damaged();
      this.left = 8 * count;
      this.repeated = -1;
      this.bits = 0;
      this.held = 0;
      return;
    }
    this.left = count;
    this.repeated = 0;
    for (let shift = 0; shift < this.width; shift += 8) this.repeated += this.byte() * 2 ** shift;
    if (this.repeated >= 2 ** this.width) this.damaged();
  }

  private packed(): number {
    const { width } = this;
    if (width > 24) return this.wide();
    while (this.held < width) {
      this.bits |= this.byte() << this.held;
      this.held += 8;
    }
    const value = this.bits & ((1 << width) - 1);
    this.bits >>>= width;
    this.held -= width;
    return value;
  }

  /** A number of more bits than fit beside those that are held. */
  private wide(): number {
    let value = 0;
    for (let done = 0; done < this.width; ) {
      if (this.held === 0) {
        this.bits = this.byte();
        this.held = 8;
      }
      const taken = Math.min(this.held, this.width - done);
      value += (this.bits & ((1 << taken) - 1)) * 2 ** done;
      this.bits >>>= taken;
      this.held -= taken;
      done += taken;
    }
    return value;
  }

  private varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (scale > 2 ** 35) this.damaged();
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  private byte(): number {
    if (this.at >= this.end) this.damaged();
    return this.bytes[this.at++] as number;
  }

  private damaged(): never {
    return refuse('broken', { found: 'levels or indexes of a page' });
  }
}
