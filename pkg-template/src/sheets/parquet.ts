// A Parquet file: of its columns those that are needed, a group of rows at a time.
//
// An integer is exact, so it is a text like any other; a floating-point number is handed on as a number, because that
// says what happened to a code in it.

import {
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  type SchemaElement,
  snappyUncompress,
} from 'hyparquet';
import {
  decompressBrotli,
  decompressGzip,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd,
} from 'hyparquet-compressors';

import type { Bytes } from './bytes';
import { asBroken, refuse } from './refusal';
import type { Table } from './table';
import { Wire } from './wire';

/** A page is a megabyte or so; writers that keep a column in one page stay below this too. */
const MOST_PAGE = 2 ** 29;
/** Values of a column that are unpacked together. */
const MOST_GROUP = 2 ** 26;
const MOST_COLUMNS = 10_000;
/** Rows looked at together while it is not known which columns are needed. */
const LOOK = 4096;

type Column = { name: string; isNested: boolean; isDecimal: boolean; isFloat: boolean };

export async function openTable(bytes: Bytes, sheet?: string | number): Promise<Table> {
  if (sheet !== undefined) refuse('no-sheets');
  const file = {
    byteLength: bytes.size,
    slice: async (start: number, end = bytes.size) => {
      const piece = await bytes.read(start, end);
      const { buffer, byteOffset, byteLength } = piece;
      return (
        byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
      ) as ArrayBuffer;
    },
  };
  const mark = new TextDecoder().decode(await bytes.read(Math.max(0, bytes.size - 4), bytes.size));
  if (mark === 'PARE') refuse('encrypted');
  if (mark !== 'PAR1') refuse('not-a-table');
  const sound = <T>(work: Promise<T>) => work.catch((error: unknown) => Promise.reject(asBroken(error)));
  const metadata = await sound(parquetMetadataAsync(file));
  const columns = columnsOf(metadata);
  for (const group of metadata.row_groups) {
    if (group.num_rows > MOST_GROUP) refuse('too-large', { found: 'rows of a group', limit: MOST_GROUP });
  }
  const scan = await sound(parquetScan({ file, metadata, compressors: capped() }));
  return {
    sheet: null,
    firstLine: 0,
    hasHeader: true,
    async *batches(known) {
      const wire = new Wire();
      columns.forEach(({ name }, at) => {
        wire.text(at, name);
      });
      wire.endRow();
      for (const { rowStart, rowEnd } of scan.ranges) {
        for (let from = rowStart; from < rowEnd; ) {
          const wanted = known();
          const to = wanted ? rowEnd : Math.min(rowEnd, from + LOOK);
          const values = [];
          for (const [at, column] of columns.entries()) {
            if (column.isNested || (wanted && !wanted.has(at))) continue;
            const data = await sound(scan.readColumn({ column: column.name, rowStart: from, rowEnd: to }));
            if (data.length !== to - from) refuse('broken', { found: `column ${column.name}` });
            values.push({ at, ...column, data });
          }
          for (let row = 0; row < to - from; row++) {
            for (const { at, data, ...column } of values) put(wire, at, data[row], column);
            wire.endRow();
            if (wire.length >= 1 << 16) yield { bytes: wire.take(), read: readAt(from + row) };
          }
          from = to;
        }
      }
      yield { bytes: wire.take(), read: bytes.size };
    },
  };

  function readAt(row: number): number {
    return Math.floor(bytes.size * (row / Math.max(1, Number(metadata.num_rows))));
  }
}

/** Whole decimals are read as the integers that they are. Of a column that is nested there is only the name. */
function columnsOf({ schema }: FileMetaData): Column[] {
  const columns: Column[] = [];
  const [root, ...elements] = schema;
  let at = 0;
  const next = () => {
    const element = elements[at++] as SchemaElement;
    for (let child = 0; child < (element.num_children ?? 0); child++) next();
    return element;
  };
  for (let child = 0; child < (root?.num_children ?? 0); child++) {
    const element = next();
    const { name, type, converted_type, repetition_type } = element;
    const isDecimal = converted_type === 'DECIMAL' && !element.scale;
    if (isDecimal) {
      delete element.converted_type;
      delete element.logical_type;
    }
    const isNested = Boolean(element.num_children) || repetition_type === 'REPEATED';
    columns.push({ name, isNested, isDecimal, isFloat: type === 'DOUBLE' || type === 'FLOAT' });
  }
  if (columns.length > MOST_COLUMNS) refuse('too-large', { found: 'columns', limit: MOST_COLUMNS });
  return columns;
}

function put(
  wire: Wire,
  at: number,
  value: unknown,
  { isDecimal, isFloat }: Pick<Column, 'isDecimal' | 'isFloat'>,
): void {
  if (typeof value === 'string') wire.text(at, value);
  else if (value === null || value === undefined || Number.isNaN(value)) return;
  else if (typeof value === 'number' && isFloat) wire.number(at, value);
  else if (value instanceof Date) wire.text(at, value.toISOString());
  else if (!(value instanceof Uint8Array)) wire.text(at, String(value));
  else wire.text(at, isDecimal ? String(whole(value)) : decoder.decode(value));
}

const decoder = new TextDecoder();

/** Two's complement, the largest byte first. */
function whole(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * bytes.length, value);
}

// Their own list compiles a module for Snappy as soon as it is imported, which workers forbid. Of reading a table, Snappy
// as a script costs a tenth more.
const COMPRESSORS: Compressors = {
  SNAPPY: (input, length) => {
    const output = new Uint8Array(length);
    snappyUncompress(input, output);
    return output;
  },
  GZIP: decompressGzip,
  BROTLI: decompressBrotli,
  ZSTD: (input) => decompressZstd(input),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};

/** What a page says that it unpacks to is believed up to a limit. */
function capped(): Compressors {
  return Object.fromEntries(
    Object.entries(COMPRESSORS).map(([name, unpack]) => [
      name,
      (input: Uint8Array, length: number) => {
        if (length > MOST_PAGE) refuse('too-large', { found: 'bytes of a page', limit: MOST_PAGE });
        return unpack(input, length);
      },
    ]),
  );
}
