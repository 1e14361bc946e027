// Patterns, for shells that leave them as they are (Windows, or a pattern in quotes).

import { stat } from 'node:fs/promises';
import { sep } from 'node:path';

import { FileFailure, NO_MATCH } from './errors';

/** The files that are meant. A name that is a file is that file, whatever signs are in it. */
export async function expand(operands: string[]): Promise<string[]> {
  const files: string[] = [];
  for (const operand of operands) {
    files.push(...(operand === '-' || (await exists(operand)) ? [operand] : await matching(operand)));
  }
  return files;
}

/** Most runs name files that are there, and start sooner without what finds others. */
async function matching(pattern: string): Promise<string[]> {
  const { glob, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(pattern)) return [pattern];
  const found = await glob(sep === '/' ? pattern : pattern.replaceAll(sep, '/'), { expandDirectories: false });
  // As any other file that is not there: a name may look like a pattern, and a script that waits for a file sees the same.
  if (found.length === 0) throw new FileFailure(pattern, Object.assign(new Error(pattern), { code: NO_MATCH }));
  return found.sort();
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
