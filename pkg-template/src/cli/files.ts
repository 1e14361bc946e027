// Files that are written take their name when they are complete; whatever happens before leaves nothing behind.

import { createWriteStream } from 'node:fs';
import { realpath, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

import { written } from './terminal';

const unfinished = new Set<string>();

/** Remove what was begun and not finished. */
export const cleanUp = () => Promise.all([...unfinished].map((path) => rm(path, { force: true })));

export type Draft = { write(text: string | Uint8Array): Promise<void> | undefined; finish(): Promise<void> };

export async function draft(path: string): Promise<Draft> {
  const temporary = `${path}.${process.pid}.part`;
  unfinished.add(temporary);
  const stream = createWriteStream(temporary);
  await new Promise((open, failed) => stream.once('open', open).once('error', failed));
  return {
    write: (text) => written(stream, text),
    finish: async () => {
      stream.end();
      await finished(stream);
      await rename(temporary, path);
      unfinished.delete(temporary);
    },
  };
}

/** Whether two paths are one file. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => realpath(path).catch(() => path)));
  return a === b;
}
