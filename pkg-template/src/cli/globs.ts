// Patterns, for shells that leave them as they are (Windows, or a pattern in quotes).

import { stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';

import { Usage } from './errors';

/** The files that are meant. A name that is a file is that file, whatever signs are in it. */
export async function expand(operands: string[]): Promise<string[]> {
  const files: string[] = [];
  for (const operand of operands) {
    if (operand === '-' || !isDynamicPattern(operand) || (await exists(operand))) files.push(operand);
    else {
      const found = await glob(sep === '/' ? operand : operand.replaceAll(sep, '/'), { expandDirectories: false });
      if (found.length === 0) throw new Usage((say) => say.noMatch(operand));
      files.push(...found.sort());
    }
  }
  return files;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
