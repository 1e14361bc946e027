// Workbooks and Parquet files as other programs write them: rows, line numbers, and what the type of a cell tells. What was
// made to do harm is refused.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createReadStream, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';

import { checkBytes, checkFile, checkStream } from '../../pkg/bulk.js';
import { message } from '../../pkg/index.js';

const path = (name) => fileURLToPath(new URL(`../sheets/${name}`, import.meta.url));
const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));

async function collect(checking) {
  const rows = [];
  for await (const row of checking) rows.push(row);
  return { rows, summary: await checking.summary };
}

const check = (name, options) => collect(checkFile(path(name), { report: 'all', ...options }));
const inBrief = ({ row, line, status, issues, duplicateOf }) => [
  row,
  line,
  status,
  issues[0]?.code ?? null,
  duplicateOf,
];

// Of tests/sheets/make.py: the row of the sheet is one more than that of the data, the header being the first.
const FLEET = [
  [1, 2, 'valid', null, null],
  [2, 3, 'invalid', 'character-not-allowed', null],
  [3, 4, 'valid', 'duplicate', 1],
  [4, 5, 'invalid', 'spreadsheet-scientific', null],
  [5, 6, 'skipped', 'blank', null],
  [6, 7, 'valid', 'spreadsheet-formula', null],
  [7, 8, 'invalid', 'spreadsheet-formula', null],
  [8, 9, 'invalid', 'spreadsheet-rounded', null],
  [9, 10, 'skipped', 'blank', null],
  [10, 11, 'valid', null, null],
  [11, 12, 'invalid', 'country-not-cn', null],
  [12, 13, 'skipped', 'totals-row', null],
];

test('a sheet by openpyxl: every row with its number in the sheet, and what was done to its cell', async () => {
  const { rows, summary } = await check('fleet-openpyxl.xlsx', { duplicates: 'exact' });
  assert.deepEqual(rows.map(inBrief), FLEET);
  assert.equal(rows[3].value, '8.615999001202605e+28');
  assert.deepEqual(rows[6].issues[0].params, { found: '=B2&C2' });
  assert.match(message(rows[6].issues[0], 'en'), /=B2&C2.*save it there/);
  assert.match(message(rows[5].issues[0], 'en'), /text in it was read/);
  const { format, sheet, header, columns, columnNames, columnBy, encoding, bytes } = summary;
  assert.deepEqual(
    { format, sheet, header, columns, columnNames, columnBy, encoding, bytes },
    {
      format: 'xlsx',
      sheet: '台账',
      header: true,
      columns: [2],
      columnNames: ['编码'],
      columnBy: 'content',
      encoding: null,
      bytes: readFileSync(path('fleet-openpyxl.xlsx')).length,
    },
  );
});

test('the same by LibreOffice, which saves the results of formulas', async () => {
  const { rows } = await check('fleet-libreoffice.xlsx', { duplicates: 'exact' });
  const changed = new Map([
    [6, [6, 7, 'valid', null, null]],
    [7, [7, 8, 'valid', 'text-around-code', 1]],
  ]);
  assert.deepEqual(
    rows.map(inBrief),
    FLEET.map((row) => changed.get(row[0]) ?? row),
  );
});

test('four columns somewhere in a sheet by XlsxWriter, its texts shared, inline or rich', async () => {
  // A letter that was changed on the way is a well-formed row, and another code.
  const stored = Buffer.from(await workbook(sheet('<row><c t="str"><v>CNTEST</v></c></row>'), {}, 0).arrayBuffer());
  stored[stored.indexOf('CNTEST')] += 1;
  await assert.rejects(open(new Blob([stored])), { code: 'broken', message: /xl\/s\.xml: its checksum/ });
  for (const name of ['four-xlsxwriter.xlsx', 'four-inline-xlsxwriter.xlsx']) {
    const { rows, summary } = await check(name, { columns: ['country', 'enterprise', 'model', 'serial'] });
    assert.deepEqual(rows.map(inBrief), [
      [1, 6, 'valid', null, null],
      [2, 7, 'invalid', 'lost-leading-zeros', null],
      [3, 8, 'invalid', 'spreadsheet-rounded', null],
      [4, 9, 'valid', null, null],
      [5, 10, 'valid', null, null],
    ]);
    assert.equal(rows[2].issues[0].segment, 'serial');
    assert.equal(rows[4].value, 'CN TEST H1A001 20260522A00000004');
    assert.deepEqual([summary.sheet, summary.columns], ['Parts & more', [3, 4, 5, 6]]);
  }
});

test('a table by pandas comes to the same as a workbook and under every codec of Parquet', async () => {
  const names = ['snappy', 'gzip', 'zstd', 'brotli', 'lz4', 'none'].map((codec) => `fleet-${codec}.parquet`);
  for (const name of ['fleet-pandas.xlsx', ...names]) {
    const { rows, summary } = await check(name, { duplicates: 'exact' });
    const header = name.endsWith('.xlsx') ? 1 : 0;
    assert.deepEqual(
      rows.map(inBrief),
      [
        [1, 1, 'valid', null, null],
        [2, 2, 'invalid', 'character-not-allowed', null],
        [3, 3, 'skipped', 'blank', null],
        [4, 4, 'valid', 'duplicate', 1],
      ].map(([row, line, ...rest]) => [row, line + header, ...rest]),
      name,
    );
    assert.deepEqual([summary.columnNames, summary.header, summary.rows], [['编码'], true, 4]);
  }
});

test('a table without rows says 0 of where its pages are, and is sound', async () => {
  const { summary } = await check('empty-pyarrow.parquet');
  assert.deepEqual([summary.rows, summary.columnNames], [0, ['code']]);
});

test('integers and decimals of a table are exact, floating-point numbers are not', async () => {
  for (const [serial, expected] of [
    ['exact', [null, null]],
    ['decimal', [null, null]],
    ['rounded', ['spreadsheet-rounded', 'spreadsheet-rounded']],
  ]) {
    const { rows, summary } = await check('four-pyarrow.parquet', {
      columns: ['country', 'enterprise', 'model', serial],
    });
    assert.deepEqual(
      rows.map(({ issues }) => issues[0]?.code ?? null),
      expected,
      serial,
    );
    if (serial !== 'rounded') assert.equal(rows[1].value, 'CN TEST H1A001 20260522000000002');
    assert.equal(summary.allColumnNames[0], 'tags', 'columns are counted as the file has them');
  }
});

test('a path, a File of a browser and a stream in any pieces come to the same', async () => {
  for (const name of ['fleet-openpyxl.xlsx', 'fleet-zstd.parquet']) {
    const bytes = readFileSync(path(name));
    const file = await check(name);
    const blob = await collect(checkStream(new Blob([bytes]), { report: 'all' }));
    const pieces = async function* () {
      for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
    };
    const stream = await collect(checkStream(pieces(), { report: 'all' }));
    const node = await collect(checkStream(createReadStream(path(name)), { report: 'all' }));
    for (const other of [blob, stream, node]) {
      assert.deepEqual(other.rows, file.rows);
      assert.deepEqual({ ...other.summary, ms: 0 }, { ...file.summary, ms: 0 });
    }
  }
});

test('progress is told in bytes of the file', async () => {
  const seen = [];
  await check('fleet-openpyxl.xlsx', { onProgress: (progress) => seen.push(progress) });
  const { length } = readFileSync(path('fleet-openpyxl.xlsx'));
  assert.ok(seen.length > 0 && seen.every(({ bytes, total }) => total === length && bytes <= length));
});

test('what is meant is asked for by name or number, and refused by name', async () => {
  assert.equal((await check('fleet-openpyxl.xlsx', { sheet: '台账' })).summary.rows, 12);
  assert.equal((await check('fleet-openpyxl.xlsx', { sheet: 2 })).summary.sheet, '台账');
  assert.equal((await check('fleet-openpyxl.xlsx', { sheet: '说明' })).summary.rows, 0);
  await assert.rejects(check('fleet-openpyxl.xlsx', { sheet: 'Fleet' }), {
    code: 'no-such-sheet',
    reason: { en: 'there is no sheet “Fleet”; there are: 说明, 台账', zh: '没有工作表“Fleet”；现有：说明, 台账' },
  });
  await assert.rejects(check('fleet-zstd.parquet', { sheet: 1 }), { code: 'no-sheets' });
  await assert.rejects(collect(checkStream(new Blob(['code\n']), { sheet: 1 })), { code: 'no-sheets' });
});

test('what is not read is named, with what to do', async () => {
  for (const [name, code, said] of [
    ['encrypted.xlsx', 'encrypted', /password/],
    ['fleet.xls', 'old-excel', /save it as \.xlsx/],
    ['fleet.ods', 'open-document', /save it as \.xlsx/],
  ]) {
    await assert.rejects(check(name), (error) => {
      assert.equal(error.code, code);
      assert.match(error.message, said);
      assert.match(error.reason.zh, /请/);
      return true;
    });
  }
  assert.throws(() => checkBytes(readFileSync(path('fleet-pandas.xlsx'))), { code: 'needs-a-stream' });
});

test('a text that begins like a table is a text', async () => {
  const { summary } = await collect(checkStream(new Blob(['PAR1,code\n1,CNTESTH1A00120260522A00000001\n'])));
  assert.deepEqual([summary.format, summary.valid], ['csv', 1]);
});

// A workbook of one sheet, with whatever else it is to have.
const NS = 'http://schemas.openxmlformats.org';
const relations = (...list) =>
  `<Relationships xmlns="${NS}/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${NS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;
function workbook(sheet, more = {}, level = 9) {
  const parts = {
    '_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns:r="x"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(['r1', 'worksheet', '/xl/s.xml'], ['r2', 'sharedStrings', 'strings.xml']),
    'xl/strings.xml': '<sst><si><t>one</t></si></sst>',
    'xl/s.xml': sheet,
    ...more,
  };
  const bytes = Object.entries(parts).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]);
  return new Blob([zipSync(Object.fromEntries(bytes), { level })]);
}
const sheet = (rows) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const open = (blob, options) => collect(checkStream(blob, { report: 'all', ...options }));

test('prefixes, places that are not said, escapes and readings aloud are as the format has them', async () => {
  const { rows } = await open(
    workbook(
      `<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="str"><x:v>a_x000D_b</x:v></x:c></x:row>` +
        `<x:row r="4"><x:c t="inlineStr"><x:is><x:r><x:t>CN</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh><x:r><x:t><![CDATA[<&]]></x:t></x:r></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
      {
        'xl/strings.xml': '<sst><si><r><t>on</t></r><rPh><t>x</t></rPh><r><t>e\u001f\n</t></r></si></sst>'.replace(
          '\u001f',
          '_x001F_',
        ),
      },
    ),
    { column: 1, header: false },
  );
  assert.deepEqual(
    rows.map(({ line, value }) => [line, value]),
    [
      [1, 'one\u001f\n'],
      [2, ''],
      [3, ''],
      [4, 'CN<&'],
    ],
  );
});

test('archives made to fill a machine are refused before they do', async () => {
  const spaces = new Uint8Array(2 ** 27).fill(32);
  const endless = strToU8(`<worksheet><sheetData><row><c t="str"><v>${'A'.repeat(2 ** 25)}`);
  const deep = '<a>'.repeat(5000);
  for (const [name, blob] of [
    ['a sheet of nothing', workbook(spaces)],
    ['a text without an end', workbook(endless)],
    ['tags in tags', workbook(deep)],
    ['shared strings', workbook(sheet(''), { 'xl/strings.xml': spaces })],
    ['many files', workbook(sheet(''), Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`${at}`, ''])))],
  ]) {
    await assert.rejects(open(blob), { code: 'too-large' }, name);
  }
});

test('damaged workbooks and tables are said to be damaged, wherever they are cut or changed', async () => {
  for (const rows of [
    '<row r="2"/><row r="1"/>',
    '<row r="1048577"><c><v>1</v></c></row>',
    '<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
    '<row><c t="s"><v>7</v></c></row>',
    '<row><c><v>x</v></c></row>',
    '<row><c t="str"><v>&entity;</v></c></row>',
    '<row>',
  ]) {
    await assert.rejects(open(workbook(sheet(rows))), { code: 'broken' }, rows);
  }
  // A letter that was changed on the way is a well-formed row, and another code.
  const stored = Buffer.from(await workbook(sheet('<row><c t="str"><v>CNTEST</v></c></row>'), {}, 0).arrayBuffer());
  stored[stored.indexOf('CNTEST')] += 1;
  await assert.rejects(open(new Blob([stored])), { code: 'broken', message: /xl\/s\.xml: its checksum/ });
  for (const name of ['four-xlsxwriter.xlsx', 'fleet-snappy.parquet', 'fleet-zstd.parquet']) {
    const bytes = readFileSync(path(name));
    for (let at = 8; at < bytes.length; at += 97) {
      await assert.rejects(open(new Blob([bytes.subarray(0, at)])), (error) => error.reason !== undefined, `${at}`);
      const changed = Uint8Array.from(bytes);
      changed[at] ^= 0x41;
      // What a changed byte does not break is read; never does anything but a refusal come out.
      const seen = await open(new Blob([changed])).catch((error) => error);
      assert.ok(seen.summary || seen.reason || seen instanceof TypeError, `${name} ${at}: ${seen}`);
    }
  }
});

test('the command line says which sheet it read, and what it cannot do with one', () => {
  const run = (...args) => {
    const env = { ...process.env, LC_ALL: 'C' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'check', ...args], { encoding: 'utf8', env });
    return { status, stdout, stderr };
  };
  const fleet = path('fleet-openpyxl.xlsx');
  const read = run(fleet, '--sheet', '2');
  assert.equal(read.status, 1);
  assert.match(read.stdout, /read as xlsx, sheet “台账”, column 编码 \(found by content\)/);
  assert.match(run(path('fleet-zstd.parquet')).stdout, /read as parquet, column 编码/);
  const missing = run(fleet, '--sheet', 'Fleet');
  assert.deepEqual([missing.status, /there are: 说明, 台账/.test(missing.stderr)], [2, true]);
  const old = run(path('fleet.xls'), '--lang', 'zh-CN');
  assert.deepEqual([old.status, /另存为\.xlsx/.test(old.stderr)], [3, true]);
  assert.equal(run(fleet, '--annotate', 'nowhere.xlsx').status, 2);
});

test('a sheet as a person lays it out: a title, merged cells, totals and a signature', async () => {
  for (const name of ['titled-openpyxl.xlsx', 'titled-libreoffice.xlsx', 'titled-libreoffice.csv']) {
    const { rows, summary } = await check(name);
    assert.deepEqual(
      rows.map(inBrief),
      [
        [1, 4, 'valid', null, null],
        [2, 5, 'valid', null, null],
        [3, 6, 'invalid', 'character-not-allowed', null],
        [4, 7, 'skipped', 'blank', null],
        [5, 8, 'skipped', 'totals-row', null],
        [6, 9, 'skipped', 'blank', null],
      ],
      name,
    );
    const { headerLine, columnNames, columnBy, encoding } = summary;
    assert.deepEqual([headerLine, columnNames, columnBy], [3, ['设备编码'], 'content']);
    assert.equal(encoding, name.endsWith('.csv') ? 'gb18030' : null);
  }
});

const row = (...texts) => `<row>${texts.map((text) => `<c t="str"><v>${text}</v></c>`).join('')}</row>`;

/** A workbook of sheets that are called S1, S2 … */
const book = (...sheets) =>
  workbook('', {
    'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${sheets
      .map((_, at) => `<sheet name="S${at + 1}" r:id="s${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ...sheets.map((_, at) => [`s${at + 1}`, 'worksheet', `/xl/s${at + 1}.xml`]),
    ),
    ...Object.fromEntries(sheets.map((rows, at) => [`xl/s${at + 1}.xml`, sheet(rows)])),
  });

const KEPT = {};

test('a workbook that is read sheet after sheet is unpacked once, and answers as if opened for each', async () => {
  const codes = (...serials) => row('device') + serials.map((at) => row(`CNTESTH1A00120260522A0000000${at}`)).join('');
  const blob = book(codes(1), codes(2, 3), row('a', 'b'), '', codes(4));
  let read = 0;
  const counted = {
    size: blob.size,
    stream: () => blob.stream(),
    slice: (start, end) => {
      read += end - start;
      return blob.slice(start, end);
    },
  };
  for (const options of [{}, { sheet: 'S1' }, { sheet: 'S2' }, { sheet: 3 }, { sheet: 4 }, { sheet: 'S5' }]) {
    const answer = async (more) => {
      const { rows, summary } = await open(counted, { ...options, ...more });
      return { rows, summary: { ...summary, ms: 0 } };
    };
    assert.deepEqual(await answer({ workbook: KEPT }), await answer({}));
  }
  const cost = async (options) => {
    read = 0;
    await open(counted, { sheet: 'S5', ...options });
    return read;
  };
  assert.ok(2 * (await cost({ workbook: KEPT })) < (await cost({})));
});

test('a cover in front of the sheet with the codes is passed over, and none other', async () => {
  const cover = row('Fleet of TEST') + row('as of', '2026-06-01');
  const codes = row('device') + row('CNTESTH1A00120260522A00000001');
  for (const [sheets, options, name, rows] of [
    [['', cover, codes], {}, 'S3', 1],
    [[cover, row('no', 'code'), codes], {}, 'S2', 0],
    [[codes, codes], {}, 'S1', 1],
    // Nothing looks like codes anywhere, or it was said which.
    [[cover, row('a', 'b') + row('1', '2')], {}, 'S1', 1],
    [[cover, codes], { sheet: 1 }, 'S1', 1],
    [[codes, row('a', 'b') + row('1', '2')], { column: 'b' }, 'S2', 1],
  ]) {
    const { summary } = await open(book(...sheets), options);
    assert.deepEqual([summary.sheet, summary.rows], [name, rows], `${JSON.stringify(options)} ${sheets.join('\n')}`);
  }
  await assert.rejects(open(book(cover, codes), { column: 'nothing' }), /there is no column `nothing`/);
});
