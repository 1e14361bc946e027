// The compact protocol of Thrift, in which a Parquet file says what it holds. Every count is held against the bytes that
// are left, so that reading takes no more than they allow; fields that nobody asks for are passed over.
// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md

import { refuse } from '../refusal';

/** What is read of a struct: for the number of a field, what it is called and of which kind it is. */
export type Shape = { readonly [field: number]: readonly [name: string, kind: Kind] };
type Kind = 'integer' | 'flag' | 'bytes' | { struct: Shape } | { list: Shape | 'bytes' };

const STOP = 0;
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const I64 = 6;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const SET = 10;
const MAP = 11;
const STRUCT = 12;
const UUID = 13;

/** The directory of a Parquet file nests eight deep. */
const DEEPEST = 32;

/** Thrown where what is read goes on behind the bytes that are there. */
export class Ended extends Error {}

export class Thrift {
  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  /** The fields of a struct, by their names; a field of another type than expected is as good as none. */
  struct<Fields>(shape: Shape): Partial<Fields> {
    const fields: Record<string, unknown> = Object.create(null);
    let id = 0;
    for (;;) {
      const head = this.byte();
      const type = head & 15;
      if (type === STOP) return fields as Partial<Fields>;
      id = head >> 4 ? id + (head >> 4) : this.integer();
      const [name, kind] = (Object.hasOwn(shape, id) && shape[id]) || [];
      if (name !== undefined && kind !== undefined && isOfType(kind, type)) fields[name] = this.value(kind, type);
      else this.skip(type, 0);
    }
  }

  private value(kind: Kind, type: number): unknown {
    if (kind === 'integer') return this.integer();
    if (kind === 'flag') return type === TRUE;
    if (kind === 'bytes') return this.binary();
    if ('struct' in kind) return this.struct(kind.struct);
    const [length, element] = this.listHead();
    const { list: of } = kind;
    if (length > 0 && element !== (of === 'bytes' ? BINARY : STRUCT)) this.damaged();
    const list = [];
    for (let left = length; left > 0; left--) list.push(of === 'bytes' ? this.binary() : this.struct(of));
    return list;
  }

  /** A number that a double holds exactly: a larger one loses its last places, and is no count or offset of any file. */
  private integer(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (scale > 2 ** 63) this.damaged();
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) break;
    }
    // Numbers below zero are the odd ones.
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  private binary(): Uint8Array {
    const length = this.count(1);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  private listHead(): [length: number, type: number] {
    const head = this.byte();
    return [head >> 4 === 15 ? this.count(1) : head >> 4, head & 15];
  }

  private skip(type: number, depth: number): void {
    if (depth > DEEPEST) refuse('too-large', { found: 'depth of the directory', limit: DEEPEST });
    if (type === BYTE) this.pass(1);
    else if (type > BYTE && type <= I64) this.integer();
    else if (type === DOUBLE) this.pass(8);
    else if (type === UUID) this.pass(16);
    else if (type === BINARY) this.binary();
    else if (type === LIST || type === SET) {
      const [length, element] = this.listHead();
      for (let left = length; left > 0; left--) this.skipElement(element, depth);
    } else if (type === MAP) {
      const length = this.count(2);
      const types = length > 0 ? this.byte() : 0;
      for (let left = length; left > 0; left--) {
        this.skipElement(types >> 4, depth);
        this.skipElement(types & 15, depth);
      }
    } else if (type === STRUCT) {
      for (let head = this.byte(); (head & 15) !== STOP; head = this.byte()) {
        if (head >> 4 === 0) this.integer();
        this.skip(head & 15, depth + 1);
      }
    } else if (type !== TRUE && type !== FALSE) this.damaged();
  }

  /** In a list also true and false take a byte. */
  private skipElement(type: number, depth: number): void {
    this.skip(type === TRUE || type === FALSE ? BYTE : type, depth + 1);
  }

  /** How many follow, each of so many bytes at least. */
  private count(least: number): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (scale > 2 ** 35) this.damaged();
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) break;
    }
    if (value * least > this.bytes.length - this.at) throw new Ended();
    return value;
  }

  private pass(length: number): void {
    if (length > this.bytes.length - this.at) throw new Ended();
    this.at += length;
  }

  private byte(): number {
    if (this.at >= this.bytes.length) throw new Ended();
    return this.bytes[this.at++] as number;
  }

  private damaged(): never {
    return refuse('broken', { found: 'directory' });
  }
}

function isOfType(kind: Kind, type: number): boolean {
  if (kind === 'integer') return type >= BYTE && type <= I64;
  if (kind === 'flag') return type === TRUE || type === FALSE;
  if (kind === 'bytes') return type === BINARY;
  return type === ('struct' in kind ? STRUCT : LIST);
}
