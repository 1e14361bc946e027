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
];

/** The same of texts; rows that begin so by chance are read where it is said what they are. */
const TEXTS: [SheetErrorCode, RegExp, BulkOptions['format'][]][] = [
  ['json-array', /^\s*\[\s*["{]/, ['auto', 'jsonl']],
  ['json-object', /^\s*\{[ \t]*[\r\n]/, ['auto']],
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
