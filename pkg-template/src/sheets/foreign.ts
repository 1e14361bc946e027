// Files that hold no rows as they stand, told by how they begin. Read all the same, each would be thousands of bad rows.

import type { BulkOptions } from '../contract/bulk-types';
import type { SheetErrorCode } from '../contract/sheet-error';
import { refuse } from './refusal';

/** The code it is refused with, its name, and its first bytes, a character each. */
const BEGINNINGS: [SheetErrorCode, string, string][] = [
  ['compressed', 'gzip', '\x1f\x8b'],
  ['compressed', 'zstd', '\x28\xb5\x2f\xfd'],
  ['compressed', 'xz', '\xfd7zXZ\0'],
  ['compressed', 'bzip2', 'BZh91AY&SY'],
  ['other-encoding', 'UTF-32LE', '\xff\xfe\0\0'],
  ['other-encoding', 'UTF-32BE', '\0\0\xfe\xff'],
  ['other-encoding', 'UTF-16BE', '\xfe\xff'],
  ['no-rows', 'PDF', '%PDF-'],
  ['no-rows', 'PNG', '\x89PNG\r\n'],
  ['no-rows', 'JPEG', '\xff\xd8\xff'],
  ['no-rows', 'GIF', 'GIF87a'],
  ['no-rows', 'GIF', 'GIF89a'],
  ['no-rows', 'TIFF', 'II*\0'],
  ['no-rows', 'TIFF', 'MM\0*'],
  ['other-table', 'Arrow', 'ARROW1\0\0'],
  ['other-table', 'Feather', 'FEA1'],
  ['other-table', 'SQLite', 'SQLite format 3\0'],
  ['other-table', 'Avro', 'Obj\x01'],
  ['other-table', 'HDF5', '\x89HDF\r\n'],
  ['compressed', 'RAR', 'Rar!\x1a\x07'],
  ['compressed', '7z', '7z\xbc\xaf\x27\x1c'],
];

/** Controls that texts have: tabs, line ends, the end of a file of DOS, an escape, and separators that are made for it. */
const CONTROLS_OF_TEXT = [9, 10, 11, 12, 13, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f];
/** Of the bytes of a text, one in so many may be another control: scanners send some. */
const MOST_CONTROLS = 20;
/** Fewer bytes do not tell. */
const LEAST_BYTES = 16;

/** The same of texts; rows that begin so by chance are read where it is said what they are. */
const TEXTS: [SheetErrorCode, RegExp, BulkOptions['format'][]][] = [
  ['markup', /^\s*<(!doctype|html|table|\?xml)/i, ['auto', 'jsonl']],
];

const UTF8_MARK = '\xef\xbb\xbf';

/** Refuse what holds no rows, by its first bytes. */
export function refuseForeign(head: Uint8Array, format: BulkOptions['format']): void {
  const begins = String.fromCharCode(...head);
  const known = BEGINNINGS.find(([, , magic]) => begins.startsWith(magic));
  if (known) refuse(known[0], { found: known[1] });
  // Without its mark: four characters of ASCII, each behind a zero.
  if ([0, 2, 4, 6].every((at) => head[at] === 0 && head[at + 1])) refuse('other-encoding', { found: 'UTF-16BE' });
  const text = begins.startsWith(UTF8_MARK) ? begins.slice(UTF8_MARK.length) : begins;
  const [code] = TEXTS.find(([, pattern, formats]) => formats.includes(format) && pattern.test(text)) ?? [];
  if (code) refuse(code);
}

/** Refuse what is no text, whatever it is: read all the same, it would be a few bad rows. */
export function refuseBinary(head: Uint8Array, encoding: BulkOptions['encoding']): void {
  if (head.length < LEAST_BYTES || encoding === 'utf-16le' || isUtf16(head)) return;
  const controls = head.filter((byte) => (byte < 0x20 && !CONTROLS_OF_TEXT.includes(byte)) || byte === 0x7f);
  if (controls.length * MOST_CONTROLS > head.length) refuse('binary');
}

/** With its mark, or mostly ASCII, of which every second byte is zero. */
function isUtf16(head: Uint8Array): boolean {
  if (head[0] === 0xff && head[1] === 0xfe) return true;
  const zeros = (parity: number) => head.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  const [even, odd] = [zeros(0), zeros(1)];
  return even === 0 && odd * 4 > head.length;
}
