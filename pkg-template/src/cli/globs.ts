// Patterns, for shells that leave them as they are (Windows, or a pattern in quotes).

import { stat } from 'node:fs/promises';
import { sep } from 'node:path';

import { Usage } from './errors';

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
  if (found.length === 0) throw new Usage((say) => say.noMatch({ pattern }));
  return found.sort();
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
