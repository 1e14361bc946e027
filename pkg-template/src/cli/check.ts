// `check`: every row of every file, the bad ones reported, all of them counted.

import { createReadStream } from 'node:fs';

import {
  annotate,
  type BulkOptions,
  checkFile,
  checkStream,
  NotTheSameBytes,
  type RowReport,
  type Summary,
} from '../bulk';
import { type Locale, message } from '../index';
import { csv, worstOf } from '../rows';
import { FileChanged, FileFailure, Usage, withFile } from './errors';
import { draft, isSameFile } from './files';
import { type Given, oneOf } from './given';
import { expand } from './globs';
import { summaryText, total } from './summary';
import { clearProgress, complain, print, progress } from './terminal';

type Write = (text: string) => Promise<void> | undefined;
type RowForm = 'jsonl' | 'csv';

export async function check(operands: string[], given: Given, locale: Locale): Promise<number> {
  if (operands.length === 0) throw new Usage('check: which file? - is standard input');
  const files = await expand(operands);
  const form = oneOf('format', given.format ?? 'text', ['text', 'json', 'jsonl', 'csv']);
  const options = checkOptions(given);
  if (given.annotate !== undefined) await refuseAnnotation(files, given.annotate);
  const writers: [RowForm, Write][] = [];
  if (form === 'jsonl' || form === 'csv') writers.push([form, print]);
  const { report: path } = given;
  const report = path === undefined ? null : await withFile(path, () => draft(path));
  if (report && path) writers.push([path.endsWith('.jsonl') ? 'jsonl' : 'csv', report.write]);
  for (const [kind, write] of writers) if (kind === 'csv') await write(csv(['file', ...ROW]));

  let worst = 0;
  const summaries: Summary[] = [];
  for (const file of files) {
    // Told when the file is over, and wanted in the copy where the row stands.
    const near = new Map<number, RowReport>();
    const isKept = given.annotate !== undefined && options.duplicates === 'near';
    try {
      const summary = await checkOne(
        file,
        options,
        async (row) => {
          if (isKept && row.issues.some(({ code }) => code === 'near-duplicate')) near.set(row.row, row);
          for (const [kind, write] of writers) await write(rowText(kind, file, row, locale));
        },
        isKept || writers.length > 0,
        locale,
      );
      summaries.push(summary);
      if (form === 'text') await print(summaryText(file, summary, locale));
      if (form === 'json') await print(`${JSON.stringify({ file, ...summary })}\n`);
      if (given.annotate !== undefined) await annotated(file, given.annotate, summary, options, near, locale);
      if (summary.invalid) worst = Math.max(worst, 1);
    } catch (error) {
      if (!(error instanceof FileFailure)) throw error;
      await complain(`humanoid-id: ${error.told(locale)}\n`);
      worst = 3;
    }
  }
  if (files.length > 1 && form === 'text') await print(total(summaries, files.length, locale));
  await report?.finish();
  return worst;
}

async function refuseAnnotation(files: string[], path: string): Promise<void> {
  const [file, ...others] = files as [string, ...string[]];
  if (others.length > 0) throw new Usage(`--annotate: one file at a time, and there are ${files.length}`);
  if (file === '-') throw new Usage('--annotate: reads the input twice, so it has to be a file');
  if (await isSameFile(file, path)) throw new Usage('--annotate: the copy would take the place of the input');
}

/** A second pass, which reports every row. */
async function annotated(
  file: string,
  path: string,
  read: Summary,
  options: BulkOptions,
  near: Map<number, RowReport>,
  locale: Locale,
): Promise<void> {
  const copy = await withFile(path, () => draft(path));
  const onProgress = progress(path, locale);
  const all: BulkOptions = { ...options, report: 'all', ...(onProgress && { onProgress }) };
  if (all.duplicates === 'near') all.duplicates = 'exact';
  const rows = withNear(checkFile(file, all), near);
  const write = async () => {
    const source = createReadStream(file, { highWaterMark: 1 << 18 });
    for await (const bytes of annotate(source, read, rows, (issue) => message(issue, locale))) await copy.write(bytes);
  };
  const changed = (error: unknown) => {
    throw error instanceof NotTheSameBytes ? new FileChanged() : error;
  };
  await withFile(file, () => write().catch(changed)).finally(clearProgress);
  await withFile(path, () => copy.finish());
}

/** Every row in its turn, with what the first pass told of it at the end. */
async function* withNear(rows: AsyncIterable<RowReport>, near: Map<number, RowReport>): AsyncGenerator<RowReport> {
  for await (const row of rows) {
    const later = near.get(row.row);
    yield later ? { ...row, issues: [...row.issues, ...later.issues] } : row;
  }
}

async function checkOne(
  file: string,
  options: BulkOptions,
  each: (row: RowReport) => Promise<void>,
  isReported: boolean,
  locale: Locale,
): Promise<Summary> {
  const onProgress = progress(file, locale);
  const all: BulkOptions = { ...options, report: isReported ? 'bad' : 'none', ...(onProgress && { onProgress }) };
  try {
    return await withFile(file, async () => {
      const checking = file === '-' ? checkStream(process.stdin, all) : checkFile(file, all);
      if (isReported) for await (const row of checking) await each(row);
      return await checking.summary;
    });
  } catch (error) {
    if (error instanceof TypeError) throw new Usage(`${file}: ${error.message}`);
    throw error;
  } finally {
    clearProgress();
  }
}

/** What the package is to be asked. It says itself what is wrong with an option. */
function checkOptions({ column, columns, delimiter, header, encoding, duplicates }: Given): BulkOptions {
  const place = (text: string) => (/^[1-9][0-9]*$/.test(text) ? Number(text) : text);
  return {
    ...(column !== undefined && { column: place(column) }),
    ...(columns !== undefined && { columns: columns.split(',').map(place) as NonNullable<BulkOptions['columns']> }),
    ...(delimiter !== undefined && { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
    ...(header !== undefined && { header: oneOf('header', header, ['yes', 'no']) === 'yes' }),
    ...(encoding !== undefined && { encoding: encoding as NonNullable<BulkOptions['encoding']> }),
    ...(duplicates !== undefined && { duplicates: duplicates as NonNullable<BulkOptions['duplicates']> }),
  };
}

const ROW = ['row', 'line', 'value', 'status', 'code', 'message'];

function rowText(kind: RowForm, file: string, row: RowReport, locale: Locale): string {
  if (kind === 'jsonl') return `${JSON.stringify({ file, ...row })}\n`;
  const worst = worstOf(row);
  return csv([file, row.row, row.line, row.value, row.status, worst?.code ?? '', worst ? message(worst, locale) : '']);
}
