// Files that are written take their name when they are complete; whatever happens before leaves nothing behind.

import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

import { isClosed, OutputFailure } from './errors';
import { written } from './terminal';

const unfinished = new Set<string>();

/** A file that is to go where a run ends before it is whole, and one that is whole. */
export const remember = (path: string) => unfinished.add(path);
export const forget = (path: string) => unfinished.delete(path);

/** Remove what was begun and not finished. */
export const cleanUp = () => Promise.all([...unfinished].map((path) => rm(path, { force: true })));

export type Draft = { write(text: string | Uint8Array): Promise<void> | undefined; finish(): Promise<void> };

/** Begin a file. A pipe or device that bears the name is written to as it stands; a link stays one. */
export async function draft(path: string): Promise<Draft> {
  const failed = (error: unknown): never => {
    throw new OutputFailure(path, error);
  };
  const kind = await stat(path).catch(() => null);
  const isInPlace = kind !== null && !kind.isFile();
  const target = await realpath(path).catch(() => path);
  const temporary = isInPlace ? path : `${target}.${process.pid}.part`;
  if (!isInPlace) unfinished.add(temporary);
  const stream = createWriteStream(temporary);
  await new Promise((open, failed) => stream.once('open', open).once('error', failed)).catch(failed);
  // Seen at the next write, and at the end.
  stream.on('error', () => {});
  // A reader that closes the pipe has had enough of it; the check goes on.
  const stopped = (error: unknown) => (isClosed(error) ? undefined : failed(error));
  return {
    write: (text) => (stream.errored ? stopped(stream.errored) : written(stream, text)?.catch(stopped)),
    finish: async () => {
      stream.end();
      await finished(stream).catch(stopped);
      if (isInPlace) return;
      await rename(temporary, target).catch(failed);
      unfinished.delete(temporary);
    },
  };
}
