// Files that are written take their name when they are complete; whatever happens before leaves nothing behind.

import { randomUUID } from 'node:crypto';
import { createWriteStream, openSync, rmSync, type WriteStream } from 'node:fs';
import { chmod, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

// Also where a run ends by a fault that nobody expected.
process.on('exit', () => {
  for (const path of unfinished) rmSync(path, { force: true });
});

const OWNER_ONLY = 0o600;
/** Characters that are handed to the system at once; a row has some hundred. */
const AT_ONCE = 1 << 16;

/**
 * Begin a file. A pipe or device that bears the name is written to as it stands; a link stays one.
 *
 * Until it is finished it has a name that nobody can guess, in the folder of the target, so that no link laid in advance is
 * written through; nobody but its owner can read it. It takes the place of the target with the target's own mode.
 */
export async function draft(path: string): Promise<Draft> {
  const failed = (error: unknown): never => {
    throw new OutputFailure(path, error);
  };
  const kind = await stat(path).catch(() => null);
  const isInPlace = kind !== null && !kind.isFile();
  const target = await realpath(path).catch(() => path);
  const temporary = isInPlace ? path : join(dirname(target), `.humanoid-id-${randomUUID()}.part`);
  const stream = isInPlace ? createWriteStream(path) : begun(temporary, failed);
  if (isInPlace) await new Promise((open, failed) => stream.once('open', open).once('error', failed)).catch(failed);
  // Seen at the next write, and at the end.
  stream.on('error', () => {});
  // A reader that closes the pipe has had enough of it; the check goes on.
  const stopped = (error: unknown) => (isClosed(error) ? undefined : failed(error));
  const put = (some: string | Uint8Array) => written(stream, some)?.catch(stopped);
  let waiting = '';
  const release = () => {
    const text = waiting;
    waiting = '';
    return text === '' ? undefined : put(text);
  };
  return {
    write: (some) => {
      if (stream.errored) return stopped(stream.errored);
      if (typeof some !== 'string') {
        // Bytes stand behind the text that came before them.
        const text = release();
        return text ? text.then(() => put(some)) : put(some);
      }
      waiting += some;
      // Who reads a pipe sees each row as it comes.
      return isInPlace || waiting.length >= AT_ONCE ? release() : undefined;
    },
    finish: async () => {
      await release();
      stream.end();
      await finished(stream).catch(stopped);
      if (isInPlace) return;
      // A new file may be read by whom the process lets read its files.
      await chmod(temporary, kind ? kind.mode & 0o7777 : 0o666 & ~process.umask()).catch(failed);
      await rename(temporary, target).catch(failed);
      unfinished.delete(temporary);
    },
  };
}

/** A file of one's own, which is known as unfinished as soon as it is there: a signal may come at any moment. */
function begun(path: string, failed: (error: unknown) => never): WriteStream {
  try {
    const fd = openSync(path, 'wx', OWNER_ONLY);
    unfinished.add(path);
    return createWriteStream(path, { fd });
  } catch (error) {
    return failed(error);
  }
}
