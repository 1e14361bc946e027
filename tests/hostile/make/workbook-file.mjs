// A workbook of the parts that it is told to have.

import { archive } from './archive-file.mjs';

const NS = 'http://schemas.openxmlformats.org';

export const relations = (...list) =>
  `<Relationships xmlns="${NS}/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${NS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export const sheet = (rows) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
export const text = (value) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
export const row = (...cells) => `<row>${cells.join('')}</row>`;

/** One sheet in `xl/s.xml`; a part is its text, or an entry of the archive; `null` takes one away. */
export function workbook(rows, parts = {}, archiveOptions = {}) {
  const all = {
    '_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': '<workbook xmlns:r="x"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(['r1', 'worksheet', '/xl/s.xml'], ['r2', 'sharedStrings', 'strings.xml']),
    'xl/strings.xml': '<sst><si><t>code</t></si></sst>',
    'xl/s.xml': sheet(rows),
    ...parts,
  };
  const entries = Object.entries(all).filter(([, part]) => part !== null);
  return archive(
    entries.map(([name, part]) => ({ name, ...(typeof part === 'string' ? { bytes: part } : part) })),
    archiveOptions,
  );
}
