// Files of records, read into the module piece by piece.

import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { type RecordLineReport, reportsOf } from '../../records/check';
import { recordsModule } from '../../records/module';
import { Usage, withFile } from '../errors';

export type Module = Awaited<ReturnType<typeof recordsModule>>;
export type Reader = InstanceType<Module['Records']>;

const PIECE = 1 << 18;

/** A reader of lines, held against registries. */
export async function readerOf(
  asOf: string,
  registries: readonly string[],
  mostReports: number,
  tellsTwice: boolean,
): Promise<{ module: Module; reader: Reader }> {
  const module = await recordsModule();
  const reader = new module.Records(asOf, mostReports, tellsTwice);
  for (const path of registries) {
    const [fault] = JSON.parse(reader.registry(await withFile(path, () => readFile(path))));
    if (fault) {
      const { pointer, expected, found } = fault as Record<string, string>;
      throw new Usage((say) => `${path}${say.colon}${pointer}: expected ${expected}, found ${found}`);
    }
  }
  return { module, reader };
}

/** Read a file to its end. Calls back after each piece. */
export async function readFileInto(
  { module, reader }: { module: Module; reader: Reader },
  path: string,
  after: () => void | Promise<void>,
): Promise<void> {
  await withFile(path, async () => {
    if (path === '-') {
      for await (const piece of process.stdin as AsyncIterable<Buffer>) {
        for (let at = 0; at < piece.length; at += PIECE) {
          const bytes = piece.subarray(at, at + PIECE);
          const place = reader.room(bytes.length);
          new Uint8Array(module.memory.buffer, place, bytes.length).set(bytes);
          reader.take(bytes.length);
          await after();
        }
      }
      reader.finish();
      return after();
    }
    const file = openSync(path, 'r');
    try {
      for (;;) {
        const place = reader.room(PIECE);
        // Into the module's memory at once: the view is stale as soon as the memory grows.
        const length = readSync(file, new Uint8Array(module.memory.buffer, place, PIECE), 0, PIECE, null);
        if (length === 0) break;
        reader.take(length);
        const waiting = after();
        if (waiting) await waiting;
      }
    } finally {
      closeSync(file);
    }
    reader.finish();
    await after();
  });
}

export type { RecordLineReport };
export { reportsOf };
