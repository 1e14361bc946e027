// Workbooks whose parts are sound archives, and whose XML is made to take for ever, or says what cannot be.

import { BAD, GOOD } from './make/codes.mjs';
import { relations, row, sheet, text, workbook } from './make/workbook-file.mjs';

const ROWS = row(text('code')) + row(text(GOOD));
const MiB = 2 ** 20;
const times = (count, made) => Array.from({ length: count }, (_, at) => made(at)).join('');
const TOO_LARGE = /unpacks to more than is read/;
const DAMAGED = /damaged/;

/** So many sheets, all of one part. */
const sheets = (count, part = '/xl/s.xml') => ({
  'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${times(count, () => `<sheet name="S" r:id="r1"/>`)}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(['r1', 'worksheet', part]),
});

/** So many sheets, each of a part of its own. */
const separate = (count, part) => ({
  'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${times(count, (at) => `<sheet name="S${at}" r:id="r${at}"/>`)}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(
    ...Array.from({ length: count }, (_, at) => [`r${at}`, 'worksheet', `/xl/s${at}.xml`]),
    ['strings', 'sharedStrings', 'strings.xml'],
  ),
  ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`xl/s${at}.xml`, part])),
});

export const WORKBOOKS = [
  {
    name: 'workbook: 200,000 sheets over one part',
    file: 'sheets.xlsx',
    make: () => workbook(row(text('a'), text('b')) + row(text('1'), text('2')), sheets(200_000)),
    refused: /unpacks to more than is read \(sheets/,
  },
  {
    name: 'workbook: 200 sheets over one part of a million cells',
    file: 'one-part.xlsx',
    make: () =>
      workbook(
        times(50_000, () => '<row><c><v>1</v></c><c><v>2</v></c></row>'),
        sheets(200),
      ),
    read: { valid: 0 },
  },
  {
    name: 'workbook: a thousand sheets of codes beside a million shared texts, and each is asked for',
    file: 'all-sheets.xlsx',
    options: ['--sheet', 'all'],
    make: () =>
      workbook('', {
        ...separate(1000, sheet(ROWS)),
        'xl/strings.xml': `<sst>${'<si><t>x</t></si>'.repeat(1_000_000)}</sst>`,
      }),
    read: { rows: 1, valid: 1 },
  },
  {
    name: 'workbook: a million cells that share one long text',
    file: 'shared-long.xlsx',
    make: () =>
      workbook(`<row><c t="s"><v>0</v></c></row>${'<row><c t="s"><v>1</v></c></row>'.repeat(1_000_000)}`, {
        'xl/strings.xml': `<sst><si><t>code</t></si><si><t>${'人'.repeat(32_000)}</t></si></sst>`,
      }),
    refused: TOO_LARGE,
  },
  {
    name: 'workbook: a million rows, all of them wrong',
    file: 'wrong-rows.xlsx',
    make: () => workbook(row(text('code')) + '<row><c><v>1</v></c></row>'.repeat(1_048_000)),
    refused: /unpacks to more than is read \(rows/,
  },
  {
    name: 'workbook: shared texts without an end',
    file: 'shared-many.xlsx',
    make: () =>
      workbook(ROWS, { 'xl/strings.xml': `<sst>${`<si><t>${'x'.repeat(1000)}</t></si>`.repeat(30_000)}</sst>` }),
    read: { rows: 1, valid: 1 },
  },
  {
    name: 'workbook: tags in tags',
    file: 'deep.xlsx',
    make: () => workbook('', { 'xl/s.xml': '<a>'.repeat(100_000) }),
    refused: /unpacks to more than is read \(XML depth/,
  },
  {
    name: 'workbook: the name of an element is 8 MiB long',
    file: 'long-name.xlsx',
    make: () => workbook(`<row><${'c'.repeat(8 * MiB)}/></row>${ROWS}`),
    refused: TOO_LARGE,
  },
  {
    name: 'workbook: the value of an attribute is 8 MiB long',
    file: 'long-value.xlsx',
    make: () => workbook(`<row><c r="${'A'.repeat(8 * MiB)}"><v>1</v></c></row>`),
    refused: TOO_LARGE,
  },
  {
    name: 'workbook: a tag with 100,000 attributes',
    file: 'attributes.xlsx',
    make: () => workbook(`<row ${times(100_000, (at) => `a${at}="" `)}/>${ROWS}`),
    read: { rows: 1, valid: 1 },
  },
  {
    name: 'workbook: a formula of 10 MiB without its result',
    file: 'long-formula.xlsx',
    make: () => workbook(row(text('code')) + row(`<c><f>${'A1&amp;'.repeat(2 * MiB)}A1</f></c>`)),
    refused: TOO_LARGE,
  },
  {
    name: 'workbook: a formula in 400 pieces',
    file: 'formula-pieces.xlsx',
    make: () => workbook(row(text('code')) + row(`<c>${'<f>A1</f>'.repeat(400)}</c>`) + row(text(GOOD))),
    read: { rows: 2, invalid: 1, valid: 1 },
  },
  {
    name: 'workbook: a text in a million pieces',
    file: 'text-pieces.xlsx',
    make: () =>
      workbook(row(text('code')) + row(`<c t="inlineStr"><is>${'<r><t>A</t></r>'.repeat(1_000_000)}</is></c>`)),
    read: { rows: 1, invalid: 1 },
  },
  {
    name: 'workbook: entities that stand for entities',
    file: 'entities.xlsx',
    make: () =>
      workbook('', {
        'xl/s.xml': `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${times(9, (at) => `<!ENTITY b${at} "${`&${at ? `b${at - 1}` : 'a'};`.repeat(10)}">`)}]>${sheet(row(text('&b8;')))}`,
      }),
    refused: DAMAGED,
  },
  {
    name: 'workbook: an entity of a file',
    file: 'external-entity.xlsx',
    make: () =>
      workbook('', {
        'xl/s.xml': `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${sheet(row(text('&a;')))}`,
      }),
    refused: DAMAGED,
  },
  {
    name: 'workbook: a comment without an end',
    file: 'comment-open.xlsx',
    make: () => workbook('', { 'xl/s.xml': `<worksheet><!--${'x'.repeat(20 * MiB)}` }),
    refused: TOO_LARGE,
  },
  {
    name: 'workbook: the sheet is the workbook itself',
    file: 'itself.xlsx',
    make: () => workbook(ROWS, sheets(2, '/xl/workbook.xml')),
    refused: /all sheets of the workbook are empty/,
  },
  {
    name: 'workbook: the sheet is not there',
    file: 'absent.xlsx',
    make: () => workbook(ROWS, sheets(1, '../../../etc/passwd')),
    refused: DAMAGED,
  },
  {
    name: 'workbook: rows backwards',
    file: 'backwards.xlsx',
    make: () => workbook('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'),
    refused: DAMAGED,
  },
  {
    name: 'workbook: a million rows between two',
    file: 'far-row.xlsx',
    make: () => workbook(`<row r="1">${text('code')}</row><row r="1048576">${text(GOOD)}</row>`),
    read: { rows: 1_048_575, valid: 1 },
  },
  {
    name: 'workbook: a cell in the last column of 20,000 rows',
    file: 'far-column.xlsx',
    make: () =>
      workbook(times(20_000, () => `<row><c><v>1</v></c><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>`)),
    refused: TOO_LARGE,
  },
  {
    name: 'workbook: a shared text that is not there',
    file: 'no-text.xlsx',
    make: () => workbook('<row><c t="s"><v>4294967296</v></c></row><row><c t="s"><v>-1</v></c></row>'),
    refused: DAMAGED,
  },
  {
    name: 'workbook: names and cells that steer a terminal',
    file: 'steering.xlsx',
    make: () =>
      workbook(row(text('code')) + row(text(`\u009b2J\u202e${BAD}`)), {
        'xl/workbook.xml': '<workbook xmlns:r="x"><sheets><sheet name="\u009b2J\u202e" r:id="r1"/></sheets></workbook>',
      }),
    read: { rows: 1, invalid: 1 },
  },
  {
    name: 'workbook: members of every object as names',
    file: 'members.xlsx',
    make: () =>
      workbook(row(text('__proto__'), text('constructor')) + row(text(GOOD), text('x')), {
        'xl/workbook.xml':
          '<workbook xmlns:r="x"><sheets><sheet name="__proto__" r:id="__proto__"/><sheet name="S" r:id="constructor"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': relations(
          ['__proto__', 'worksheet', '/xl/s.xml'],
          ['toString', 'worksheet', '/xl/s.xml'],
        ),
      }),
    read: { rows: 1, valid: 1 },
  },
];
