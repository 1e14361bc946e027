// Many codes through the package: the same answers however the bytes come, and only what was asked for.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { annotate, checkBytes, checkFile, checkStream, NotTheSameBytes } from '../../pkg/bulk.js';
import { message, sample, validate } from '../../pkg/index.js';

const utf8 = new TextEncoder();
const GOOD = 'CNTESTH1A00120260522A00000001';
const BAD = 'CNTESTH1A0#120260522A00000002';
const FILE = [
  '序号,编码,名称',
  `1,${GOOD},"Alpha, ""one"""`,
  `2,"${BAD}","two\r\nlines"`,
  `3,${GOOD},again`,
  '4,8.61599900120261E+028,',
  '5,,',
  '6',
  '合计,5,',
  '',
].join('\r\n');

async function collect(checking) {
  const rows = [];
  for await (const row of checking) rows.push(row);
  return { rows, summary: await checking.summary };
}

async function* pieces(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

const inBrief = ({ row, line, status, issues, duplicateOf }) => [row, line, status, issues[0]?.code, duplicateOf];
const EXPECTED = [
  [2, 3, 'invalid', 'character-not-allowed', null],
  [3, 5, 'valid', 'duplicate', 1],
  [4, 6, 'invalid', 'spreadsheet-scientific', null],
  [6, 8, 'invalid', 'row-shape', null],
];

test('a stream reports what is bad, with row, line and reason, whatever its pieces', async () => {
  for (const size of [1, 7, 1000]) {
    const { rows, summary } = await collect(checkStream(pieces(utf8.encode(FILE), size), { duplicates: 'exact' }));
    assert.deepEqual(rows.filter((row) => row.status !== 'skipped').map(inBrief), EXPECTED);
    const { ms, ...counts } = summary;
    assert.equal(typeof ms, 'number');
    assert.deepEqual(counts, {
      rows: 7,
      valid: 2,
      incomplete: 0,
      invalid: 3,
      warned: 1,
      duplicates: 1,
      blank: 1,
      totals: 1,
      byCode: {
        'character-not-allowed': 1,
        'spreadsheet-scientific': 1,
        'row-shape': 1,
        blank: 1,
        'totals-row': 1,
        duplicate: 1,
      },
      byCountry: { CN: 2 },
      byEnterprise: { CNTEST: 2 },
      positions: Array.from({ length: 29 }, (_, place) => (place === 10 ? 1 : 0)),
      comparedAll: true,
      rulesetId: 'cn-humanoid-29/2026-05',
      byEdition: { 'cn-humanoid-29/2026-05': 2 },
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      header: true,
      headerLine: 1,
      columns: [2],
      columnNames: ['编码'],
      allColumnNames: ['序号', '编码', '名称'],
      registries: [],
      sheet: null,
      sheets: null,
      workers: 1,
      columnBy: 'content',
      bytes: utf8.encode(FILE).length,
      quote: 'double',
      firstRow: ['序号', '编码', '名称'],
      alsoHoldsCodes: [],
      lettersInUse: [],
    });
  }
});

test('a file, a web stream and bytes in memory come to the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'humanoid-id-'));
  try {
    const path = join(folder, 'export.csv');
    await writeFile(path, FILE);
    const options = { duplicates: 'exact' };
    const file = await collect(checkFile(path, options));
    const web = await collect(checkStream(new Blob([FILE]).stream(), options));
    assert.deepEqual(file.rows, web.rows);
    const checked = checkBytes(utf8.encode(FILE), options);
    assert.deepEqual({ ...file.summary, ms: 0 }, { ...web.summary, ms: 0 });
    assert.deepEqual({ ...checked.summary, ms: 0 }, { ...web.summary, ms: 0 });
    assert.deepEqual([...checked.status], [0, 2, 1, 2, 3, 2, 3]);
    assert.deepEqual(
      [...checked.code].map((code) => checked.codes[code - 1] ?? null),
      [null, 'character-not-allowed', 'duplicate', 'spreadsheet-scientific', 'blank', 'row-shape', 'totals-row'],
    );
    assert.equal(checked.position[1], 10);
    assert.equal(checked.position[3], 255);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the module with vectors and the core agree about every single-character change', () => {
  const changed = [];
  for (let place = 0; place < 29; place++) {
    for (let code = 33; code < 127; code++) {
      const character = String.fromCharCode(code);
      if (!'"\',;|\t='.includes(character)) changed.push(GOOD.slice(0, place) + character + GOOD.slice(place + 1));
    }
  }
  for (const repeated of ['0', 'A']) {
    changed.push(`CNTEST${repeated.repeat(6)}20260522A00000001`, `CNTESTH1A001${repeated.repeat(17)}`);
  }
  for (const end of ['\n', '\r\n']) {
    const { status, codes, code } = checkBytes(utf8.encode(changed.join(end)), { format: 'lines', header: false });
    for (const [index, text] of changed.entries()) {
      const result = validate(text, { final: true });
      const worst = ['error', 'warning', 'info'].map((it) => result.issues.find(({ severity }) => severity === it));
      const expected = worst[0] ? 2 : worst[1] ? 1 : 0;
      assert.equal(status[index], expected, text);
      if (expected > 0) assert.equal(codes[code[index] - 1], (worst[0] ?? worst[1]).code, text);
    }
  }
});

test('detail tells of one row what validate would, in a large file too', () => {
  const codes = sample({ count: 20_000, seed: 7 });
  codes[15_000] = BAD;
  const { detail, summary } = checkBytes(utf8.encode(`${codes.join('\n')}\n`), { format: 'lines', header: false });
  assert.equal(summary.rows, 20_000);
  for (const row of [1, 9_000, 15_001, 20_000]) {
    const { next, ...expected } = validate(codes[row - 1], { final: true });
    assert.equal(next, undefined);
    assert.deepEqual(detail(row), expected, `row ${row}`);
  }
  assert.equal(detail(20_001), null);
  assert.equal(detail(0), null);
});

test('detail tells of which earlier row a code is the duplicate', () => {
  const one = 'CNTESTH1A00140718293041526374';
  const rows = [one, sample({ seed: 3 })[0], one, '#', one];
  const { detail, status } = checkBytes(utf8.encode(`${rows.join('\n')}\n`), { duplicates: 'exact', format: 'lines' });
  assert.deepEqual([...status], [0, 0, 1, 2, 1]);
  const told = (row) => detail(row).issues.map(({ code, range, params }) => [code, range, params.row]);
  for (const row of [3, 5]) assert.deepEqual(told(row), [['duplicate', [0, 29], 1]]);
  assert.deepEqual([told(1), told(2)], [[], []]);
  assert.equal(detail(4).issues[0].code, 'character-not-allowed');
  assert.equal(detail(3).status, 'valid');
});

test('GB18030 and UTF-16LE are found out and stated', async () => {
  const gbk = Buffer.from(
    // 编码,名称 in GB18030
    'b1e0c2eb2cc3fbb3c60d0a' +
      Buffer.from(`${GOOD},x\r\n`).toString('hex') +
      // CN in full width, then the rest
      `a3c3a3ce${Buffer.from(`${GOOD.slice(2)},\r\n`).toString('hex')}`,
    'hex',
  );
  const first = checkBytes(gbk);
  assert.deepEqual([first.summary.encoding, first.summary.valid, first.summary.columnNames], ['gb18030', 2, ['编码']]);
  assert.equal(first.detail(2).edits[0].kind, 'width');
  assert.deepEqual(first.detail(2).edits[0].range, [0, 2]);
  const utf16 = checkBytes(Buffer.from(`\ufeff编码\t名称\r\n${GOOD}\tx\r\n`, 'utf16le'));
  assert.deepEqual([utf16.summary.encoding, utf16.summary.valid, utf16.summary.delimiter], ['utf-16le', 1, '\t']);
  assert.equal(utf16.detail(1).status, 'valid');
});

test('four columns, JSON lines, and everything reported on request', async () => {
  const four = 'c,e,m,s\nCN,TEST,H1A001,20260522A00000001\nCN,12,H1A001,20260522A00000001\n';
  const columns = ['c', 'e', 'm', 's'];
  const { rows } = await collect(checkStream(pieces(utf8.encode(four), 9), { columns, report: 'all' }));
  assert.deepEqual(
    rows.map(({ value, issues }) => [value, issues[0]?.code]),
    [
      ['CN TEST H1A001 20260522A00000001', undefined],
      ['CN 12 H1A001 20260522A00000001', 'lost-leading-zeros'],
    ],
  );
  assert.match(message(rows[1].issues[0], 'en'), /zero/);
  const json = `{"id":"${GOOD}","n":1}\n{"id":"${BAD}"}\n`;
  const jsonl = await collect(checkStream(pieces(utf8.encode(json), 5)));
  assert.deepEqual([jsonl.summary.format, jsonl.summary.columnNames, jsonl.rows.length], ['jsonl', ['id'], 1]);
});

test('an annotated copy of a web stream keeps every byte, and other bytes are refused', async () => {
  const { summary } = checkBytes(utf8.encode(FILE));
  const annotated = async (text) => {
    const rows = checkStream(new Blob([FILE]).stream(), { report: 'all' });
    const out = [];
    for await (const bytes of annotate(new Blob([text]).stream(), summary, rows, (issue) => message(issue, 'en'))) {
      out.push(bytes);
    }
    return new Blob(out).text();
  };
  const copy = await annotated(FILE);
  const lines = copy.split('\r\n');
  assert.equal(lines[0], 'status,issue,place,message,序号,编码,名称');
  assert.equal(lines[1], `valid,,,,1,${GOOD},"Alpha, ""one"""`);
  assert.match(lines[2], /^invalid,character-not-allowed,11,.*,2,"/);
  assert.ok(
    FILE.split('\r\n').every((line, index) => lines[index].endsWith(line)),
    copy,
  );
  await assert.rejects(annotated('序号,编码,名称'), NotTheSameBytes);
});

test('a citizen ID is masked in what is reported', async () => {
  const { rows } = await collect(checkStream(pieces(utf8.encode('id,x\n11010519491231002X,1\n'), 99), { column: 1 }));
  assert.equal(rows[0].issues[0].code, 'other-scheme');
  assert.doesNotMatch(JSON.stringify(rows), /1949/);
});

test('limits, abort and progress', async () => {
  const bytes = utf8.encode(`${BAD}\n`.repeat(40_000));
  const seen = [];
  const checking = checkStream(pieces(bytes, 1 << 16), { maxReports: 3, onProgress: (it) => seen.push(it) });
  const { rows, summary } = await collect(checking);
  assert.deepEqual([rows.length, summary.invalid], [3, 40_000]);
  assert.equal(seen.at(-1).bytes, bytes.length);
  // A thousand remarks before it hide no error.
  const remarked = utf8.encode(`${'CNTESTAAAAAA20260522A00000000\n'.repeat(1000)}${BAD}\n`);
  const { rows: few } = await collect(checkStream([remarked], { maxReports: 2 }));
  assert.deepEqual(
    few.map(({ row, status }) => [row, status]),
    [
      [1, 'valid'],
      [2, 'valid'],
      [1001, 'invalid'],
    ],
  );
  const signal = AbortSignal.abort();
  await assert.rejects(collect(checkStream(pieces(bytes, 1 << 16), { signal })), { name: 'AbortError' });
  assert.equal((await checkStream(pieces(bytes, 1 << 16), { report: 'none' }).summary).invalid, 40_000);
});

test('a wrong option is a TypeError that names it', async () => {
  for (const [options, named] of [
    [{ format: 'pdf' }, /format/],
    [{ delimiter: '::' }, /delimiter/],
    [{ column: 0 }, /column/],
    [{ columns: [1, 2] }, /columns/],
    [{ nonsense: 1 }, /nonsense/],
    [{ rules: { nonsense: 1 } }, /nonsense/],
    [{ column: 'missing', format: 'csv' }, /missing/],
  ]) {
    assert.throws(() => checkBytes(utf8.encode(FILE), options), { name: 'TypeError', message: named });
  }
});

test('near duplicates come last; a fleet of consecutive serials has none', async () => {
  const fleet = Array.from({ length: 500 }, (_, at) => `CNTESTH1A00120260522A${String(at + 1).padStart(8, '0')}`);
  const options = { duplicates: 'near' };
  const sound = checkBytes(utf8.encode(fleet.join('\n')), options);
  assert.equal(sound.summary.warned, 0);
  const wrong = 'CNTESTH1A00120206522A00000123';
  const file = utf8.encode([...fleet.slice(0, 200), wrong, ...fleet.slice(200), BAD].join('\n'));
  const { rows, summary } = await collect(checkStream(pieces(file, 1000), options));
  assert.deepEqual(
    rows.map(({ row, line, value, status, issues, duplicateOf }) => [
      row,
      line,
      value,
      status,
      issues.length,
      duplicateOf,
    ]),
    [
      [502, 502, BAD, 'invalid', 1, null],
      [201, 201, wrong, 'valid', 1, null],
    ],
  );
  const [issue] = rows[1].issues;
  assert.deepEqual([issue.code, issue.severity, issue.params], ['near-duplicate', 'warning', { row: 123, line: 123 }]);
  assert.match(message(issue, 'en'), /row 123/);
  assert.deepEqual([summary.warned, summary.duplicates, summary.byCode['near-duplicate']], [1, 0, 1]);
  const checked = checkBytes(file, options);
  assert.deepEqual([checked.status[200], checked.codes[checked.code[200] - 1]], [1, 'near-duplicate']);
  assert.equal(checked.status[501], 2);
  assert.deepEqual(checked.detail(201).issues, [issue]);
  assert.deepEqual(checked.detail(123).issues, []);
});

test('a title above the names of columns is said, is no row, and stays in the annotated copy', async () => {
  const code = 'CNTESTH1A00120260522A00000001';
  const titled = `"登记表\n（一）",,\n填报单位：,,\n序号,身份编码,备注\n1,${code},甲\n2,1.23457E+28,乙\n`;
  const bytes = new TextEncoder().encode(titled);
  const { summary, detail } = checkBytes(bytes);
  assert.deepEqual(
    [summary.rows, summary.valid, summary.header, summary.headerLine, summary.columnNames],
    [2, 1, true, 4, ['身份编码']],
  );
  assert.equal(detail(1).id, code);
  const rows = [];
  for await (const row of checkStream(pieces(bytes, 7))) rows.push([row.row, row.line]);
  assert.deepEqual(rows, [[2, 6]]);
  let copy = '';
  const decoder = new TextDecoder();
  const checking = checkStream(pieces(bytes, 11), { report: 'all' });
  for await (const part of annotate(pieces(bytes, 5), summary, checking, ({ code }) => code)) {
    copy += decoder.decode(part, { stream: true });
  }
  assert.deepEqual(copy.split('\n').slice(2), [
    '填报单位：,,',
    'status,issue,place,message,序号,身份编码,备注',
    `valid,,,,1,${code},甲`,
    'invalid,spreadsheet-scientific,1..11,spreadsheet-scientific,2,1.23457E+28,乙',
    '',
  ]);
});
