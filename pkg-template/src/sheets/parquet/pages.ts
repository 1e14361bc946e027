// The pages of a column in a group of rows, one at a time: what a header says is held against the bytes that are there, and
// what a page unpacks to against what it says.

import type { Allowance } from '../allowance';
import type { Bytes } from '../bytes';
import { checksum } from '../checksum';
import { refuse } from '../refusal';
import { unpacked } from '../unpack/unpack';
import type { Chunk } from './directory';
import { Ended, type Shape, Thrift } from './thrift';

/** Read at once; a page is a megabyte or so. */
const WINDOW = 1 << 20;
/** A header is some dozen bytes, and may hold the least and the greatest text of its page. */
const HEADER = 1 << 12;
const MOST_HEADER = 1 << 24;

/** Bytes of a page, and of a dictionary, that its packed bytes need not account for. */
const FREE_PAGE = 2 ** 25;
const FREE_DICTIONARY = 2 ** 24;
const MOST_RATIO = 100;
const MOST_PAGE = 2 ** 29;

const DATA = 0;
const DICTIONARY = 2;
const DATA_V2 = 3;

const VALUES: Shape = { 1: ['values', 'integer'], 2: ['encoding', 'integer'], 3: ['levelEncoding', 'integer'] };
const VALUES_V2: Shape = {
  1: ['values', 'integer'],
  2: ['nulls', 'integer'],
  3: ['rows', 'integer'],
  4: ['encoding', 'integer'],
  5: ['levelBytes', 'integer'],
  6: ['repetitionBytes', 'integer'],
  7: ['isPacked', 'flag'],
};
const PAGE: Shape = {
  1: ['kind', 'integer'],
  2: ['size', 'integer'],
  3: ['packedSize', 'integer'],
  4: ['sum', 'integer'],
  5: ['data', { struct: VALUES }],
  7: ['dictionary', { struct: VALUES }],
  8: ['dataV2', { struct: VALUES_V2 }],
};
type ToldValues = Partial<{ values: number; encoding: number; levelEncoding: number }>;
type ToldV2 = ToldValues &
  Partial<{ nulls: number; rows: number; levelBytes: number; repetitionBytes: number; isPacked: boolean }>;
type Told = Partial<{
  kind: number;
  size: number;
  packedSize: number;
  /** CRC-32 of the page as it stands in the file, as a signed number. */
  sum: number;
  data: ToldValues;
  dictionary: ToldValues;
  dataV2: ToldV2;
}>;

export type Page = {
  isDictionary: boolean;
  values: number;
  encoding: number;
  /** Of the second form of page: its levels, which are never packed, and how many values are missing. */
  levels: Uint8Array | null;
  nulls: number;
  /** Its values as they are, behind levels in the first form. */
  body(): Uint8Array;
};

export class Pages {
  private window: Uint8Array = new Uint8Array();
  private from: number;
  private at: number;

  constructor(
    private readonly file: Bytes,
    private readonly chunk: Chunk,
    private readonly allowance: Allowance,
  ) {
    this.at = chunk.start;
    this.from = chunk.start;
  }

  /** The next page; `null` behind the last. */
  async next(): Promise<Page | null> {
    if (this.at >= this.chunk.end) return null;
    const told = await this.header();
    const { kind, size, packedSize, sum } = told;
    if (!isCount(size) || !isCount(packedSize) || packedSize > this.chunk.end - this.at) damaged();
    const packed = await this.bytes(this.at, packedSize);
    this.at += packedSize;
    if (sum !== undefined && (sum | 0) !== checksum(packed)) damaged();
    if (kind === DATA && told.data) return this.first(told.data, packed, size);
    if (kind === DATA_V2 && told.dataV2) return this.second(told.dataV2, packed, size);
    if (kind === DICTIONARY && told.dictionary) return this.dictionary(told.dictionary, packed, size);
    // An index of pages, or what does not exist yet: no values.
    return kind === 1 ? this.next() : damaged();
  }

  private first({ values, encoding = -1, levelEncoding }: ToldValues, packed: Uint8Array, size: number): Page {
    if (!isCount(values)) damaged();
    const body = () => this.unpacked(packed, size, FREE_PAGE);
    if (levelEncoding !== undefined && levelEncoding !== 3) unsupportedLevels(levelEncoding);
    return { isDictionary: false, values, encoding, levels: null, nulls: 0, body };
  }

  private second(told: ToldV2, packed: Uint8Array, size: number): Page {
    const { values, nulls, rows, encoding = -1, levelBytes, repetitionBytes = 0, isPacked = true } = told;
    if (!(isCount(values) && isCount(nulls) && isCount(levelBytes)) || nulls > values || rows !== values) damaged();
    // A column that is no list has no levels of repetition.
    if (repetitionBytes !== 0 || levelBytes > packed.length || levelBytes > size) damaged();
    const rest = packed.subarray(levelBytes);
    const restSize = size - levelBytes;
    if (!isPacked && rest.length !== restSize) damaged();
    const body = () => (isPacked ? this.unpacked(rest, restSize, FREE_PAGE) : rest);
    return { isDictionary: false, values, encoding, levels: packed.subarray(0, levelBytes), nulls, body };
  }

  private dictionary({ values, encoding = -1 }: ToldValues, packed: Uint8Array, size: number): Page {
    if (!isCount(values)) damaged();
    const body = () => this.unpacked(packed, size, FREE_DICTIONARY);
    return { isDictionary: true, values, encoding, levels: null, nulls: 0, body };
  }

  private unpacked(packed: Uint8Array, size: number, free: number): Uint8Array {
    const limit = Math.min(MOST_PAGE, Math.max(free, MOST_RATIO * packed.length));
    if (size > limit) refuse('too-large', { found: 'bytes of a page', limit });
    this.allowance.take(size);
    return unpacked(this.chunk.codec, packed, size);
  }

  private async header(): Promise<Told> {
    for (let length = HEADER; ; length *= 8) {
      const bytes = await this.bytes(this.at, Math.min(length, this.chunk.end - this.at));
      const thrift = new Thrift(bytes);
      try {
        const told = thrift.struct<Told>(PAGE);
        this.at += thrift.at;
        return told;
      } catch (error) {
        if (!(error instanceof Ended)) throw error;
        if (this.at + length >= this.chunk.end || length > MOST_HEADER) damaged();
      }
    }
  }

  /** Bytes of the file, as a view. */
  private async bytes(at: number, length: number): Promise<Uint8Array> {
    if (at + length > this.from + this.window.length) {
      this.window = await this.file.read(at, Math.min(this.chunk.end, at + Math.max(length, WINDOW)));
      this.from = at;
      if (this.window.length < length) damaged();
    }
    return this.window.subarray(at - this.from, at - this.from + length);
  }
}

const isCount = (number: number | undefined): number is number => Number.isSafeInteger(number) && Number(number) >= 0;

function damaged(): never {
  return refuse('broken', { found: 'header of a page' });
}

function unsupportedLevels(encoding: number): never {
  return refuse('unsupported', { found: `levels in encoding ${encoding}` });
}
