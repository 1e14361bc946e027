// Parquet pages whose packed bytes come to something else than their headers say, in every way of packing.

import { brotliCompressSync, constants, createBrotliCompress, gzipSync } from 'node:zlib';

import { BAD, GOOD } from './make/codes.mjs';
import {
  CODEC,
  dataPage,
  dataPageV2,
  dictionaryPage,
  ENCODING,
  oneColumn,
  parquet,
  plain,
  run,
  TYPE,
} from './make/parquet-file.mjs';
import { varint } from './make/thrift.mjs';

const DAMAGED = /damaged/;
const code = { name: 'code', type: TYPE.bytes, converted: 0 };

/** A frame of Zstandard: so many runs of 128 KiB. */
function zstdRuns(count) {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x58]);
  const block = (isLast) => Buffer.from([(isLast ? 1 : 0) | 2, 0, 0x10, 0]);
  return Buffer.concat([header, ...Array.from({ length: count }, (_, at) => block(at === count - 1))]);
}

/** A frame of one block whose sequences copy far more than a block may hold. */
function zstdSequences() {
  // 0x17eff sequences, each of whose three kinds is one symbol: no literals, the longest match without a bit, offset 1.
  const body = Buffer.concat([
    Buffer.from([0x08, 0x41]),
    Buffer.from([255, 0xff, 0xff, 0x54, 0, 0, 31]),
    Buffer.from([0x80]),
  ]);
  const head = Buffer.alloc(3);
  head.writeUIntLE((body.length << 3) | 4 | 1, 0, 3);
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x58]), head, body]);
}

/** A gigabyte of zeros in Brotli, of which each piece says that it is 16 MiB. */
async function brotliZeros(pieces) {
  const stream = createBrotliCompress({
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  const made = [];
  stream.on('data', (bytes) => made.push(bytes));
  const flushed = async (bytes) => {
    const before = made.length;
    await new Promise((done) => stream.write(bytes, () => stream.flush(done)));
    return Buffer.concat(made.slice(before));
  };
  const zeros = Buffer.alloc(2 ** 24 - 16);
  const first = await flushed(zeros);
  const again = await flushed(zeros);
  stream.destroy();
  return Buffer.concat([first, ...Array.from({ length: pieces }, () => again), Buffer.from([3])]);
}

/** A byte, then copies of it. */
const snappyRun = (size) =>
  Buffer.concat([varint(size), Buffer.from([0, 0x41]), ...Array(Math.ceil(size / 64)).fill(Buffer.from([0xfe, 1, 0]))]);
const lz4Run = (size) =>
  Buffer.concat([Buffer.from([0x1f, 0x41, 1, 0]), Buffer.alloc(Math.ceil(size / 255), 255), Buffer.from([0])]);

const packed = (name, codec, make, more = {}) => ({
  name: `parquet: a page that says 100 bytes and unpacks to more, ${name}`,
  file: `bomb-${name}.parquet`,
  make: async () =>
    oneColumn(dataPage({ values: 1, packed: await make(), size: 100, body: Buffer.alloc(0) }), { codec }),
  refused: DAMAGED,
  ...more,
});

const BOMBS = [
  packed('zstd', CODEC.zstd, () => zstdRuns(40_000)),
  packed('zstd-sequences', CODEC.zstd, zstdSequences),
  packed('brotli', CODEC.brotli, () => brotliZeros(200)),
  packed('gzip', CODEC.gzip, () => gzipSync(Buffer.alloc(2 ** 26), { level: 9 })),
  packed('snappy', CODEC.snappy, () => snappyRun(2 ** 22)),
  packed('lz4', CODEC.lz4, () => lz4Run(2 ** 26)),
  packed('lz4-raw', CODEC.lz4Raw, () => lz4Run(2 ** 26)),
  {
    name: 'parquet: a page that says 2 GB and holds 33 bytes',
    file: 'says-gigabytes.parquet',
    make: () =>
      oneColumn(dataPage({ values: 1, packed: gzipSync(plain([GOOD])), size: 2 ** 31 - 1, body: Buffer.alloc(0) }), {
        codec: CODEC.gzip,
      }),
    refused: /damaged|unpacks to more/,
  },
  {
    name: 'parquet: a page that says more than it unpacks to',
    file: 'says-more.parquet',
    make: () => {
      const body = Buffer.concat([plain([GOOD]), Buffer.alloc(100)]);
      return oneColumn(dataPage({ values: 2, packed: brotliCompressSync(plain([GOOD])), size: body.length, body }), {
        rows: 2,
        codec: CODEC.brotli,
      });
    },
    refused: DAMAGED,
  },
  {
    name: 'parquet: 200 pages of 8 MiB of nothing in Zstandard',
    file: 'many-pages.parquet',
    make: () => {
      const one = dataPage({ values: 1, packed: zstdRuns(64), size: 2 ** 23, body: Buffer.alloc(0) });
      return parquet({
        columns: [code],
        groups: [{ rows: 200, chunks: [{ pages: Array(200).fill(one), codec: CODEC.zstd }] }],
      });
    },
    // An empty text, and bytes behind it that are no value.
    refused: DAMAGED,
  },
];

/** Packed in every way, so that what a page says of itself can be held against what comes of it. */
const le = (number, bytes) => {
  const made = Buffer.alloc(bytes);
  made.writeUIntLE(number, 0, bytes);
  return made;
};
/** One block as it stands, in a frame that says how long it is. */
const zstdRaw = (bytes, size = bytes.length) =>
  Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]), le(size, 4), le((bytes.length << 3) | 1, 3), bytes]);
/** The same with a checksum behind it. */
const zstdChecked = (bytes, sum) => Buffer.concat([changed(zstdRaw(bytes), 4, 4), le(sum, 4)]);
const snappyRaw = (bytes) =>
  bytes.length > 60
    ? Buffer.concat([varint(bytes.length), Buffer.from([61 << 2]), le(bytes.length - 1, 2), bytes])
    : Buffer.concat([varint(bytes.length), Buffer.from([(bytes.length - 1) << 2]), bytes]);
const lz4Raw = (bytes) =>
  bytes.length > 14
    ? Buffer.concat([Buffer.from([0xf0, bytes.length - 15]), bytes])
    : Buffer.concat([Buffer.from([bytes.length << 4]), bytes]);
const PACKED = {
  snappy: snappyRaw,
  gzip: gzipSync,
  brotli: brotliCompressSync,
  lz4: lz4Raw,
  zstd: zstdRaw,
  lz4Raw,
};
/** A page of one text in each of the three places where pages stand. */
const FORMS = {
  'page of the first form': (packed, size, codec) =>
    oneColumn(dataPage({ values: 1, packed, size, body: Buffer.alloc(0) }), { codec }),
  'page of the second form': (packed, size, codec) =>
    oneColumn(dataPageV2({ values: 1, packed, size, body: Buffer.alloc(0) }), { codec }),
  dictionary: (packed, size, codec) => {
    const body = Buffer.concat([Buffer.from([1]), run(0, 1)]);
    const [name] = Object.entries(CODEC).find(([, number]) => number === codec);
    const page = dataPage({
      values: 1,
      encoding: ENCODING.dictionary,
      packed: PACKED[name](body),
      size: body.length,
      body,
    });
    const first = dictionaryPage({ values: 1, packed, size, body: Buffer.alloc(0) });
    return parquet({ columns: [code], groups: [{ rows: 1, chunks: [{ dictionary: first, pages: [page], codec }] }] });
  },
};
const ONE = plain([GOOD]);
const TWO = plain([GOOD, BAD]);
const spelled = (name) => name.toLowerCase().replaceAll(' ', '-');
const DISAGREE = Object.entries(PACKED).flatMap(([name, pack]) =>
  Object.entries(FORMS).flatMap(([form, make]) =>
    [
      ['a value more than it says', () => make(pack(TWO), ONE.length, CODEC[name])],
      ['a value less than it says', () => make(pack(ONE), TWO.length, CODEC[name])],
      ['bytes behind its end', () => make(Buffer.concat([pack(ONE), Buffer.from('behind')]), ONE.length, CODEC[name])],
      ['an end that is missing', () => make(pack(ONE).subarray(0, -2), ONE.length, CODEC[name])],
    ].map(([what, made]) => ({
      name: `parquet: a ${form} in ${name} with ${what}`,
      file: `${spelled(`${name}-${form}-${what}`)}.parquet`,
      make: made,
      refused: DAMAGED,
    })),
  ),
);
/** The same with one byte changed that only says what came of the others. */
const changed = (bytes, at, bits = 1) => {
  const other = Buffer.from(bytes);
  other[at] ^= bits;
  return other;
};
const first = FORMS['page of the first form'];
DISAGREE.push(
  ...[
    [
      'gzip with another checksum',
      () => first(changed(gzipSync(ONE), gzipSync(ONE).length - 8), ONE.length, CODEC.gzip),
    ],
    ['gzip with another length', () => first(changed(gzipSync(ONE), gzipSync(ONE).length - 4), ONE.length, CODEC.gzip)],
    ['Zstandard that says 3 bytes of itself', () => first(zstdRaw(ONE, 3), ONE.length, CODEC.zstd)],
    ['Zstandard with another checksum', () => first(zstdChecked(ONE, 7), ONE.length, CODEC.zstd)],
    ['plain bytes with another checksum', () => oneColumn(dataPage({ values: 1, body: ONE, sum: 7 }))],
  ].map(([what, make]) => ({
    name: `parquet: a page of ${what}`,
    file: `${spelled(what)}.parquet`,
    make,
    refused: DAMAGED,
  })),
);

export const PACKED_PAGES = [...BOMBS, ...DISAGREE];
