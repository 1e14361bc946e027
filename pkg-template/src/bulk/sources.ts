// The bytes of a file or a stream, piece by piece, into the memory of a run.

import type { BulkOptions } from '../contract/bulk-types';
import type { FileBytes, FileUrl, Pieces } from '../contract/host';
import { lookedAt } from '../module/generated/bulk';
import { ofBlob, ofStream } from '../sheets/bytes';
import { iterate } from '../sheets/iterate';
import { PART, type ReadAt } from './part';
import { PIECE, type Run } from './run';
import { begun, TELLING, tableFormat } from './table';
import { inParts, type Own } from './worker-pool';

/** What takes bytes: a check, which may also be cut into parts, or whatever else reads rows. */
export type Taker = Pick<Run, 'piece' | 'room' | 'take' | 'push' | 'table'> &
  Partial<Pick<Run, 'cut' | 'checkPart' | 'join'>>;

export async function* inPieces(
  run: Taker,
  source: Pieces,
  options: BulkOptions,
  blob: FileBytes | null = null,
): AsyncGenerator<void> {
  const pieces = iterate(source);
  try {
    const { head, all } = await begun(pieces, options);
    const format = tableFormat(head, options);
    if (format) return yield* run.table(blob ? ofBlob(blob) : await ofStream(all), format);
    for await (const bytes of all) {
      for (let at = 0; at < bytes.length; at += run.piece) {
        run.push(bytes.subarray(at, at + run.piece));
        yield;
      }
    }
  } finally {
    // Who made them may stop, also where no more than the beginning was read.
    await pieces.return();
  }
}

type AskedOfFile = { path: string | FileUrl; size: number | null; options: BulkOptions; workers?: number };

/** Read a file straight into the memory of a run. */
export async function* fromFile(run: Taker, { path, size, options, workers = 1 }: AskedOfFile): AsyncGenerator<void> {
  const { promises, readSync } = await fromHost('node:fs');
  const file = await promises.open(path);
  try {
    // A pipe has its bytes once only, and has others wait for them.
    if (size === null) return yield* inPieces(run, asTheyCome(file), options);
    const read = async (start: number, end: number) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      return bytes.subarray(0, readSync(file.fd, bytes, 0, bytes.length, start));
    };
    const format = tableFormat(await read(0, TELLING), options);
    if (format) return yield* run.table({ size, read }, format);
    if (workers > 1 && size > PART && isCut(run)) {
      const name = typeof path === 'string' ? path : (await fromHost('node:url')).fileURLToPath(path);
      const given = run.cut(name, await read(0, lookedAt()), Math.min(workers, Math.ceil(size / PART)));
      const readAt: ReadAt = (into, at) => readSync(file.fd, into, 0, into.length, at);
      const own: Own = { check: (order) => run.checkPart(order, readAt), join: (done) => run.join(done) };
      if (given) return yield* inParts(given, size, workers, own);
    }
    for (;;) {
      // Synchronous, because the room is stale as soon as anything else has had its turn.
      const length = readSync(file.fd, run.room(run.piece), 0, run.piece, null);
      if (length === 0) return;
      run.take(length);
      yield;
    }
  } finally {
    await file.close();
  }
}

const isCut = (run: Taker): run is Run => run.cut !== undefined;

type Opened = {
  read(into: Uint8Array, offset: number, length: number, position: null): Promise<{ bytesRead: number }>;
};

/** Nothing is read before it is asked for: who stops waits for no bytes that may never come. */
async function* asTheyCome(file: Opened): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(PIECE);
  for (;;) {
    const { bytesRead } = await file.read(piece, 0, PIECE, null);
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
  }
}

/** How many bytes a file has; `null` of a pipe, which has them once only. */
export async function sizeOf(path: string | FileUrl): Promise<number | null> {
  const { promises } = await fromHost('node:fs');
  const { size } = await promises.stat(path);
  return size > 0 ? size : null;
}
