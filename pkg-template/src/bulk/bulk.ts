// Many codes: bytes go straight into the memory of a module of its own, and only the rows that somebody asks about
// become objects.

import type { BulkOptions, Checked, Checking, FileOptions, Reading, RowReport, Summary } from '../contract/bulk-types';
import type { BytesInMemory, FileBytes, FileUrl, Pieces } from '../contract/host';
import type { IssueCode } from '../contract/types';
import { codes as issueCodes } from '../module/generated/constants';
import { refuse } from '../sheets/refusal';
import { bytesOf, misuse } from '../sheets/to-bytes';
import { asked } from './asked';
import { type Limit, limited } from './memory-limit';
import { Run } from './run';
import { fromFile, inPieces, sizeOf } from './sources';
import { tableFormat } from './table';

export type * from '../contract/bulk-types';
export type * from '../contract/column-types';
export type { ByteStream, BytesInMemory, FileBytes, FileUrl, Piece, Pieces, StopSignal } from '../contract/host';
export type { SheetError, SheetErrorCode } from '../contract/sheet-error';
export { type AcrossFiles, checkFiles } from './across';
export { annotate, NotTheSameBytes } from './annotate';
export { checkColumn } from './columns';
export { composeFile, composeStream } from './numbers';
export { type ReportForm, reportHead, reportRow } from './report';

const WHOLE_CELL = 255;

/** Check an export that is in memory. */
export function checkBytes(given: BytesInMemory, options: Omit<BulkOptions, 'report' | 'maxReports'> = {}): Checked {
  const bytes = typeof given === 'string' ? null : bytesOf(given);
  if (!bytes) misuse('bytes', 'a Uint8Array, an ArrayBuffer or a view of one', given);
  if (tableFormat(bytes, asked(options))) refuse('needs-a-stream');
  const run = new Run(options, 'notes', bytes.length);
  // It is not freed: `detail` reads rows again. The glue frees it when nobody holds the result any more.
  run.push(bytes);
  run.finish();
  const summary = run.summary();
  const [status, code, position] = [0, 1, 2].map(() => new Uint8Array(summary.rows)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  position.fill(WHOLE_CELL);
  const notes = run.notes();
  for (let at = 0; at < notes.length; at += 2) {
    const row = (notes[at] as number) - 1;
    if (status[row]) continue; // a near duplicate that was warned of in its turn
    const word = notes[at + 1] as number;
    status[row] = word & 255;
    code[row] = (word >> 8) & 255;
    position[row] = (word >> 16) & 255;
  }
  return {
    status,
    code,
    position,
    codes: [...issueCodes] as IssueCode[],
    summary,
    detail: (row) => run.detail(row, bytes),
  };
}

/**
 * Check an export that comes in pieces, or one that the browser has as a `File`. Workbooks and tables have their directory at
 * the end: of a `Blob` only what is needed is read, while a stream of one is kept in memory first, up to a gigabyte.
 */
export function checkStream(source: FileBytes | Pieces | BytesInMemory, options: BulkOptions = {}): Checking {
  const { blob, pieces } = sourceOf(source);
  return checking({ options: asked(options) }, (run) => inPieces(run, pieces(), options, blob));
}

function sourceOf(source: FileBytes | Pieces | BytesInMemory): { blob: FileBytes | null; pieces(): Pieces } {
  if (typeof source === 'object' && source !== null) {
    if ('stream' in source && 'slice' in source) return { blob: source, pieces: () => source.stream() };
    const bytes = bytesOf(source);
    if (bytes) return { blob: null, pieces: () => [bytes] };
    const isPieces = 'getReader' in source || Symbol.asyncIterator in source || Symbol.iterator in source;
    if (isPieces) return { blob: null, pieces: () => source as Pieces };
  }
  return misuse('source', 'a Blob, or a stream or iterable of bytes', source);
}

/** Check a file by its path, in Node, Deno or Bun: read straight into the module's memory. */
export function checkFile(path: string | FileUrl, given: FileOptions = {}): Checking {
  const { workers = 1, memory, temporaryFolder, ...options } = asked(given);
  if (typeof path !== 'string' && path?.protocol !== 'file:') misuse('path', 'a path, or a URL with file:', path);
  if (!(Number.isInteger(workers) && workers > 0)) throw new TypeError('workers: expected a whole number from 1');
  const limit = memory === undefined ? undefined : limited(memory, options.duplicates, temporaryFolder);
  return checking({ options, path, limit }, (run, size) => fromFile(run, { path, size, options, workers }));
}

type Asked = { options: BulkOptions; path?: string | FileUrl; limit?: (() => Promise<Limit>) | undefined };

function checking(
  { options, path, limit }: Asked,
  pieces: (run: Run, size: number | null) => AsyncIterable<void>,
): Checking {
  let settle: { done(summary: Summary): void; failed(reason: unknown): void };
  const summary = new Promise<Summary>((done, failed) => {
    settle = { done, failed };
  });
  // Whoever reads the rows hears of a failure there.
  summary.catch(() => {});
  let isRead = false;
  let reading: Reading | null = null;
  async function* rows(): AsyncGenerator<RowReport> {
    if (isRead) throw new TypeError('the rows of a check can be read once');
    isRead = true;
    let run: Run | undefined;
    let kept: Limit | undefined;
    try {
      const total = path === undefined ? null : await sizeOf(path);
      kept = await limit?.();
      run = new Run(options, 'reports', total, kept);
      do {
        for (const steps of [pieces(run, total), run.end()]) {
          for await (const _ of steps) {
            do {
              for (const row of run.reports()) {
                reading ??= run.reading();
                yield row;
                if (run.turns.areDue()) await run.turns.give();
              }
              if (run.turns.areDue()) await run.turns.give();
            } while (run.goOn());
          }
        }
      } while (run.tellAgain());
      settle.done(run.summary());
    } catch (reason) {
      settle.failed(reason);
      throw reason;
    } finally {
      settle.failed(new DOMException('nobody read the rows to the end', 'AbortError'));
      run?.free();
      kept?.store.close();
    }
  }
  const drain = async () => {
    if (isRead) return;
    for await (const _ of rows());
  };
  return {
    [Symbol.asyncIterator]: rows,
    get summary() {
      setTimeout(() => drain().catch(() => {}));
      return summary;
    },
    get reading() {
      return reading;
    },
  };
}
