// Workbooks and Parquet files: told by how they begin, and unpacked by a reader that is loaded when the first comes.

import type { BulkOptions } from '../contract/bulk-types';
import { Allowance, CELLS } from '../sheets/allowance';
import type { Bytes } from '../sheets/bytes';
import { refuseBinary, refuseForeign } from '../sheets/foreign';
import { asBroken, refuse } from '../sheets/refusal';
import type { Asked, Look, Table } from '../sheets/table';

export type TableFormat = 'xlsx' | 'parquet';

/** So many bytes tell. */
export const TELLING = 512;

const ZIP = [0x50, 0x4b, 3, 4];
const PARQUET = [0x50, 0x41, 0x52, 0x31];
/** What workbooks of before 2007 are in, and those with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** What rows have to be unpacked from, if anything; a file that begins like one without rows is refused. */
export function tableFormat(all: Uint8Array, { format = 'auto', encoding }: BulkOptions): TableFormat | null {
  const head = all.subarray(0, TELLING);
  refuseForeign(head, format);
  const table = format === 'xlsx' || format === 'parquet' ? format : format === 'auto' ? formatOf(head) : null;
  if (table === null) refuseBinary(head, encoding);
  return table;
}

function formatOf(head: Uint8Array): TableFormat | null {
  const begins = (magic: number[]) => magic.every((byte, at) => head[at] === byte);
  if (begins(ZIP) || begins(COMPOUND)) return 'xlsx';
  // A text can begin with these four letters; what follows them in a table is no character of one.
  return begins(PARQUET) && isBinary(head[PARQUET.length]) ? 'parquet' : null;
}

const isBinary = (byte: number | undefined) => byte !== undefined && byte < 0x20 && ![9, 10, 13].includes(byte);

/** The check that rows are unpacked for. */
export type Unpacking = Look & {
  /** Rows come unpacked. */
  begin(format: TableFormat, table: Table, size: number): void;
  /** The columns that matter, from 0, as soon as that is known, or at once where it `isDue`. */
  columns(isDue: boolean): ReadonlySet<number> | null;
  /** The next rows, and how many bytes of the file were read up to there. */
  rows(bytes: Uint8Array, read: number): void;
};

/** Bytes of rows that are checked before their reports are handed on. */
const AT_ONCE = 1 << 15;

/** Unpack a file for a check; between the batches the caller has its turn. */
export async function* unpack(file: Bytes, format: TableFormat, asked: Asked, check: Unpacking): AsyncGenerator<void> {
  const head = await file.read(0, TELLING);
  if (COMPOUND.every((byte, at) => head[at] === byte)) refuse((await isEncrypted(file)) ? 'encrypted' : 'old-excel');
  const { openTable } = await (format === 'xlsx' ? import('../sheets/workbook') : import('../sheets/parquet'));
  const sound = <T>(work: Promise<T>) => work.catch((error: unknown) => Promise.reject(asBroken(error, format)));
  const allowance = new Allowance('bytes of all cells', CELLS, file.size);
  const table = await sound(openTable(file, asked, check, allowance));
  check.begin(format, table, file.size);
  const batches = table.batches((isDue) => check.columns(isDue));
  try {
    for (let next = await sound(batches.next()); !next.done; next = await sound(batches.next())) {
      const { bytes, read } = next.value;
      allowance.take(bytes.length);
      // A byte may be a row, and each may be reported.
      for (let at = 0; at < bytes.length; at += AT_ONCE) {
        check.rows(bytes.subarray(at, at + AT_ONCE), read);
        yield;
      }
    }
  } finally {
    await batches.return(undefined);
  }
}

/** Whether a compound file's directory names the package that a password hides. */
async function isEncrypted(file: Bytes): Promise<boolean> {
  const header = await file.read(0, 512);
  if (header.length < 512) return false;
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const sector = 2 ** Math.min(view.getUint16(0x1e, true), 12);
  const at = (view.getUint32(0x30, true) + 1) * sector;
  const names = new TextDecoder('utf-16le').decode(await file.read(at, at + 4096));
  return names.includes('EncryptedPackage');
}

/** The beginning of a stream, and the whole of it from there; what the first bytes tell of is refused before more come. */
export async function begun(
  rest: AsyncGenerator<Uint8Array>,
  { format = 'auto' }: BulkOptions,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < TELLING) {
    const { done, value } = await rest.next();
    if (done) break;
    const longer = new Uint8Array(head.length + value.length);
    longer.set(head);
    longer.set(value, head.length);
    head = longer;
    refuseForeign(head.subarray(0, TELLING), format);
  }
  async function* all() {
    if (head.length > 0) yield head;
    yield* rest;
  }
  return { head, all: all() };
}
