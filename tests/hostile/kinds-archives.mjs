// Archives that are made to fill a machine, or that say one thing and hold another.

import { deflateRawSync } from 'node:zlib';

import { archive, crc32, packedRun } from './make/archive-file.mjs';
import { GOOD } from './make/codes.mjs';
import { relations, row, sheet, text, workbook } from './make/workbook-file.mjs';

const ROWS = row(text('code')) + row(text(GOOD));
const MiB = 2 ** 20;

/** A sheet of tags that hold nothing, deflated once for all entries that are the same. */
function packedTags(size) {
  const bytes = Buffer.from(`<worksheet>${'<a/>'.repeat(size / 4)}</worksheet>`);
  return { packed: deflateRawSync(bytes, { level: 9 }), crc: crc32(bytes), size: bytes.length };
}

/** A part of spaces: 1000 bytes from one. */
const spaces = (size) => ({ ...packedRun(0x20, size), size });

/** So many sheets, each a part of its own with the same rows. */
function manySheets(count, rows) {
  const names = Array.from({ length: count }, (_, at) => `s${at}`);
  return workbook('', {
    'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${names.map((it) => `<sheet name="${it}" r:id="${it}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(...names.map((it) => [it, 'worksheet', `/xl/${it}.xml`])),
    ...Object.fromEntries(names.map((it) => [`xl/${it}.xml`, sheet(rows)])),
  });
}

export const ARCHIVES = [
  {
    name: 'archive: 900 sheets of 3,000 rows each',
    file: 'many-sheets.xlsx',
    make: () => manySheets(900, row(text('a'), text('b')) + row(text('1'), text('2')).repeat(3000)),
    refused: /unpacks to more than is read/,
  },
  {
    name: 'archive: 900 sheets whose rows reach the last column',
    file: 'wide-sheets.xlsx',
    make: () => manySheets(900, '<row><c><v>1</v></c><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>'.repeat(60)),
    refused: /unpacks to more than is read/,
  },
  {
    name: 'archive: the sheet stands in it twice',
    file: 'entry-twice.xlsx',
    make: () => workbook(ROWS, { 'XL\\S.xml': sheet(row(text('code')) + row(text('CNTESTH1A00120260522A0000000#'))) }),
    refused: /damaged.*twice/,
  },
  {
    name: 'archive: a sheet of 80 MiB of spaces',
    file: 'spaces.xlsx',
    make: () => workbook('', { 'xl/s.xml': spaces(80 * MiB) }),
    refused: /unpacks to more than is read/,
  },
  {
    name: 'archive: 16 sheets of 40 MiB of tags each',
    file: 'many-rows.xlsx',
    make: () => {
      const part = packedTags(40 * MiB);
      const names = Array.from({ length: 16 }, (_, at) => `s${at}`);
      return workbook('', {
        'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${names.map((it) => `<sheet name="${it}" r:id="${it}"/>`).join('')}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': relations(...names.map((it) => [it, 'worksheet', `/xl/${it}.xml`])),
        ...Object.fromEntries(names.map((it) => [`xl/${it}.xml`, part])),
      });
    },
    refused: /unpacks to more than is read/,
  },
  {
    name: 'archive: 10,500 entries',
    file: 'entries.xlsx',
    make: () => workbook(ROWS, Object.fromEntries(Array.from({ length: 10_500 }, (_, at) => [`${at}`, '']))),
    refused: /unpacks to more than is read \(ZIP entries/,
  },
  {
    name: 'archive: a directory that says 10 bytes of a sheet of 50 MiB',
    file: 'says-ten.xlsx',
    make: () => workbook('', { 'xl/s.xml': { ...spaces(50 * MiB), size: 10 } }),
    refused: /damaged/,
  },
  {
    name: 'archive: a directory that says 4 GB of a sheet of one row',
    file: 'says-gigabytes.xlsx',
    make: () => workbook('', { 'xl/s.xml': { bytes: sheet(ROWS), size: 0xfffffff0 } }),
    refused: /damaged|unpacks to more/,
  },
  {
    name: 'archive: entries that lie over one another',
    file: 'overlapping.xlsx',
    make: () => workbook(ROWS, { 'xl/other.xml': { bytes: sheet(ROWS), at: 40 } }),
    // Only what is read has to be sound.
    read: { rows: 1, valid: 1 },
  },
  {
    name: 'archive: the sheet is another entry told anew',
    file: 'two-names.xlsx',
    make: () => workbook('', { 'xl/s.xml': { bytes: sheet(ROWS), at: 0 } }),
    refused: /damaged/,
  },
  {
    name: 'archive: a checksum of other bytes',
    file: 'checksum.xlsx',
    make: () => workbook('', { 'xl/s.xml': { bytes: sheet(ROWS), crc: crc32(Buffer.from('other')) } }),
    refused: /damaged.*checksum/,
  },
  {
    name: 'archive: an entry under a password',
    file: 'password.xlsx',
    make: () => workbook('', { 'xl/s.xml': { bytes: sheet(ROWS), flags: 0x801 } }),
    refused: /password/,
  },
  {
    name: 'archive: an unknown method',
    file: 'method.xlsx',
    make: () => workbook('', { 'xl/s.xml': { bytes: sheet(ROWS), method: 12 } }),
    refused: /not read here \(ZIP method 12/,
  },
  {
    name: 'archive: cut in the middle',
    file: 'cut.xlsx',
    make: () => {
      const whole = workbook(ROWS);
      return whole.subarray(0, Math.floor(whole.length / 2));
    },
    refused: /damaged/,
  },
  {
    name: 'archive: a directory of more entries than there are',
    file: 'counts-more.xlsx',
    make: () => workbook(ROWS, {}, { count: 60_000 }),
    refused: /damaged/,
  },
  {
    name: 'archive: a comment that looks like the end of 15,000 archives',
    file: 'ends.xlsx',
    make: () => workbook(ROWS, {}, { comment: 'PK\x05\x06'.repeat(15_000) }),
    read: { rows: 1, valid: 1 },
  },
  {
    name: 'archive: names that lead out of it',
    file: 'leads-out.xlsx',
    make: () => workbook(ROWS, { '../../../../etc/passwd': 'x', '..\\..\\windows': 'x', '/etc/shadow': 'x' }),
    refused: /damaged/,
  },
  {
    name: 'archive: no workbook in it',
    file: 'csv-inside.zip',
    make: () => archive([{ name: 'fleet.csv', bytes: `code\n${GOOD}\n` }]),
    refused: /ZIP archive, but no XLSX workbook/,
  },
];
