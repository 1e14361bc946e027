// The values of a page, one after another, each written as a cell where it stands: no page becomes a list of values.

import { viewOf } from '../bytes';
import { refuse } from '../refusal';
import { Wire } from '../wire';
import { BOOLEAN, BYTES, DOUBLE, FIXED, FLOAT, type Format, INT32, INT64, INT96, type Value } from './cells';
import { Deltas } from './delta';
import { Hybrid } from './hybrid';

export type Values = {
  /** Write the next one. */
  put(wire: Wire, column: number): void;
  /** Whether there is none left, and nothing besides. */
  isOver(): boolean;
};

const PLAIN = 0;
const PLAIN_DICTIONARY = 2;
const RLE = 3;
const DELTA = 5;
const DELTA_LENGTHS = 6;
const DELTA_BYTES = 7;
const DICTIONARY = 8;
const STREAM_SPLIT = 9;

/** `count` values that begin at a place of a page. */
export function valuesOf(
  encoding: number,
  format: Format,
  page: Uint8Array,
  at: number,
  count: number,
  dictionary: Dictionary | null,
): Values {
  const { type } = format;
  // Where every value is missing, some write nothing, and some what stands in front of values.
  if (count === 0 && (at === page.length || encoding === PLAIN_DICTIONARY || encoding === DICTIONARY)) {
    return { put: damaged, isOver: () => page.length - at <= 1 };
  }
  switch (encoding) {
    case PLAIN:
      return type === BYTES ? new Texts(format, page, at) : new Scalars(format, plain(format, page, at, count));
    case PLAIN_DICTIONARY:
    case DICTIONARY:
      return new Indexes(dictionary ?? damaged(), new Hybrid(page, at + 1, page.length, page[at] ?? damaged()));
    case RLE:
      return type === BOOLEAN ? new Scalars(format, booleans(page, at)) : unsupported(encoding);
    case DELTA:
      return type === INT32 || type === INT64 ? new Scalars(format, deltas(page, at, count)) : unsupported(encoding);
    case DELTA_LENGTHS:
      return type === BYTES ? new Lengths(format, page, at, count) : unsupported(encoding);
    case DELTA_BYTES:
      return type === BYTES || type === FIXED ? new Prefixes(format, page, at, count) : unsupported(encoding);
    case STREAM_SPLIT:
      return format.width > 0 ? new Scalars(format, split(format, page, at, count)) : unsupported(encoding);
    default:
      return unsupported(encoding);
  }
}

function damaged(): never {
  return refuse('broken', { found: 'values of a page' });
}

function unsupported(encoding: number): never {
  return refuse('unsupported', { found: `encoding ${encoding} of a column` });
}

/** Values that many rows refer to, each as the cell that is written for it, cut at what is ever looked at. */
export class Dictionary {
  readonly cells: Uint8Array;
  readonly ends: Uint32Array;

  constructor(format: Format, page: Uint8Array, count: number) {
    // Of texts each takes four bytes; of what takes none there is nothing to refer to.
    if (!(count >= 0 && count <= page.length)) damaged();
    const values = valuesOf(PLAIN, format, page, 0, count, null);
    const wire = new Wire();
    this.ends = new Uint32Array(count);
    for (let index = 0; index < count; index++) {
      values.put(wire, 0);
      this.ends[index] = wire.length;
    }
    if (!values.isOver()) damaged();
    this.cells = wire.take();
  }

  put(wire: Wire, column: number, index: number): void {
    if (index >= this.ends.length) damaged();
    const start = index === 0 ? 0 : (this.ends[index - 1] as number);
    wire.written(column, this.cells, start, this.ends[index] as number);
  }
}

class Indexes implements Values {
  constructor(
    private readonly dictionary: Dictionary,
    private readonly indexes: Hybrid,
  ) {}

  put(wire: Wire, column: number): void {
    this.dictionary.put(wire, column, this.indexes.next());
  }

  isOver(): boolean {
    return this.indexes.isOver();
  }
}

/** A text, or what bytes stand for besides. */
function putBytes(format: Format, wire: Wire, column: number, page: DataView, start: number, end: number): void {
  if (format.isText) wire.utf8(column, page, start, end);
  else format.write(wire, column, new Uint8Array(page.buffer, page.byteOffset + start, end - start));
}

/** Each behind its length. */
class Texts implements Values {
  private readonly page: DataView;

  constructor(
    private readonly format: Format,
    page: Uint8Array,
    private at: number,
  ) {
    this.page = viewOf(page);
  }

  put(wire: Wire, column: number): void {
    const { page } = this;
    const start = this.at + 4;
    if (start > page.byteLength) damaged();
    const end = start + page.getUint32(this.at, true);
    if (end > page.byteLength) damaged();
    this.at = end;
    putBytes(this.format, wire, column, page, start, end);
  }

  isOver(): boolean {
    return this.at === this.page.byteLength;
  }
}

/** All lengths, then all texts. */
class Lengths implements Values {
  private readonly lengths: Deltas;
  private readonly page: DataView;
  private at: number;

  constructor(
    private readonly format: Format,
    page: Uint8Array,
    at: number,
    count: number,
  ) {
    this.page = viewOf(page);
    this.lengths = new Deltas(page, at, page.length);
    this.at = afterAll(page, at, count);
  }

  put(wire: Wire, column: number): void {
    const start = this.at;
    this.at = beyond(start, this.lengths.next(), this.page.byteLength);
    putBytes(this.format, wire, column, this.page, start, this.at);
  }

  isOver(): boolean {
    return this.at === this.page.byteLength;
  }
}

/** Where the bytes behind as many differences begin: they are read twice, so that they need not be kept. */
function afterAll(page: Uint8Array, at: number, count: number): number {
  const all = new Deltas(page, at, page.length);
  if (all.count !== count) damaged();
  for (let left = count; left > 0; left--) all.next();
  return all.after();
}

function beyond(start: number, length: bigint, end: number): number {
  if (length < 0n || length > BigInt(end - start)) damaged();
  return start + Number(length);
}

/** How much each has in common with the one before, then what it has besides. */
class Prefixes implements Values {
  private readonly prefixes: Deltas;
  private readonly lengths: Deltas;
  private at: number;
  private last = new Uint8Array();

  constructor(
    private readonly format: Format,
    private readonly page: Uint8Array,
    at: number,
    count: number,
  ) {
    this.prefixes = new Deltas(page, at, page.length);
    const second = afterAll(page, at, count);
    this.lengths = new Deltas(page, second, page.length);
    this.at = afterAll(page, second, count);
  }

  put(wire: Wire, column: number): void {
    const common = beyond(0, this.prefixes.next(), this.last.length);
    const start = this.at;
    this.at = beyond(start, this.lengths.next(), this.page.length);
    const value = new Uint8Array(common + this.at - start);
    // A text that grows with every row would grow with the square of the page.
    if (value.length > this.page.length) damaged();
    value.set(this.last.subarray(0, common));
    value.set(this.page.subarray(start, this.at), common);
    this.last = value;
    putBytes(this.format, wire, column, viewOf(value), 0, value.length);
  }

  isOver(): boolean {
    return this.at === this.page.length;
  }
}

type Source = { next(): Value; isOver(): boolean };

/** What is no text of any length. */
class Scalars implements Values {
  constructor(
    private readonly format: Format,
    private readonly source: Source,
  ) {}

  put(wire: Wire, column: number): void {
    const value = this.source.next();
    if (value instanceof Uint8Array) putBytes(this.format, wire, column, viewOf(value), 0, value.length);
    else this.format.write(wire, column, value);
  }

  isOver(): boolean {
    return this.source.isOver();
  }
}

function plain({ type, width }: Format, page: Uint8Array, at: number, count: number): Source {
  if (type === BOOLEAN) {
    if (Math.ceil(count / 8) !== page.length - at) damaged();
    let bit = 0;
    return {
      next: () => (((page[at + (bit >> 3)] as number) >> (bit++ & 7)) & 1) === 1,
      isOver: () => bit === count,
    };
  }
  if (count * width !== page.length - at) damaged();
  let next = at;
  const read = reader(type, width);
  const view = viewOf(page);
  return {
    next: () => {
      next += width;
      return read(view, next - width);
    },
    isOver: () => next === page.length,
  };
}

function reader(type: number, width: number): (view: DataView, at: number) => Value {
  if (type === INT32) return (view, at) => view.getInt32(at, true);
  if (type === INT64) return (view, at) => view.getBigInt64(at, true);
  if (type === FLOAT) return (view, at) => view.getFloat32(at, true);
  if (type === DOUBLE) return (view, at) => view.getFloat64(at, true);
  if (type === INT96 || type === FIXED)
    return ({ buffer, byteOffset }, at) => new Uint8Array(buffer, byteOffset + at, width);
  return damaged();
}

/** All first bytes, then all second ones. */
function split({ type, width }: Format, page: Uint8Array, at: number, count: number): Source {
  if (count * width !== page.length - at) damaged();
  const read = reader(type, width);
  const joined = new Uint8Array(width);
  const view = viewOf(joined);
  let next = 0;
  return {
    next: () => {
      for (let byte = 0; byte < width; byte++) joined[byte] = page[at + byte * count + next] as number;
      next++;
      return read(view, 0);
    },
    isOver: () => next === count,
  };
}

/** Behind their length. */
function booleans(page: Uint8Array, at: number): Source {
  const bits = new Hybrid(page, at + 4, page.length, 1);
  return { next: () => bits.next() === 1, isOver: () => bits.isOver() };
}

function deltas(page: Uint8Array, at: number, count: number): Source {
  const all = new Deltas(page, at, page.length);
  if (all.count !== count) damaged();
  return { next: () => all.next(), isOver: () => all.after() === page.length };
}
