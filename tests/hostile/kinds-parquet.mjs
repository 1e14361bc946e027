// Parquet files whose counts, sizes and pages say one thing and hold another.

import { BAD, GOOD, good } from './make/codes.mjs';
import {
  dataPage,
  dataPageV2,
  dictionaryPage,
  ENCODING,
  element,
  levels,
  OPTIONAL,
  oneColumn,
  parquet,
  plain,
  REPEATED,
  run,
  TYPE,
} from './make/parquet-file.mjs';
import { binary, i32, list, struct } from './make/thrift.mjs';

const DAMAGED = /damaged|no whole Parquet file/;
const TOO_LARGE = /unpacks to more than is read/;
const code = { name: 'code', type: TYPE.bytes, converted: 0 };
const page = (texts, more = {}) => dataPage({ values: texts.length, body: plain(texts), ...more });

const dictionary = (texts) => dictionaryPage({ values: texts.length, body: plain(texts) });
const indexes = (rows, width, bytes) =>
  dataPage({ values: rows, encoding: ENCODING.dictionary, body: Buffer.concat([Buffer.from([width]), bytes]) });

const COUNTS = [
  {
    name: 'parquet: a group of no rows, and a page that holds two',
    file: 'none-of-two.parquet',
    make: () =>
      parquet({
        columns: [code],
        groups: [
          { rows: 1, chunks: [{ pages: [page([GOOD])] }] },
          { rows: 0, chunks: [{ pages: [page([BAD, BAD])], values: 0 }] },
        ],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: levels that say that nothing is there, and a value behind them',
    file: 'behind-nothing.parquet',
    make: () =>
      parquet({
        columns: [{ ...code, repetition: OPTIONAL }],
        groups: [
          {
            rows: 1,
            chunks: [{ pages: [dataPage({ values: 1, body: Buffer.concat([levels(run(0, 1)), plain([BAD])]) })] }],
          },
        ],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a level that there is not',
    file: 'level-two.parquet',
    make: () =>
      parquet({
        columns: [{ ...code, repetition: OPTIONAL }],
        groups: [
          {
            rows: 1,
            chunks: [{ pages: [dataPage({ values: 1, body: Buffer.concat([levels(run(2, 1)), plain([BAD])]) })] }],
          },
        ],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: two columns over one another',
    file: 'over-another.parquet',
    make: () =>
      parquet({
        columns: [code, { ...code, name: 'note' }],
        groups: [{ rows: 1, chunks: [{ pages: [page([GOOD])] }, { pages: [page(['x'])], offset: 4 }] }],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: columns whose names are those of others where their pages stand',
    file: 'swapped.parquet',
    make: () =>
      parquet({
        columns: [code, { ...code, name: 'note' }],
        schema: list([element({ name: 'schema', children: 2 }), element({ ...code, name: 'note' }), element(code)]),
        groups: [{ rows: 1, chunks: [{ pages: [page([GOOD])] }, { pages: [page([BAD])] }] }],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: 200 columns of nothing',
    file: 'columns-of-nothing.parquet',
    make: () => {
      const rows = 250_000;
      const nothing = { pages: [dataPage({ values: rows, body: levels(run(0, rows)) })] };
      return parquet({
        columns: Array.from({ length: 200 }, (_, at) => ({ ...code, name: `c${at}`, repetition: OPTIONAL })),
        groups: [{ rows, chunks: Array(200).fill(nothing) }],
      });
    },
    read: { rows: 250_000, valid: 0 },
  },
  {
    name: 'parquet: a million rows, all of them wrong, in 100 bytes',
    file: 'wrong-rows.parquet',
    make: () => {
      const rows = 1_000_000;
      return parquet({
        columns: [code],
        groups: [{ rows, chunks: [{ dictionary: dictionary(['x']), pages: [indexes(rows, 1, run(0, rows))] }] }],
      });
    },
    refused: TOO_LARGE,
  },
  {
    name: 'parquet: -5 rows',
    file: 'minus-rows.parquet',
    make: () => parquet({ columns: [code], rows: -5, groups: [{ rows: 1, chunks: [{ pages: [page([BAD])] }] }] }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a group of -5 rows',
    file: 'minus-group.parquet',
    make: () => parquet({ columns: [code], groups: [{ rows: -5, chunks: [{ pages: [page([BAD])] }] }] }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a group that says 1 row, and pages that hold 3',
    file: 'one-of-three.parquet',
    make: () => parquet({ columns: [code], groups: [{ rows: 1, chunks: [{ pages: [page([GOOD, BAD, BAD])] }] }] }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a group that says 1 row, and two pages more behind the first',
    file: 'pages-behind.parquet',
    make: () =>
      parquet({
        columns: [code],
        groups: [{ rows: 1, chunks: [{ pages: [page([GOOD]), page([BAD]), page([BAD])] }] }],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a file that says 1 row, and groups that hold 3',
    file: 'groups-hold-more.parquet',
    make: () =>
      parquet({
        columns: [code],
        rows: 1,
        groups: [GOOD, BAD, BAD].map((it) => ({ rows: 1, chunks: [{ pages: [page([it])] }] })),
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a group that says 3 rows, and a page that holds 1',
    file: 'three-of-one.parquet',
    make: () => parquet({ columns: [code], groups: [{ rows: 3, chunks: [{ pages: [page([GOOD])] }] }] }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a column that says -1 values',
    file: 'minus-values.parquet',
    make: () => parquet({ columns: [code], groups: [{ rows: 1, chunks: [{ pages: [page([GOOD])], values: -1 }] }] }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a page of -1 values',
    file: 'minus-page.parquet',
    make: () =>
      parquet({
        columns: [code],
        groups: [{ rows: 1, chunks: [{ pages: [dataPage({ values: -1, body: plain([GOOD]) })] }] }],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a page of 2 billion values in 33 bytes',
    file: 'billion-page.parquet',
    make: () =>
      parquet({
        columns: [code],
        groups: [{ rows: 2 ** 31 - 1, chunks: [{ pages: [dataPage({ values: 2 ** 31 - 1, body: plain([GOOD]) })] }] }],
      }),
    refused: /damaged|unpacks to more/,
  },
  {
    name: 'parquet: 60 million rows of nothing in 200 bytes',
    file: 'rows-of-nothing.parquet',
    make: () => {
      const rows = 60_000_000;
      const body = levels(run(0, rows));
      return parquet({
        columns: [{ ...code, repetition: OPTIONAL }],
        groups: [{ rows, chunks: [{ pages: [dataPage({ values: rows, body })] }] }],
      });
    },
    refused: TOO_LARGE,
  },
  {
    name: 'parquet: more nulls than values',
    file: 'nulls.parquet',
    make: () =>
      parquet({
        columns: [{ ...code, repetition: OPTIONAL }],
        groups: [
          {
            rows: 2,
            chunks: [{ pages: [dataPageV2({ values: 2, nulls: 7, levels: run(1, 2), body: plain([GOOD, BAD]) })] }],
          },
        ],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: levels for fewer values than the page has',
    file: 'levels.parquet',
    make: () =>
      parquet({
        columns: [{ ...code, repetition: OPTIONAL }],
        groups: [
          {
            rows: 3,
            chunks: [
              { pages: [dataPage({ values: 3, body: Buffer.concat([levels(run(1, 1)), plain([GOOD, BAD, BAD])]) })] },
            ],
          },
        ],
      }),
    refused: DAMAGED,
  },
];

const VALUES = [
  {
    name: 'parquet: one long text that stands for a million',
    file: 'long-text.parquet',
    make: () => {
      const rows = 1_000_000;
      return parquet({
        columns: [code],
        groups: [
          {
            rows,
            chunks: [{ dictionary: dictionary(['人'.repeat(11_000)]), pages: [indexes(rows, 1, run(0, rows))] }],
          },
        ],
      });
    },
    refused: TOO_LARGE,
  },
  {
    name: 'parquet: a dictionary that has no such text',
    file: 'no-text.parquet',
    make: () =>
      parquet({
        columns: [code],
        groups: [{ rows: 2, chunks: [{ dictionary: dictionary([GOOD]), pages: [indexes(2, 8, run(7, 2, 8))] }] }],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: indexes without a dictionary',
    file: 'no-dictionary.parquet',
    make: () => parquet({ columns: [code], groups: [{ rows: 2, chunks: [{ pages: [indexes(2, 1, run(0, 2))] }] }] }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: indexes of 255 bits',
    file: 'wide-index.parquet',
    make: () =>
      parquet({
        columns: [code],
        groups: [{ rows: 2, chunks: [{ dictionary: dictionary([GOOD]), pages: [indexes(2, 255, run(0, 2))] }] }],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a text that is longer than its page',
    file: 'text-beyond.parquet',
    make: () => oneColumn(dataPage({ values: 1, body: Buffer.from([255, 255, 255, 127, 65]) })),
    refused: DAMAGED,
  },
  {
    name: 'parquet: differences of lengths below zero',
    file: 'delta.parquet',
    make: () => {
      // Blocks of 128 in 4, 3 values, the first of which is -7.
      const body = Buffer.concat([Buffer.from([0x80, 1, 4, 3, 13, 0, 0, 0, 0, 0]), Buffer.from(GOOD)]);
      return oneColumn(dataPage({ values: 3, encoding: ENCODING.deltaLengths, body }), { rows: 3 });
    },
    refused: DAMAGED,
  },
  {
    name: 'parquet: differences in blocks of no values',
    file: 'delta-none.parquet',
    make: () =>
      oneColumn(dataPage({ values: 3, encoding: ENCODING.deltaLengths, body: Buffer.from([0, 0, 3, 0, 0]) }), {
        rows: 3,
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: an encoding that there is not',
    file: 'encoding.parquet',
    make: () => oneColumn(dataPage({ values: 1, encoding: 77, body: plain([GOOD]) })),
    refused: /damaged|not read here/,
  },
  {
    name: 'parquet: no text but bytes',
    file: 'no-text-bytes.parquet',
    make: () => oneColumn(page([Buffer.from([0xff, 0xfe, 0x80, 0xc3]), GOOD]), { rows: 2 }),
    read: { rows: 2, valid: 1, invalid: 1 },
  },
];

const deep = (depth) => {
  const groups = Array.from({ length: depth }, (_, at) =>
    element({ name: `g${at}`, children: 1, repetition: OPTIONAL }),
  );
  return list([
    element({ name: 'schema', children: 2 }),
    ...groups,
    element({ name: 'leaf', type: TYPE.bytes }),
    element(code),
  ]);
};

const DIRECTORY = [
  {
    name: 'parquet: groups in groups, 12,000 deep',
    file: 'deep.parquet',
    make: () =>
      parquet({
        columns: [{ ...code, name: 'leaf' }, code],
        schema: deep(12_000),
        groups: [{ rows: 1, chunks: [GOOD, GOOD].map((it) => ({ pages: [page([it])] })) }],
      }),
    refused: TOO_LARGE,
  },
  {
    name: 'parquet: structs in structs of the directory',
    file: 'deep-thrift.parquet',
    make: () => {
      const open = Buffer.alloc(500_000, 0x1c);
      const length = Buffer.alloc(4);
      length.writeUInt32LE(open.length);
      return Buffer.concat([Buffer.from('PAR1'), open, length, Buffer.from('PAR1')]);
    },
    refused: TOO_LARGE,
  },
  {
    name: 'parquet: a list of 2 billion groups',
    file: 'long-list.parquet',
    make: () =>
      parquet({ columns: [code], groupCount: 2 ** 31 - 1, groups: [{ rows: 1, chunks: [{ pages: [page([GOOD])] }] }] }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a group of 2 billion columns',
    file: 'children.parquet',
    make: () =>
      parquet({
        columns: [code],
        schema: list([element({ name: 'schema', children: 2 ** 31 - 1 }), element(code)]),
        groups: [{ rows: 1, chunks: [{ pages: [page([GOOD])] }] }],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: 20,000 columns',
    file: 'columns.parquet',
    make: () => {
      const columns = Array.from({ length: 20_000 }, (_, at) => ({ name: `c${at}`, type: TYPE.bytes }));
      return parquet({ columns, groups: [{ rows: 0, chunks: [] }] });
    },
    refused: /unpacks to more than is read \(columns|damaged/,
  },
  {
    name: 'parquet: a directory that is longer than the file',
    file: 'footer.parquet',
    make: () =>
      parquet({ columns: [code], footerLength: 2 ** 31, groups: [{ rows: 1, chunks: [{ pages: [page([GOOD])] }] }] }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a column that stands beyond the file',
    file: 'beyond.parquet',
    make: () =>
      parquet({
        columns: [code],
        groups: [{ rows: 1, chunks: [{ pages: [page([GOOD])], offset: 2 ** 40, size: 2 ** 40 }] }],
      }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a column that stands before the file',
    file: 'before.parquet',
    make: () => parquet({ columns: [code], groups: [{ rows: 1, chunks: [{ pages: [page([GOOD])], offset: -4 }] }] }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a page of -5 packed bytes',
    file: 'minus-packed.parquet',
    make: () =>
      parquet({ columns: [code], groups: [{ rows: 9, chunks: [{ pages: [page([GOOD], { packedSize: -33 })] }] }] }),
    refused: DAMAGED,
  },
  {
    name: 'parquet: pages of nothing, again and again',
    file: 'empty-pages.parquet',
    make: () => {
      const empty = dataPage({ values: 0, body: Buffer.alloc(0) });
      return parquet({
        columns: [code],
        groups: [{ rows: 1, chunks: [{ pages: [...Array(30_000).fill(empty), page([GOOD])] }] }],
      });
    },
    read: { rows: 1, valid: 1 },
  },
  {
    name: 'parquet: 8,000 groups of one row',
    file: 'groups.parquet',
    make: () =>
      parquet({
        columns: [code],
        groups: Array.from({ length: 8_000 }, (_, at) => ({ rows: 1, chunks: [{ pages: [page([good(at)])] }] })),
      }),
    read: { rows: 8_000, valid: 8_000 },
  },
  {
    name: 'parquet: statistics of an odd width, in an unknown form',
    file: 'statistics.parquet',
    make: () =>
      parquet({
        columns: [code, { name: 'number', type: TYPE.int64 }],
        groups: [
          {
            rows: 1,
            chunks: [
              {
                pages: [page([GOOD])],
                statistics: struct({ 1: binary('\xff'), 2: i32(7), 5: list([i32(7)], 'i32'), 9: struct({}) }),
              },
              {
                pages: [dataPage({ values: 1, body: Buffer.alloc(8) })],
                statistics: struct({ 1: binary('x'), 2: binary(''), 5: binary('yyy'), 6: binary('z') }),
              },
            ],
          },
        ],
      }),
    read: { rows: 1, valid: 1 },
  },
  {
    name: 'parquet: values in lists',
    file: 'lists.parquet',
    make: () =>
      parquet({
        columns: [{ ...code, repetition: REPEATED }],
        groups: [{ rows: 1, chunks: [{ pages: [page([GOOD])] }] }],
      }),
    read: { valid: 0 },
  },
  {
    name: 'parquet: under a password',
    file: 'password.parquet',
    make: () => Buffer.concat([parquet({ columns: [code], groups: [] }).subarray(0, -4), Buffer.from('PARE')]),
    refused: /password|encrypted/,
  },
  {
    name: 'parquet: cut short',
    file: 'cut.parquet',
    make: () => oneColumn(page([GOOD])).subarray(0, -20),
    refused: DAMAGED,
  },
  {
    name: 'parquet: a beginning and an end, and nothing between',
    file: 'nothing.parquet',
    make: () => Buffer.from('PAR1\0\0\0\0PAR1', 'latin1'),
    refused: DAMAGED,
  },
  {
    name: 'parquet: names that are members of every object',
    file: 'prototype.parquet',
    make: () =>
      parquet({
        columns: ['__proto__', 'constructor', 'toString'].map((name) => ({ ...code, name })),
        groups: [{ rows: 1, chunks: [GOOD, 'a', 'b'].map((it) => ({ pages: [page([it])] })) }],
      }),
    read: { rows: 1, valid: 1 },
  },
  {
    name: 'parquet: names that stand twice',
    file: 'twice.parquet',
    make: () =>
      parquet({
        columns: [code, code],
        groups: [{ rows: 1, chunks: [GOOD, GOOD].map((it) => ({ pages: [page([it])] })) }],
      }),
    read: { rows: 1, valid: 1 },
  },
];

export const PARQUET = [...COUNTS, ...VALUES, ...DIRECTORY];
