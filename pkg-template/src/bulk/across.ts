// Several files, the codes of each compared with those of all before.

import type { BulkOptions, FileOptions, Reading, RowReport, Summary } from '../contract/bulk-types';
import type { FileUrl } from '../contract/host';
import type { Issue } from '../contract/types';
import { misuse } from '../sheets/to-bytes';
import { asked } from './asked';
import { limited } from './memory-limit';
import { Run } from './run';
import { fromFile, sizeOf } from './sources';

/** What is told of files one after another: rows with the file that they are in, and how each file ends. */
export type AcrossFiles =
  | {
      kind: 'row';
      file: string | FileUrl;
      row: RowReport & { duplicateOfFile: string | null };
      reading: Reading | null;
    }
  | { kind: 'file'; file: string | FileUrl; summary: Summary }
  | { kind: 'failed'; file: string | FileUrl; error: unknown };

/** Where a file begins among the rows of all. */
type Beginning = { file: string; before: number };

/**
 * Check several files, and find the codes of one in the others too, in Node, Deno or Bun. Every file ends with its summary,
 * or with why it cannot be read; the others are checked all the same. Duplicates are looked for as `exact`, within
 * `memory` where that is given: all files are read twice then.
 */
export async function* checkFiles(
  files: readonly (string | FileUrl)[],
  asking: FileOptions = {},
): AsyncGenerator<AcrossFiles> {
  const { workers: _, memory, temporaryFolder, ...given } = asked(asking);
  if (typeof files !== 'object' || !(Symbol.iterator in files)) misuse('files', 'a list of paths', files);
  const options: BulkOptions = { ...given, duplicates: 'exact', report: given.report === 'all' ? 'all' : 'bad' };
  const limit = memory === undefined ? undefined : await limited(memory, 'exact', temporaryFolder)?.();
  let run: Run | undefined;
  try {
    run = new Run(options, 'reports', null, limit);
    do {
      const beginnings: Beginning[] = [];
      let before = 0;
      for (const file of files) {
        beginnings.push({ file: String(file), before });
        try {
          const size = await sizeOf(file);
          if (beginnings.length > 1) run.nextFile(size);
          for await (const _ of fromFile(run, { path: file, size, options })) yield* told(run, file, beginnings);
          run.settle();
          yield* told(run, file, beginnings);
          const summary = run.endFile();
          yield* told(run, file, beginnings);
          if (!run.isSilent) yield { kind: 'file', file, summary };
        } catch (error) {
          if (!run.isSilent) yield { kind: 'failed', file, error };
        }
        before += run.rows;
      }
      for await (const _ of run.compare()) if (run.turns.areDue()) await run.turns.give();
    } while (run.tellAgain());
  } finally {
    run?.free();
    limit?.store.close();
  }
}

async function* told(run: Run, file: string | FileUrl, beginnings: readonly Beginning[]): AsyncGenerator<AcrossFiles> {
  do {
    for (const row of run.reports()) {
      yield { kind: 'row', file, row: inFile(row, beginnings), reading: run.reading() };
      if (run.turns.areDue()) await run.turns.give();
    }
    if (run.turns.areDue()) await run.turns.give();
  } while (run.goOn());
}

/** A row by its number in its own file, and an earlier one by its file and number. */
function inFile(row: RowReport, beginnings: readonly Beginning[]): RowReport & { duplicateOfFile: string | null } {
  const own = beginnings[beginnings.length - 1] as Beginning;
  const { duplicateOf } = row;
  const theirs =
    duplicateOf === null ? null : ([...beginnings].reverse().find(({ before }) => before < duplicateOf) ?? own);
  if (theirs === null || duplicateOf === null) return { ...row, row: row.row - own.before, duplicateOfFile: null };
  const number = duplicateOf - theirs.before;
  const issues = row.issues.map((issue): Issue => {
    if (issue.code !== 'duplicate') return issue;
    const params = { ...issue.params, row: number, ...(theirs !== own && { file: theirs.file }) };
    return { ...issue, params };
  });
  return { ...row, row: row.row - own.before, issues, duplicateOf: number, duplicateOfFile: theirs.file };
}
