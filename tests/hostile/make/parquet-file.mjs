// A Parquet file as it is told to be, true or not. https://parquet.apache.org/docs/file-format/

import { binary, flag, i32, i64, list, struct, varint } from './thrift.mjs';

export const TYPE = { boolean: 0, int32: 1, int64: 2, float: 4, double: 5, bytes: 6, fixed: 7 };
export const ENCODING = {
  plain: 0,
  plainDictionary: 2,
  rle: 3,
  delta: 5,
  deltaLengths: 6,
  deltaBytes: 7,
  dictionary: 8,
};
export const CODEC = { none: 0, snappy: 1, gzip: 2, brotli: 4, lz4: 5, zstd: 6, lz4Raw: 7 };
const PAGE = { data: 0, dictionary: 2, dataV2: 3 };
export const REQUIRED = 0;
export const OPTIONAL = 1;
export const REPEATED = 2;

/** Texts one after another, each behind its length. */
export const plain = (texts) =>
  Buffer.concat(
    texts.flatMap((text) => {
      const bytes = Buffer.from(text);
      const length = Buffer.alloc(4);
      length.writeUInt32LE(bytes.length);
      return [length, bytes];
    }),
  );

/** The same number, again and again, as a run. */
export const run = (value, count, width = 1) =>
  Buffer.concat([varint(count * 2), Buffer.from([value]).subarray(0, Math.ceil(width / 8))]);

/** Levels of the first kind of page, behind their length. */
export function levels(bytes) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** A page of values: `packed` is what stands in the file, `size` what it is said to unpack to. */
export function dataPage({
  values,
  body,
  packed = body,
  size = body.length,
  encoding = ENCODING.plain,
  packedSize,
  sum,
}) {
  const header = struct({
    1: i32(PAGE.data),
    2: i32(size),
    3: i32(packedSize ?? packed.length),
    4: sum === undefined ? undefined : i32(sum),
    5: struct({ 1: i32(values), 2: i32(encoding), 3: i32(ENCODING.rle), 4: i32(ENCODING.rle) }),
  });
  return Buffer.concat([header.bytes, packed]);
}

/** A page of values in the second form, whose levels are never compressed. */
export function dataPageV2({
  values,
  nulls = 0,
  rows = values,
  levels = Buffer.alloc(0),
  body,
  packed = body,
  size = levels.length + body.length,
  levelBytes = levels.length,
  encoding = ENCODING.plain,
}) {
  const header = struct({
    1: i32(PAGE.dataV2),
    2: i32(size),
    3: i32(levels.length + packed.length),
    8: struct({
      1: i32(values),
      2: i32(nulls),
      3: i32(rows),
      4: i32(encoding),
      5: i32(levelBytes),
      6: i32(0),
      7: flag(packed !== body),
    }),
  });
  return Buffer.concat([header.bytes, levels, packed]);
}

export function dictionaryPage({ values, body, packed = body, size = body.length }) {
  const header = struct({
    1: i32(PAGE.dictionary),
    2: i32(size),
    3: i32(packed.length),
    7: struct({ 1: i32(values), 2: i32(ENCODING.plain) }),
  });
  return Buffer.concat([header.bytes, packed]);
}

/** An element of the schema. */
export const element = ({ name, type, repetition = REQUIRED, children, converted, width, scale }) =>
  struct({
    1: type === undefined ? undefined : i32(type),
    2: width === undefined ? undefined : i32(width),
    3: i32(repetition),
    4: binary(name),
    5: children === undefined ? undefined : i32(children),
    6: converted === undefined ? undefined : i32(converted),
    7: scale === undefined ? undefined : i32(scale),
  });

/**
 * A file of row groups; each column of a group is its pages. What a group or column says of itself is what it has, unless
 * it is said otherwise.
 */
export function parquet({ columns, groups, rows, schema, footerLength, groupCount }) {
  const parts = [Buffer.from('PAR1')];
  let at = 4;
  const root = element({ name: 'schema', children: columns.length });
  const told = groups.map(({ rows, chunks }) => {
    const chunk = ({ pages, dictionary, codec = CODEC.none, values = rows, statistics, offset, size }, index) => {
      const start = at;
      for (const page of dictionary ? [dictionary, ...pages] : pages) {
        parts.push(page);
        at += page.length;
      }
      const { name, type, path = [name] } = columns[index];
      return struct({
        2: i64(start),
        3: struct({
          1: i32(type),
          2: list([i32(ENCODING.plain)], 'i32'),
          3: list(path.map(binary), 'binary'),
          4: i32(codec),
          5: i64(values),
          6: i64(at - start),
          7: i64(size ?? at - start),
          9: i64(offset ?? start + (dictionary?.length ?? 0)),
          11: dictionary ? i64(start) : undefined,
          12: statistics,
        }),
      });
    };
    const chunks_ = list(chunks.map(chunk));
    return struct({ 1: chunks_, 2: i64(at), 3: i64(rows) });
  });
  const footer = struct({
    1: i32(1),
    2: schema ?? list([root, ...columns.map(element)]),
    3: i64(rows ?? groups.reduce((sum, group) => sum + group.rows, 0)),
    4: list(told, 'struct', groupCount ?? told.length),
  }).bytes;
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footerLength ?? footer.length);
  return Buffer.concat([...parts, footer, length, Buffer.from('PAR1')]);
}

/** One column of texts, one page. */
export const oneColumn = (page, { rows = 1, codec, ...chunk } = {}) =>
  parquet({
    columns: [{ name: 'code', type: TYPE.bytes, converted: 0 }],
    groups: [{ rows, chunks: [{ pages: [page], codec, ...chunk }] }],
  });
