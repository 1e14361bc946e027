// The compact protocol of Thrift, in which the directory and the page headers of a Parquet file are written, for files that
// say what no library would write. https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md

const TYPES = { true: 1, false: 2, i32: 5, i64: 6, binary: 8, list: 9, struct: 12 };

export function varint(value) {
  const bytes = [];
  let left = BigInt(value);
  for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  return Buffer.from([...bytes, Number(left)]);
}

/** Small numbers of either sign are short. */
const zigzag = (value) => varint(BigInt.asUintN(64, (BigInt(value) << 1n) ^ (BigInt(value) >> 63n)));

export const i32 = (value) => ({ type: TYPES.i32, bytes: zigzag(value) });
export const i64 = (value) => ({ type: TYPES.i64, bytes: zigzag(value) });
export const flag = (value) => ({ type: value ? TYPES.true : TYPES.false, bytes: Buffer.alloc(0) });

export function binary(text) {
  const bytes = Buffer.from(text);
  return { type: TYPES.binary, bytes: Buffer.concat([varint(bytes.length), bytes]) };
}

/** `count` is what the list says of itself. */
export function list(elements, type = 'struct', count = elements.length) {
  const head = count < 15 ? Buffer.from([(count << 4) | TYPES[type]]) : Buffer.from([0xf0 | TYPES[type]]);
  const size = count < 15 ? Buffer.alloc(0) : varint(count);
  return { type: TYPES.list, bytes: Buffer.concat([head, size, ...elements.map(({ bytes }) => bytes)]) };
}

/** Fields by their number; those that are not there are left out. */
export function struct(fields) {
  const parts = [];
  let last = 0;
  for (const [key, field] of Object.entries(fields)) {
    if (!field) continue;
    parts.push(Buffer.from([((Number(key) - last) << 4) | field.type]), field.bytes);
    last = Number(key);
  }
  return { type: TYPES.struct, bytes: Buffer.concat([...parts, Buffer.from([0])]) };
}
