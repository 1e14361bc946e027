// `check`: every row of every file, the bad ones reported, all of them counted.

import { createReadStream } from 'node:fs';

import {
  annotate,
  checkFile,
  checkStream,
  type FileOptions,
  NotTheSameBytes,
  type RowReport,
  type Summary,
  type Unreadable,
} from '../bulk';
import { LEAST_MEMORY } from '../bulk-limit';
import { type Locale, message } from '../index';
import { csv, worstOf } from '../rows';
import { type Finding, Findings } from '../summary/findings';
import { summaryPage } from '../summary/page';
import { total } from '../summary/total';
import { knowledge } from './codes';
import { FileChanged, FileFailure, isOfSheet, OutputFailure, Usage, withFile } from './errors';
import { type Draft, draft } from './files';
import { bytes, type Given, oneOf, wholeNumber } from './given';
import { expand } from './globs';
import { guard } from './outputs';
import { SENTENCES, type Sentences } from './sentences';
import { summaryText, totalText } from './summary';
import { clearProgress, complain, print, progress } from './terminal';

type Write = (text: string) => Promise<void> | undefined;
type RowForm = 'jsonl' | 'csv';

export async function check(operands: string[], given: Given, locale: Locale): Promise<number> {
  if (operands.length === 0) throw new Usage((say) => say.whichFile);
  const files = await expand(operands);
  const form = oneOf('format', given.format ?? 'text', ['text', 'json', 'jsonl', 'csv', 'html']);
  const options = { ...checkOptions(given), ...(await knowledge(given)) };
  if (options.memory !== undefined) {
    if (options.duplicates === 'near') throw new Usage((say) => say.memoryNear);
    if (files.includes('-')) throw new Usage((say) => say.memoryStream);
  }
  if (given.annotate !== undefined) refuseAnnotation(files);
  await guard(files, given);
  const writers: [RowForm, Write][] = [];
  if (form === 'jsonl' || form === 'csv') writers.push([form, print]);
  const { report: path } = given;
  const report = path === undefined ? null : await draft(path);
  const copy = given.annotate === undefined ? null : await draft(given.annotate);
  const isPage = /\.html?$/.test(path ?? '');
  if (report && path && !isPage) writers.push([path.endsWith('.jsonl') ? 'jsonl' : 'csv', report.write]);
  for (const [kind, write] of writers) if (kind === 'csv') await write(csv(['file', ...ROW]));

  let worst = 0;
  const read: Finding[] = [];
  const failed: FileFailure[] = [];
  for (const file of files) {
    // Told when the file is over, and wanted in the copy where the row stands.
    const near = new Map<number, RowReport>();
    const isKept = copy !== null && options.duplicates === 'near';
    const findings = form === 'html' || isPage ? new Findings() : null;
    try {
      const summary = await checkOne(
        file,
        options,
        async (row) => {
          if (isKept && row.issues.some(({ code }) => code === 'near-duplicate')) near.set(row.row, row);
          findings?.add(row);
          for (const [kind, write] of writers) await write(rowText(kind, file, row, locale));
        },
        isKept || findings !== null || writers.length > 0,
        locale,
      );
      read.push((findings ?? new Findings()).of(file, summary));
      if (form === 'text') await print(summaryText(file, summary, options.duplicates, locale));
      if (copy) await annotated(file, copy, summary, options, near, locale);
      if (summary.invalid) worst = Math.max(worst, 1);
    } catch (error) {
      if (!(error instanceof FileFailure) || error instanceof OutputFailure) throw error;
      await complain(`humanoid-id: ${error.told(locale)}\n`);
      failed.push(error);
      worst = 3;
    }
  }
  const all = total(read.map(({ summary }) => summary));
  if (form === 'text' && files.length > 1) {
    await print(totalText(all, read.length, failed.length, options.duplicates, locale));
  }
  const unread = failed.map((failure) => ({ file: failure.path, reason: failure.reason(locale) }));
  if (form === 'json') {
    const told = read.map(({ name, summary }) => ({ file: name, ...summary }));
    await print(`${JSON.stringify({ files: told, failed: unread, total: all })}\n`);
  }
  if (form === 'html' || isPage) {
    const run = { findings: read, failed: unread, duplicates: options.duplicates ?? 'off', day: new Date() };
    const page = summaryPage(run, locale);
    if (isPage) await report?.write(page);
    if (form === 'html') await print(page);
  }
  await report?.finish();
  return worst;
}

function refuseAnnotation(files: string[]): void {
  if (files.length > 1) throw new Usage((say) => say.annotateOne(files.length));
  if (files[0] === '-') throw new Usage((say) => say.annotateStream);
}

/** A second pass, which reports every row. */
async function annotated(
  file: string,
  copy: Draft,
  read: Summary,
  options: FileOptions,
  near: Map<number, RowReport>,
  locale: Locale,
): Promise<void> {
  if (read.format === 'xlsx' || read.format === 'parquet') throw new Usage((say) => say.annotateSheet);
  const onProgress = progress(file, locale);
  const all: FileOptions = { ...options, report: 'all', ...(onProgress && { onProgress }) };
  if (all.duplicates === 'near') all.duplicates = 'exact';
  const rows = withNear(checkFile(file, all), near);
  const write = async () => {
    const source = createReadStream(file, { highWaterMark: 1 << 18 });
    for await (const bytes of annotate(source, read, rows, (issue) => message(issue, locale))) await copy.write(bytes);
  };
  await withFile(file, () => write().catch(changed)).finally(clearProgress);
  await copy.finish();
}

function changed(error: unknown): never {
  throw error instanceof NotTheSameBytes ? new FileChanged() : error;
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
  options: FileOptions,
  each: (row: RowReport) => Promise<void>,
  isReported: boolean,
  locale: Locale,
): Promise<Summary> {
  const onProgress = progress(file, locale);
  const all: FileOptions = { ...options, report: isReported ? 'bad' : 'none', ...(onProgress && { onProgress }) };
  try {
    const read = async () => {
      const { workers = 1, ...alone } = all;
      const checking = file === '-' ? checkStream(process.stdin, alone) : checkFile(file, all);
      if (isReported) for await (const row of checking) await each(row);
      const summary = await checking.summary;
      if (workers > 1 && summary.workers === 1 && summary.bytes > LARGE) {
        await complain(`humanoid-id: ${file}${SENTENCES[locale].colon}${SENTENCES[locale].oneThread}\n`);
      }
      return summary;
    };
    return await withFile(file, () => read().catch(changed));
  } catch (error) {
    if (error instanceof FileFailure && isOfSheet(error.cause) && SHEET_ASKED.includes(error.cause.code)) {
      throw new Usage((_, locale) => error.told(locale));
    }
    throw error instanceof TypeError ? new Usage((say) => `${file}${say.colon}${unreadable(error, say)}`) : error;
  } finally {
    clearProgress();
  }
}

/** What is wrong with what was asked for, rather than with the file. */
const SHEET_ASKED: readonly string[] = ['no-such-sheet', 'no-sheets'];

/** Why a file cannot be read as was asked. */
function unreadable(error: TypeError & Partial<Unreadable>, say: Sentences): string {
  if (error.code === 'no-such-column') return say.noColumn(error.column ?? '', error.columns ?? []);
  return error.code === 'column-by-number' ? say.columnByNumber : error.message;
}

/** What the package is to be asked. */
function checkOptions(given: Given): FileOptions {
  const {
    column,
    columns,
    delimiter,
    header,
    encoding,
    duplicates,
    sheet,
    workers,
    memory,
    'temp-dir': folder,
  } = given;
  const place = (text: string) => (/^[1-9][0-9]*$/.test(text) ? Number(text) : text);
  return {
    ...(column !== undefined && { column: place(column) }),
    ...(columns !== undefined && { columns: four(columns.split(',')).map(place) as Four<string | number> }),
    ...(sheet !== undefined && { sheet: place(sheet) }),
    ...(delimiter !== undefined && { delimiter: character(delimiter) }),
    ...(header !== undefined && { header: oneOf('header', header, ['yes', 'no']) === 'yes' }),
    ...(encoding !== undefined && { encoding: oneOf('encoding', encoding, ENCODINGS) }),
    ...(duplicates !== undefined && { duplicates: oneOf('duplicates', duplicates, DUPLICATES) }),
    ...(workers !== undefined && { workers: wholeNumber('workers', workers, 1) }),
    ...(memory !== undefined && { memory: bytes('memory', memory, LEAST_MEMORY) }),
    ...(memory !== undefined && folder !== undefined && { temporaryFolder: folder }),
  };
}

/** Smaller ones are read by one thread anyway. */
const LARGE = 1e7;

const ENCODINGS = ['auto', 'utf-8', 'utf-16le', 'gb18030'] as const;
const DUPLICATES = ['off', 'exact', 'near'] as const;
type Four<T> = [T, T, T, T];

function four(names: string[]): string[] {
  if (names.length !== 4) throw new Usage((say) => say.fourColumns(names.length));
  return names;
}

function character(given: string): string {
  const meant = given === '\\t' ? '\t' : given;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: any of them may stand between fields
  if (!/^[\x00-\x7f]$/.test(meant) || /["\r\n]/.test(meant)) throw new Usage((say) => say.oneCharacter(given));
  return meant;
}

const ROW = ['row', 'line', 'value', 'status', 'code', 'message'];

function rowText(kind: RowForm, file: string, row: RowReport, locale: Locale): string {
  if (kind === 'jsonl') return `${JSON.stringify({ file, ...row })}\n`;
  const worst = worstOf(row);
  return csv([file, row.row, row.line, row.value, row.status, worst?.code ?? '', worst ? message(worst, locale) : '']);
}
