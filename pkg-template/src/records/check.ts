// Many records checked: every line, what is wrong with it, and what all came to.

import type { BytesInMemory, FileBytes, Pieces } from '../contract/host';
import type { Records } from '../module/generated/records';
import { iterate } from '../sheets/iterate';
import { bytesOf } from '../sheets/to-bytes';
import type { LineReport, RecordIssueCode } from './contract';
import { recordsModule } from './module';

/** What is wrong with a line. */
export type RecordLineReport = LineReport & { readonly line: number };

/** What all lines came to; blank ones do not count. */
export type RecordTotals = {
  readonly lines: number;
  /** Without an error: these can be published. */
  readonly good: number;
  /** Of these, with a warning. */
  readonly warned: number;
  readonly issues: Partial<Record<RecordIssueCode, number>>;
};

export type CheckRecordsOptions = {
  /** The day that the data describe, `YYYY-MM-DD`. */
  readonly asOf?: string;
  /** Registry documents, as their text. */
  readonly registry?: string | readonly string[];
  /** How many lines are reported at most: 1000 unless said otherwise. */
  readonly maxReports?: number;
  readonly signal?: AbortSignal;
  /** Called after each piece with the bytes read so far. */
  readonly onProgress?: (bytes: number) => void;
};

const PIECE = 1 << 18;

/** Check JSON lines of records: all lines are read, and so many are reported as asked. */
export async function checkRecords(
  source: FileBytes | Pieces | BytesInMemory | string,
  options: CheckRecordsOptions = {},
): Promise<{ reports: RecordLineReport[]; totals: RecordTotals }> {
  const { records, reports, totals } = await checkInto(source, options, () => {});
  records.free();
  return { reports, totals };
}

/** The same, with the module's reader, which whoever asked frees. */
export async function checkInto(
  source: FileBytes | Pieces | BytesInMemory | string,
  options: CheckRecordsOptions,
  prepare: (records: Records) => void,
): Promise<{ records: Records; reports: RecordLineReport[]; totals: RecordTotals }> {
  const { asOf = '', registry = [], maxReports = 1000, signal, onProgress } = options;
  const { Records, memory } = await recordsModule();
  const records = new Records(asOf, maxReports, true);
  try {
    for (const document of typeof registry === 'string' ? [registry] : registry) {
      const [fault] = JSON.parse(records.registry(new TextEncoder().encode(document)));
      if (fault) throw new TypeError(`registry: ${fault.pointer}: expected ${fault.expected}, found ${fault.found}`);
    }
    prepare(records);
    const reports: RecordLineReport[] = [];
    let read = 0;
    for await (const piece of piecesOf(source)) {
      signal?.throwIfAborted();
      for (let at = 0; at < piece.length; at += PIECE) {
        const bytes = piece.subarray(at, at + PIECE);
        // The room first: making it may move the memory.
        const place = records.room(bytes.length);
        new Uint8Array(memory.buffer, place, bytes.length).set(bytes);
        records.take(bytes.length);
      }
      read += piece.length;
      reports.push(...reportsOf(records.reports()));
      onProgress?.(read);
    }
    records.finish();
    reports.push(...reportsOf(records.reports()));
    return { records, reports, totals: JSON.parse(records.totals()) as RecordTotals };
  } catch (error) {
    records.free();
    throw error;
  }
}

/** The reports that the module wrote. */
export function reportsOf(bytes: Uint8Array): RecordLineReport[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as RecordLineReport);
}

async function* piecesOf(source: FileBytes | Pieces | BytesInMemory | string): AsyncGenerator<Uint8Array> {
  if (typeof source === 'string') return yield new TextEncoder().encode(source);
  const bytes = bytesOf(source);
  if (bytes) return yield bytes;
  yield* iterate('stream' in source && 'slice' in source ? source.stream() : (source as Pieces));
}
