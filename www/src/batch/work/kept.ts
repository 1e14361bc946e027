// The rows there is something to say of, however many: as JSON in blobs, which browsers keep off the heap and, when there
// are many, on the disk. In memory stays where each block of rows begins, and which rows have which issue.

import type { IssueCode } from 'humanoid-id';
import type { RowReport } from 'humanoid-id/bulk';

/** Rows to a block, the least that is read. */
const BLOCK = 128;
/** Bytes to a blob. */
const BLOB = 1 << 21;
/** Blocks that are kept parsed. */
const PARSED = 64;

type Block = { blob: number; start: number; end: number };

export class Kept {
  private readonly blobs: Blob[] = [];
  private readonly blocks: Block[] = [];
  private readonly parsed = new Map<number, RowReport[]>();
  private readonly byCode = new Map<IssueCode, Places>();
  private readonly encoder = new TextEncoder();
  private open: RowReport[] = [];
  private parts: Uint8Array<ArrayBuffer>[] = [];
  private partsSize = 0;
  length = 0;

  add(row: RowReport): void {
    for (const code of new Set(row.issues.map((issue) => issue.code))) {
      const places = this.byCode.get(code) ?? new Places();
      this.byCode.set(code, places);
      places.add(this.length);
    }
    this.length++;
    this.open.push(row);
    if (this.open.length === BLOCK) this.closeBlock();
  }

  /** Nothing follows; from here on there is something to read. */
  close(): void {
    if (this.open.length > 0) this.closeBlock();
    this.closeBlob();
  }

  /** How many rows have an issue. */
  count(code: IssueCode): number {
    return this.byCode.get(code)?.length ?? 0;
  }

  /** Some rows in their order; `code` leaves out those without that issue. */
  async window(code: IssueCode | null, from: number, count: number): Promise<RowReport[]> {
    const places = code
      ? (this.byCode.get(code)?.slice(from, from + count) ?? [])
      : Array.from({ length: Math.max(0, Math.min(count, this.length - from)) }, (_, index) => from + index);
    const rows: RowReport[] = [];
    for (const place of places) {
      const row = (await this.block(Math.floor(place / BLOCK)))[place % BLOCK];
      if (row) rows.push(row);
    }
    return rows;
  }

  /** All of them, block after block. */
  async *all(): AsyncGenerator<RowReport[]> {
    for (let at = 0; at < this.blocks.length; at++) yield this.read(at);
  }

  private async block(at: number): Promise<RowReport[]> {
    const rows = this.parsed.get(at) ?? (await this.read(at));
    // The last that was asked for is the last to be forgotten.
    this.parsed.delete(at);
    this.parsed.set(at, rows);
    if (this.parsed.size > PARSED) this.parsed.delete(this.parsed.keys().next().value as number);
    return rows;
  }

  private async read(at: number): Promise<RowReport[]> {
    const { blob, start, end } = this.blocks[at] as Block;
    return JSON.parse(await (this.blobs[blob] as Blob).slice(start, end).text());
  }

  private closeBlock(): void {
    const bytes = this.encoder.encode(JSON.stringify(this.open));
    this.blocks.push({ blob: this.blobs.length, start: this.partsSize, end: this.partsSize + bytes.length });
    this.parts.push(bytes);
    this.partsSize += bytes.length;
    this.open = [];
    if (this.partsSize >= BLOB) this.closeBlob();
  }

  private closeBlob(): void {
    this.blobs.push(new Blob(this.parts));
    this.parts = [];
    this.partsSize = 0;
  }
}

/** Growing whole numbers, four bytes each. */
class Places {
  private numbers = new Uint32Array(256);
  length = 0;

  add(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = number;
  }

  slice(from: number, to: number): number[] {
    return Array.from(this.numbers.subarray(from, Math.min(to, this.length)));
  }
}
