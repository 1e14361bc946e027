// An annotated copy: the bytes of the input as they are, and in front of every row what came of it.
//
// In front, because there a cell stands in its column whatever the shape of the row, and because the place is certain: a
// check says on which line a row begins. Empty lines stay empty, and JSON lines get a member instead of columns.

import type { RowReport, Summary } from '../contract/bulk-types';
import type { Pieces } from '../contract/host';
import type { Issue } from '../contract/types';
import { json } from '../messages/escape-invisible';
import { encoder } from './annotate/encoding';
import { cutAtLines, joined } from './annotate/lines';
import { cell, type Note, noteOf } from './rows';

const COLUMNS = ['status', 'issue', 'place', 'message'] as const;
const BRACE = 0x7b;
/** Pieces that are put together at once: a line is a few, and may be a byte. */
const TOGETHER = 1 << 12;
const MARKS = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0x84, 0x31, 0x95, 0x33],
];

/** Thrown where the rows of a check do not stand on the lines of the bytes. */
export class NotTheSameBytes extends Error {
  override name = 'NotTheSameBytes';
}

/**
 * An export once more, with status, issue, place and message in front of every row: columns in its own encoding and with
 * its own delimiter, or a member of each JSON line. What was there stays as it is, byte for byte.
 *
 * `read` is the summary of a first check, which says how the bytes are read; `rows` are all rows of a second, made with
 * the same options and `report: 'all'`. `say` words an issue, as `message` does in a language.
 */
export async function* annotate(
  source: Pieces,
  read: Summary,
  rows: AsyncIterable<RowReport>,
  say: (issue: Issue) => string,
): AsyncGenerator<Uint8Array, void, void> {
  const encode = encoder(read.encoding ?? 'utf-8');
  const isJson = read.format === 'jsonl';
  const delimiter = read.delimiter ?? '\t';
  const cells = (note: readonly string[]) => note.map((text) => cell(text, delimiter) + delimiter).join('');
  const reports = rows[Symbol.asyncIterator]();
  let next = await reports.next();
  let line = 0;

  for await (const pieces of cutAtLines(source, read.encoding === 'utf-16le' ? 2 : 1)) {
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
        if (at > 0) added = member(noteOf(next.value, read, say), bytes, at);
      } else if (isRow) {
        const note = noteOf(next.value, read, say);
        added = cells(COLUMNS.map((name) => note[name]));
      } else if (line === read.headerLine) {
        added = cells(COLUMNS);
      }
      if (isRow) next = await reports.next();
      out.push(bytes.subarray(0, at), encode(added), bytes.subarray(at));
      if (out.length >= TOGETHER) yield joined(out.splice(0));
    }
    yield joined(out);
  }
  if (!next.done) throw new NotTheSameBytes('the rows are not those of these bytes');
}

function member(note: Note, bytes: Uint8Array, at: number): string {
  const text = `"humanoid-id":${json(note)}`;
  const follows = bytes.subarray(at).find((byte) => byte > 0x20);
  return follows === 0x7d ? text : `${text},`;
}

function markOf(bytes: Uint8Array): number {
  return MARKS.find((mark) => mark.every((byte, at) => bytes[at] === byte))?.length ?? 0;
}

const isEmpty = (bytes: Uint8Array, from: number) =>
  bytes.subarray(from).every((it) => it === 10 || it === 13 || it === 0);
