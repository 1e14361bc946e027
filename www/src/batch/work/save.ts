// What can be taken along, made when somebody asks for it and in the language of that moment. It is put together of
// blobs, so that a large file is never whole in memory.

import { type Issue, type Locale, message } from 'humanoid-id';
import { annotate, checkStream, type ReportForm, type RowReport, reportHead, reportRow } from 'humanoid-id/bulk';
import type { LabelOptions } from 'humanoid-id/labels';
import type { Reading, SaveForm } from '../protocol';
import type { Checked } from './check';
import type { Kept } from './kept';
import { labelled } from './labels';

/** Bytes, about, to a piece. */
const PIECE = 1 << 20;
/** Without it spreadsheets take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\u{feff}';

type Say = (issue: Issue) => string;
/** Some of what is made, and how far it is then. */
type Piece = { part: string | Uint8Array<ArrayBuffer>; share: number };

export type Job = { file: File; reading: Reading; checked: Checked; locale: Locale; labels: LabelOptions };

export async function save(form: SaveForm, job: Job, onShare: (share: number) => void): Promise<Blob> {
  const { file, locale } = job;
  const say = (issue: Issue) => message(issue, locale);
  switch (form) {
    case 'csv':
      return together('text/csv;charset=utf-8', reports(form, job, say), onShare);
    case 'jsonl':
      return together('application/jsonl', reports(form, job, say), onShare);
    case 'html':
      return new Blob([await page(job)], { type: 'text/html;charset=utf-8' });
    case 'labels-pdf':
    case 'labels-svg':
      return labelled(form, job, onShare);
    case 'annotated':
      return together(file.type || 'text/plain', annotated(job, say), onShare);
  }
}

async function together(type: string, pieces: AsyncIterable<Piece>, onShare: (share: number) => void): Promise<Blob> {
  const blobs: Blob[] = [];
  let waiting: BlobPart[] = [];
  let size = 0;
  for await (const { part, share } of pieces) {
    waiting.push(part);
    size += part.length;
    if (size < PIECE) continue;
    blobs.push(new Blob(waiting));
    waiting = [];
    size = 0;
    onShare(share);
  }
  return new Blob([...blobs, ...waiting], { type });
}

/** Rows as on the command line. */
async function* reports(form: ReportForm, { file, checked }: Job, say: Say): AsyncGenerator<Piece> {
  const { kept, summary } = checked;
  const telling = { file: file.name, reading: summary, say };
  let done = 0;
  yield { part: form === 'csv' ? BYTE_ORDER_MARK + reportHead(form) : reportHead(form), share: 0 };
  for await (const rows of kept.all()) {
    done += rows.length;
    yield { part: rows.map((row) => reportRow(form, row, telling)).join(''), share: done / kept.length };
  }
}

/** The package's own, drawn as on the command line, with the first rows as it shows them. */
async function page({ file, reading, checked, locale }: Job): Promise<string> {
  const { Findings, summaryPage } = await import('humanoid-id/summary');
  const findings = new Findings();
  for await (const rows of checked.kept.all()) for (const row of rows) findings.add(row);
  const run = { findings: [findings.of(file.name, checked.summary)], failed: [], day: new Date() };
  return summaryPage({ ...run, duplicates: reading.duplicates ?? 'exact' }, locale);
}

/** Read and checked once more, every row of it. */
async function* annotated({ file, reading, checked }: Job, say: Say): AsyncGenerator<Piece> {
  let share = 0;
  const rows = checkStream(file.stream(), {
    duplicates: 'exact',
    ...reading,
    ...(reading.duplicates === 'near' && { duplicates: 'exact' }),
    report: 'all',
    onProgress: ({ bytes }) => {
      share = bytes / file.size;
    },
  });
  const later = await nearDuplicates(checked.kept);
  for await (const part of annotate(file.stream(), checked.summary, withLater(rows, later), say)) {
    yield { part: part as Uint8Array<ArrayBuffer>, share };
  }
}

/** Known at the end of a check, and wanted where the row stands. */
async function nearDuplicates(kept: Kept): Promise<Map<number, Issue[]>> {
  const rows = await kept.window('near-duplicate', 0, kept.count('near-duplicate'));
  return new Map(rows.map(({ row, issues }) => [row, issues]));
}

async function* withLater(
  rows: AsyncIterable<RowReport>,
  later: Map<number, Issue[]>,
): AsyncGenerator<RowReport, void, void> {
  for await (const row of rows) {
    const more = later.get(row.row);
    yield more ? { ...row, issues: [...row.issues, ...more] } : row;
  }
}
