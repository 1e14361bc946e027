// An annotated copy: the bytes of the input as they are, and in front of every row what came of it.
//
// In front, because there a cell stands in its column whatever the shape of the row, and because the place is certain: a
// check says on which line a row begins. Empty lines stay empty, and JSON lines get a member instead of columns.

import type { RowReport, Summary } from '../bulk';
import { type Locale, message } from '../index';
import { encoder } from './encoding';
import { FileChanged } from './errors';
import type { Draft } from './files';
import { cutAtLines } from './lines';
import { cell, worstOf } from './rows';

const COLUMNS = ['status', 'issue', 'place', 'message'] as const;
type Note = Record<(typeof COLUMNS)[number], string>;

const BRACE = 0x7b;
const MARKS = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0x84, 0x31, 0x95, 0x33],
];

/** How it was read comes from a first pass; the rows, all of them, from a second. */
export async function annotate(
  path: string,
  read: Summary,
  rows: AsyncIterable<RowReport>,
  copy: Draft,
  locale: Locale,
): Promise<void> {
  const encode = encoder(read.encoding ?? 'utf-8');
  const isJson = read.format === 'jsonl';
  const delimiter = read.delimiter ?? '\t';
  const cells = (note: readonly string[]) => note.map((text) => cell(text, delimiter) + delimiter).join('');
  const reports = rows[Symbol.asyncIterator]();
  let next = await reports.next();
  let isHeaderDue = read.header === true;
  let line = 0;

  for await (const pieces of cutAtLines(path, read.encoding === 'utf-16le' ? 2 : 1)) {
    const out: Uint8Array[] = [];
    for (const { bytes, isLineStart } of pieces) {
      if (!isLineStart) {
        out.push(bytes);
        continue;
      }
      line += 1;
      const isRow = !next.done && next.value.line === line;
      let added = '';
      // Where the line's own bytes go on: behind the brace, in JSON lines.
      let at = line === 1 ? markOf(bytes) : 0;
      if (isEmpty(bytes, at)) {
        // Nothing to say anything of.
      } else if (isRow && isJson) {
        at = bytes.indexOf(BRACE) + 1;
        if (at > 0) added = member(noteOf(next.value, locale), bytes, at);
      } else if (isRow) {
        const note = noteOf(next.value, locale);
        added = cells(COLUMNS.map((name) => note[name]));
      } else if (isHeaderDue && !isJson) {
        added = cells(COLUMNS);
        isHeaderDue = false;
      }
      if (isRow) next = await reports.next();
      out.push(bytes.subarray(0, at), encode(added), bytes.subarray(at));
    }
    await copy.write(Buffer.concat(out));
  }
  if (!next.done) throw new FileChanged(path);
}

function noteOf(row: RowReport, locale: Locale): Note {
  const issue = worstOf(row);
  if (!issue) return { status: row.status, issue: '', place: '', message: '' };
  const [start, end] = issue.range;
  const place = row.value === '' ? '' : end - start > 1 ? `${start + 1}-${end}` : `${start + 1}`;
  return { status: row.status, issue: issue.code, place, message: message(issue, locale) };
}

function member(note: Note, bytes: Uint8Array, at: number): string {
  const text = `"humanoid-id":${JSON.stringify(note)}`;
  const follows = bytes.subarray(at).find((byte) => byte > 0x20);
  return follows === 0x7d ? text : `${text},`;
}

function markOf(bytes: Uint8Array): number {
  return MARKS.find((mark) => mark.every((byte, at) => bytes[at] === byte))?.length ?? 0;
}

const isEmpty = (bytes: Uint8Array, from: number) =>
  bytes.subarray(from).every((it) => it === 10 || it === 13 || it === 0);
