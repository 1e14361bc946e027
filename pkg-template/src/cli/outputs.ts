// Where a run writes, and in which form: never over what it reads, or writes besides.

import { fstat } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';

import { Usage } from './errors';
import type { Given } from './given';
import type { Sentences } from './sentences';

export const FORMS = ['text', 'json', 'jsonl', 'csv', 'html'] as const;
export type Form = (typeof FORMS)[number];

/** By the ending of its name; a pipe has none, as a rule. */
const BY_ENDING: Record<string, Form> = {
  '': 'csv',
  '.csv': 'csv',
  '.jsonl': 'jsonl',
  '.json': 'json',
  '.html': 'html',
  '.htm': 'html',
};
const endingOf = (path: string) => extname(path).toLowerCase();

export function reportForm(path: string): Form {
  const form = BY_ENDING[endingOf(path)];
  if (!form)
    throw new Usage((say) =>
      say.reportEnding({ endings: Object.keys(BY_ENDING).filter(Boolean).join(say.comma), found: path }),
    );
  return form;
}

export const isCsv = (path: string) => endingOf(path) === '.csv';

const STDIN = 0;
const STDOUT = 1;

/** Refuse an output that would take the place of an input, a registry or another output. */
export async function guard(inputs: readonly string[], given: Given): Promise<void> {
  const taken = new Map<string, (say: Sentences) => string>();
  for (const path of [...inputs, ...(given.registry ?? [])]) {
    const file = await fileOf(path === '-' ? STDIN : path);
    if (file) taken.set(file, (say) => say.isRead({ file: path === '-' ? say.standardInput : path }));
  }
  const take = async (place: string | typeof STDOUT, name: (say: Sentences) => string) => {
    const file = await fileOf(place);
    const other = file && taken.get(file);
    if (other) throw new Usage((say) => `${name(say)}${say.colon}${say.inPlaceOf({ other: other(say) })}`);
    if (file) taken.set(file, (say) => say.isWritten({ name: name(say) }));
  };
  await take(STDOUT, (say) => say.standardOutput);
  for (const option of ['report', 'annotate', 'output'] as const) {
    const path = given[option];
    if (path === undefined) continue;
    if (path === '' || path === '-') throw new Usage((say) => say.outputName({ option }));
    await take(path, () => `--${option}`);
  }
}

/** What tells a file from others, by whatever name; `null` for pipes, devices and folders, which nothing replaces. */
async function fileOf(place: string | number): Promise<string | null> {
  try {
    const asked = { bigint: true } as const;
    const found = await (typeof place === 'string' ? stat(place, asked) : promisify(fstat)(place, asked));
    return found.isFile() ? `${found.dev}:${found.ino}` : null;
  } catch {
    if (typeof place === 'number') return null;
    const folder = dirname(place);
    return join(await realpath(folder).catch(() => folder), basename(place));
  }
}
