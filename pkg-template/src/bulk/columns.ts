// Columns of texts, as tables in memory hold them: three bytes come back for each row, and no object for any.

import type { ArrowVector, CheckedColumn, TextColumn } from '../contract/column-types';
import type { IssueCode, Rules, RulesDocument } from '../contract/types';
import { ColumnChecker } from '../module/generated/bulk';
import { codes as issueCodes } from '../module/generated/constants';
import { misuse } from '../sheets/to-bytes';
import { rulesGiven } from './rules';
import { instantiated, memoryOf } from './run';

/** Rows that are checked at once: a batch of any texts fits into the module. */
const BATCH = 1 << 14;
/** What stands for a row that there is nothing in. */
const [SKIPPED, WHOLE_CELL] = [3, 255];

/**
 * Check a column of texts. A row has the status that `checkBytes` gives a cell with the same text; `not-canonical` is said
 * besides of codes that are written otherwise than in their 29 places, because columns are joined as they are written.
 *
 * @param column what `apache-arrow` calls a vector, its buffers, or any texts in a row; `null` is a row without one.
 * @throws {TypeError} where the column is of no texts, or an option is wrong.
 */
export function checkColumn(
  column: Iterable<string | null | undefined> | TextColumn | ArrowVector,
  options?: Rules | RulesDocument,
): CheckedColumn {
  instantiated();
  const checker = new ColumnChecker(rulesGiven(options).rules);
  try {
    return checked(column, checker);
  } finally {
    checker.free();
  }
}

function checked(column: unknown, checker: ColumnChecker): CheckedColumn {
  if (isObject(column)) {
    if ('offsets' in column && 'data' in column) return ofBuffers(column as TextColumn, checker);
    if ('data' in column && Array.isArray(column.data)) {
      return joined((column as ArrowVector).data.map((chunk) => ofChunk(chunk, checker)));
    }
    if (Symbol.iterator in column) return ofTexts(column as unknown as Iterable<unknown>, checker);
  }
  return misuse('column', 'a vector of texts, its offsets and data, or an iterable of texts', column);
}

type Chunk = ArrowVector['data'][number];

function ofChunk(chunk: Chunk, checker: ColumnChecker): CheckedColumn {
  const { dictionary, length, offset, values, valueOffsets, nullBitmap } = chunk;
  const isNull = (row: number) => isFilled(nullBitmap) && !bit(nullBitmap, offset + row);
  if (dictionary) return byDictionary(values, length, isNull, checked(dictionary, checker));
  if (!isOffsets(valueOffsets) || !(values instanceof Uint8Array)) {
    return misuse('column', 'a vector of texts (Utf8, LargeUtf8, or a dictionary of them)', chunk);
  }
  const validity = isFilled(nullBitmap) ? nullBitmap : null;
  const offsets = valueOffsets.subarray(0, length + 1) as Int32Array | BigInt64Array;
  return ofBuffers({ offsets, data: values, validity, firstBit: offset }, checker);
}

/** What each text of the dictionary comes to, for the rows that have it. */
function byDictionary(
  keys: unknown,
  rows: number,
  isNull: (row: number) => boolean,
  known: CheckedColumn,
): CheckedColumn {
  if (!ArrayBuffer.isView(keys) || !('length' in keys)) return misuse('column', 'a dictionary with its keys', keys);
  const all = empty(rows);
  for (let row = 0; row < rows; row++) {
    const key = isNull(row) ? -1 : Number((keys as unknown as ArrayLike<number | bigint>)[row]);
    all.status[row] = known.status[key] ?? SKIPPED;
    all.code[row] = known.code[key] ?? 0;
    all.position[row] = known.position[key] ?? WHOLE_CELL;
  }
  return all;
}

function ofBuffers({ offsets, data, validity, firstBit = 0 }: TextColumn, checker: ColumnChecker): CheckedColumn {
  if (!isOffsets(offsets)) misuse('column.offsets', 'an Int32Array or a BigInt64Array', offsets);
  if (!(data instanceof Uint8Array)) misuse('column.data', 'a Uint8Array', data);
  if (validity && !(validity instanceof Uint8Array)) misuse('column.validity', 'a Uint8Array', validity);
  const all = empty(Math.max(0, offsets.length - 1));
  for (let from = 0; from < all.rows; from += BATCH) {
    const rows = Math.min(BATCH, all.rows - from);
    const at = (row: number) => Math.min(Math.max(Number(offsets[from + row]), 0), data.length);
    const start = at(0);
    const length = Math.max(0, at(rows) - start);
    const to = checker.data(length);
    const ends = checker.offsets(rows);
    const bits = validity ? validity.subarray((firstBit + from) >> 3, (firstBit + from + rows + 7) >> 3) : null;
    const there = checker.validity(bits?.length ?? 0);
    // Room for one may have moved all of them.
    new Uint8Array(memoryOf(), to, length).set(data.subarray(start, start + length));
    const places = new Int32Array(memoryOf(), ends, rows + 1);
    // What leads nowhere is an empty text: within the batch everything else lies between 0 and its length.
    for (let row = 0; row <= rows; row++) places[row] = Number(offsets[from + row]) - start;
    if (bits) new Uint8Array(memoryOf(), there, bits.length).set(bits);
    take(checker.check((firstBit + from) & 7), rows, from, all);
  }
  return all;
}

function ofTexts(texts: Iterable<unknown>, checker: ColumnChecker): CheckedColumn {
  const batches: CheckedColumn[] = [];
  const encoder = new TextEncoder();
  let batch: (string | null)[] = [];
  const flush = () => {
    // A unit of UTF-16 takes three bytes at most.
    const most = batch.reduce((sum, text) => sum + 3 * (text?.length ?? 0), 0);
    const [to, ends] = [checker.data(most), checker.offsets(batch.length)];
    const bits = new Uint8Array((batch.length + 7) >> 3);
    const there = checker.validity(bits.length);
    const data = new Uint8Array(memoryOf(), to, most);
    const places = new Int32Array(memoryOf(), ends, batch.length + 1);
    let end = 0;
    places[0] = 0;
    for (const [row, text] of batch.entries()) {
      if (text !== null) {
        end += encoder.encodeInto(text, data.subarray(end)).written;
        bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7));
      }
      places[row + 1] = end;
    }
    new Uint8Array(memoryOf(), there, bits.length).set(bits);
    const all = empty(batch.length);
    take(checker.check(0), batch.length, 0, all);
    batches.push(all);
    batch = [];
  };
  for (const text of texts) {
    if (typeof text !== 'string' && text !== null && text !== undefined) misuse('column', 'texts', text);
    batch.push((text as string | null | undefined) ?? null);
    if (batch.length === BATCH) flush();
  }
  if (batch.length > 0) flush();
  return joined(batches);
}

/** The verdicts of a batch: the module has them column by column. */
function take(at: number, rows: number, from: number, all: CheckedColumn): void {
  const found = new Uint8Array(memoryOf(), at, 3 * rows);
  all.status.set(found.subarray(0, rows), from);
  all.code.set(found.subarray(rows, 2 * rows), from);
  all.position.set(found.subarray(2 * rows), from);
}

function empty(rows: number): CheckedColumn {
  const bytes = () => new Uint8Array(rows);
  return { rows, status: bytes(), code: bytes(), position: bytes(), codes: [...issueCodes] as IssueCode[] };
}

function joined(chunks: CheckedColumn[]): CheckedColumn {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const all = empty(chunks.reduce((sum, { rows }) => sum + rows, 0));
  let at = 0;
  for (const { rows, status, code, position } of chunks) {
    all.status.set(status, at);
    all.code.set(code, at);
    all.position.set(position, at);
    at += rows;
  }
  return all;
}

const isObject = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null;
const isOffsets = (value: unknown): value is Int32Array | BigInt64Array =>
  value instanceof Int32Array || value instanceof BigInt64Array;
const isFilled = (bits: Uint8Array | undefined): bits is Uint8Array => bits !== undefined && bits.length > 0;
const bit = (bits: Uint8Array, at: number) => (((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
