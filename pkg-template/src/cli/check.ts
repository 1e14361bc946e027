// `check`: every row of every file, the bad ones reported, all of them counted.

import { createReadStream } from 'node:fs';

import {
  annotate,
  checkFile,
  checkFiles,
  checkStream,
  type FileOptions,
  NotTheSameBytes,
  type Reading,
  type RowReport,
  type Summary,
} from '../bulk/bulk';
import { type Locale, message } from '../index';
import { json, visible } from '../messages/escape-invisible';
import { type Finding, Findings } from '../summary/findings';
import { summaryPage } from '../summary/page';
import { total } from '../summary/total';
import { FileChanged, FileFailure, OutputFailure, outcome, Usage, withFile } from './errors';
import { type Draft, draft } from './files';
import { type Given, oneOf } from './given';
import { expand } from './globs';
import { asOptions, knowledge } from './knowledge';
import { checkOptions } from './options';
import { FORMS, type Form, guard, isCsv, reportForm } from './outputs';
import { Passes } from './passes';
import { ROW_FORMS, rowHead, rowText } from './rows';
import { SENTENCES } from './sentences';
import { holdsNone, summaryText, totalText } from './summary';
import { clearProgress, complain, print, printRows, progress } from './terminal';

/** What ends a run with 1, and where it is counted; errors always do. */
const COUNTED = { error: 'invalid', warning: 'warned', duplicate: 'duplicates' } as const;
const KINDS = ['error', 'warning', 'duplicate'] as const;

type Output = { form: Form; write(text: string): Promise<void> | undefined; finish?(): Promise<void> };

export async function check(operands: string[], given: Given, locale: Locale): Promise<number> {
  if (operands.length === 0) throw new Usage((say) => say.whichFile);
  const files = await expand(operands);
  const form = oneOf('format', given.format ?? 'text', FORMS);
  const failOn = ['error', ...(given['fail-on'] ?? [])].map((kind) => oneOf('fail-on', kind, KINDS));
  const { registry = [], ...asked } = asOptions(await knowledge(given, files));
  const options: FileOptions = { ...checkOptions(given), ...asked, registry };
  // Who asks about duplicates wants them looked for.
  if ((failOn.includes('duplicate') || given.across === true) && (options.duplicates ?? 'off') === 'off')
    options.duplicates = 'exact';
  if (options.memory !== undefined) {
    if (options.duplicates === 'near') throw new Usage((say) => say.memoryNear);
    if (files.includes('-')) throw new Usage((say) => say.memoryStream);
    if (options.duplicates !== 'exact') throw new Usage((say) => say.memoryAlone);
  } else if (given['temp-dir'] !== undefined) throw new Usage((say) => say.folderAlone);
  if (given.annotate !== undefined) refuseAnnotation(files);
  await guard(files, given);
  const outputs: Output[] = [{ form, write: form === 'csv' ? printRows : print }];
  // Before the summary, which is the last to be told where both go to one place.
  if (given.report !== undefined) outputs.unshift(await reportTo(given.report));
  const copy = given.annotate === undefined ? null : await draft(given.annotate);
  const rowOutputs = outputs.flatMap(({ form, write }) =>
    ROW_FORMS.filter((it) => it === form).map((form) => ({ form, write })),
  );
  options.suggestions = rowOutputs.length > 0;
  for (const { form, write } of rowOutputs) await write(rowHead(form));

  const read: { file: string; finding: Finding }[] = [];
  const failed: FileFailure[] = [];
  const isAcross = given.across === true;
  const isEmptyAllowed = given['allow-empty'] === true;
  const passes = new Passes(files, given);
  /** What is told of a file while its rows come, and at its end. */
  const hearing = (file: string, nameOf: (reading: Reading | null) => string) => {
    const findings = outputs.some(({ form }) => form === 'html') ? new Findings() : null;
    return {
      isTold: findings !== null || rowOutputs.length > 0,
      async row(row: RowReport, reading: Reading | null) {
        if (row.status === 'invalid') outcome.atLeast(1);
        findings?.add(row);
        for (const { form, write } of rowOutputs) await write(rowText(form, nameOf(reading), row, reading, locale));
      },
      async end(summary: Summary) {
        const isFaulty = failOn.some((kind) => summary[COUNTED[kind]] > 0);
        if (isFaulty || (holdsNone(summary) && !isEmptyAllowed)) outcome.atLeast(1);
        const name = nameOf(summary);
        read.push({ file, finding: (findings ?? new Findings()).of(name, summary) });
        if (form === 'text') {
          await print(summaryText(name, summary, { duplicates: options.duplicates, isEmptyAllowed }, locale));
        }
      },
    };
  };
  const failing = async (error: unknown) => {
    if (!(error instanceof FileFailure) || error instanceof OutputFailure) throw error;
    if (files.length === 1 && error.isOfAsking()) throw new Usage((_, locale) => error.told(locale));
    await complain(`humanoid-id: ${error.told(locale)}\n`);
    failed.push(error);
    outcome.atLeast(3);
  };
  if (isAcross) await compareAcross(files, options, passes, hearing, failing);
  else {
    for (const pass of passes) {
      const { file } = pass;
      const asked = { ...options, ...pass.asked };
      const heard = hearing(file, (reading) => passes.nameOf(pass, reading));
      // Told when the file is over, and wanted in the copy where the row stands.
      const near = new Map<number, RowReport>();
      const isKept = copy !== null && options.duplicates === 'near';
      try {
        const found = await checkOne(
          file,
          asked,
          async (row, reading) => {
            if (isKept && row.issues.some(({ code }) => code === 'near-duplicate')) near.set(row.row, row);
            await heard.row(row, reading);
          },
          isKept || heard.isTold,
          locale,
        );
        passes.over(pass, found);
        if (copy) await annotated(file, copy, found, asked, near, locale);
        await heard.end(passes.told(found));
      } catch (error) {
        await failing(error);
      }
    }
  }
  const all = total(read.map(({ finding }) => finding.summary));
  const unread = failed.map((failure) => ({ file: failure.path, reason: failure.reason(locale) }));
  for (const { form, write, finish } of outputs) {
    if (form === 'text' && read.length + failed.length > 1) {
      const count = passes.areSeveral ? { tables: read.length } : { files: read.length };
      await write(totalText(all, count, failed.length, { duplicates: options.duplicates, isAcross }, locale));
    }
    if (form === 'json') {
      const told = read.map(({ file, finding }) => ({ file, ...finding.summary }));
      await write(`${json({ files: told, failed: unread, total: all, across: isAcross })}\n`);
    }
    if (form === 'html') {
      const findings = read.map(({ finding }) => finding);
      const ofFiles = [...new Set(read.map(({ file }) => file))];
      const run = {
        files: ofFiles,
        findings,
        isAcross,
        failed: unread,
        duplicates: options.duplicates ?? 'off',
        day: new Date(),
      };
      await write(summaryPage(run, locale));
    }
    await finish?.();
  }
  return outcome.code;
}

type Hearing = { row(row: RowReport, reading: Reading | null): Promise<void>; end(summary: Summary): Promise<void> };

/** Files one after another, the codes of each compared with those of all before. */
async function compareAcross(
  files: readonly string[],
  options: FileOptions,
  passes: Passes,
  hearing: (file: string, nameOf: () => string) => Hearing,
  failing: (error: unknown) => Promise<void>,
): Promise<void> {
  if (options.duplicates === 'near') throw new Usage((say) => say.acrossNear);
  if (files.includes('-')) throw new Usage((say) => say.acrossStream);
  if (passes.areSeveral) throw new Usage((say) => say.acrossSeveral);
  const [{ asked } = { asked: {} }] = passes;
  let heard: Hearing | undefined;
  for await (const told of checkFiles(files, { ...options, ...asked })) {
    const file = String(told.file);
    heard ??= hearing(file, () => file);
    if (told.kind === 'row') await heard.row(told.row, told.reading);
    else {
      if (told.kind === 'file') await heard.end(told.summary);
      else await failing(new FileFailure(file, told.error));
      heard = undefined;
    }
  }
}

async function reportTo(path: string): Promise<Output & Draft> {
  const form = reportForm(path);
  const report = await draft(path);
  // By it a spreadsheet knows UTF-8 where that is not the encoding of the system.
  if (isCsv(path)) await report.write('\ufeff');
  return { form, ...report };
}

function refuseAnnotation(files: string[]): void {
  if (files.length > 1) throw new Usage((say) => say.annotateOne({ files: files.length }));
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
    const source = createReadStream(file);
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
  each: (row: RowReport, reading: Reading | null) => Promise<void>,
  isReported: boolean,
  locale: Locale,
): Promise<Summary> {
  const onProgress = progress(file, locale);
  const all: FileOptions = { ...options, report: isReported ? 'bad' : 'none', ...(onProgress && { onProgress }) };
  try {
    const read = async () => {
      const { workers = 1, ...alone } = all;
      const checking = file === '-' ? checkStream(process.stdin, alone) : checkFile(file, all);
      if (isReported) for await (const row of checking) await each(row, checking.reading);
      const summary = await checking.summary;
      if (workers > 1 && summary.workers === 1 && summary.bytes > LARGE) {
        await complain(`humanoid-id: ${visible(file)}${SENTENCES[locale].colon}${SENTENCES[locale].oneThread}\n`);
      }
      return summary;
    };
    return await withFile(file, () => read().catch(changed));
  } finally {
    clearProgress();
  }
}

/** Smaller ones are read by one thread anyway. */
const LARGE = 1e7;
