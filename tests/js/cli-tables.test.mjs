// Several sheets of a workbook and several columns of a file: what holds codes and is not checked is named, and checked
// where it is asked for.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { checkFile } from '../../pkg/bulk.js';
import { BAD, good } from '../hostile/make/codes.mjs';
import { relations, row, sheet, text, workbook } from '../hostile/make/workbook-file.mjs';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-tables-'));
after(() => rmSync(folder, { recursive: true }));

const SHEETS = [
  ['Old', 'hidden', [['code'], [good(9)]]],
  [
    'Fleet',
    'visible',
    [
      ['code', 'spare'],
      [good(1), good(3)],
      [good(2), BAD],
    ],
  ],
  [
    'Parts',
    'visible',
    [
      ['part', 'robot code'],
      ['arm', BAD],
      ['leg', good(4)],
    ],
  ],
  ['About', 'visible', [['Only to be read']]],
];
const book = workbook('', {
  'xl/s.xml': null,
  'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${SHEETS.map(([name, state], at) => `<sheet name="${name}" state="${state}" r:id="r${at}"/>`).join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(...SHEETS.map((_, at) => [`r${at}`, 'worksheet', `/xl/s${at}.xml`])),
  ...Object.fromEntries(
    SHEETS.map(([, , rows], at) => [`xl/s${at}.xml`, sheet(rows.map((cells) => row(...cells.map(text))).join(''))]),
  ),
});
writeFileSync(join(folder, 'fleet.xlsx'), book);
writeFileSync(join(folder, 'two.csv'), `code,spare,note\n${good(1)},${good(2)},a\n${good(3)},BAD,b\n`);

const run = (...args) => {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const summaries = (...args) => {
  const { stdout, stderr } = run('check', ...args, '--format', 'json');
  assert.ok(stdout, stderr);
  return JSON.parse(stdout);
};

test('a visible sheet comes before a hidden one, and the others that hold codes are named', async () => {
  const { sheet, sheets, alsoHoldsCodes, invalid } = await checkFile(join(folder, 'fleet.xlsx')).summary;
  assert.deepEqual([sheet, sheets, invalid], ['Fleet', ['Old', 'Fleet', 'Parts', 'About'], 0]);
  assert.deepEqual(alsoHoldsCodes, [
    { sheet: null, column: 2, name: 'spare', likely: 1, rows: 2 },
    { sheet: 'Parts', column: 2, name: 'robot code', likely: 1, rows: 2 },
    { sheet: 'Old', column: 1, name: 'code', likely: 1, rows: 1 },
  ]);
  const { status, stdout } = run('check', 'fleet.xlsx');
  assert.equal(status, 0);
  assert.match(stdout, /column robot code of sheet “Parts” seems to hold codes too \(1 of the first 2 rows\)/);
});

test('--sheet all checks every sheet that holds codes', () => {
  const { files, total } = summaries('fleet.xlsx', '--sheet', 'all');
  assert.deepEqual(
    files.map(({ file, sheet, rows, invalid }) => [file, sheet, rows, invalid]),
    [
      ['fleet.xlsx', 'Fleet', 2, 0],
      ['fleet.xlsx', 'Parts', 2, 1],
      ['fleet.xlsx', 'Old', 1, 0],
    ],
  );
  assert.deepEqual([total.rows, total.invalid], [5, 1]);
  const { status, stdout } = run('check', 'fleet.xlsx', '--sheet', 'all', '--report', 'report.csv');
  assert.equal(status, 1);
  assert.match(stdout, /^3 tables: rows 5, valid 4, invalid 1/m);
  assert.doesNotMatch(stdout, /of sheet “/);
  assert.match(readFileSync(join(folder, 'report.csv'), 'utf8'), /^fleet\.xlsx \[Parts\],1,2,/m);
});

test('sheets and columns are checked in turn, by name or number', () => {
  const sheets = summaries('fleet.xlsx', '--sheet', 'parts', '--sheet', '2').files;
  assert.deepEqual(
    sheets.map(({ sheet, alsoHoldsCodes }) => [sheet, alsoHoldsCodes.map((it) => it.sheet ?? it.name)]),
    [
      ['Parts', ['Old']],
      ['Fleet', ['spare', 'Old']],
    ],
  );
  const columns = summaries('two.csv', '--column', 'code', '--column', '2').files;
  assert.deepEqual(
    columns.map(({ columnNames, invalid, alsoHoldsCodes }) => [columnNames, invalid, alsoHoldsCodes]),
    [
      [['code'], 0, []],
      [['spare'], 1, []],
    ],
  );
  // A file without sheets has all there are.
  assert.equal(summaries('two.csv', 'fleet.xlsx', '--sheet', 'all').files.length, 4);
});

test('what is read once only is not asked for twice', () => {
  assert.match(run('check', '-', '--sheet', 'all').stderr, /can be read once only/);
  assert.match(run('check', 'two.csv', '--column', '1', '--column', '2', '--annotate', 'x.csv').stderr, /one column/);
});

test('of many doubts of a kind some are told, and how many others there are', () => {
  const names = Array.from({ length: 30 }, (_, at) => `robot ${at}`);
  const cells = names.map((_, at) => good(at + 1));
  writeFileSync(join(folder, 'wide.csv'), `${names}\n${cells}\n`);
  const { stdout } = run('check', 'wide.csv', '--column', '1');
  assert.equal(stdout.match(/seems to hold codes too/g).length, 10);
  assert.match(stdout, /^ {2}and 19 more like this$/m);
});

test('the page of a summary names its file, and what holds codes besides', () => {
  run('check', 'fleet.xlsx', '--sheet', 'all', '--report', 'all.html');
  assert.match(readFileSync(join(folder, 'all.html'), 'utf8'), /<title>What is in fleet\.xlsx</);
  run('check', 'two.csv', '--report', 'one.html');
  assert.match(readFileSync(join(folder, 'one.html'), 'utf8'), /column spare seems to hold codes too/);
});

test('--across finds a code of one file in the others, whatever they are, and within as much memory as is allowed', () => {
  writeFileSync(join(folder, 'first.csv'), `name,code\na,${good(1)}\nb,${good(2)}\nc,"${good(1)}"\n`);
  writeFileSync(join(folder, 'second.jsonl'), `{"code":"${good(5)}"}\n{"code":"${good(2)}"}\n`);
  writeFileSync(join(folder, 'damaged.xlsx'), 'PK\u0003\u0004');
  const files = ['first.csv', 'fleet.xlsx', 'damaged.xlsx', 'second.jsonl'];
  const expected = [
    'first.csv,3,4,.*duplicate.*row 1, line 2\\. ',
    'fleet\\.xlsx,1,2,.*duplicate.*row 1, line 2 of “first\\.csv”',
    'fleet\\.xlsx,2,3,.*duplicate.*row 2, line 3 of “first\\.csv”',
    'second\\.jsonl,2,2,.*duplicate.*row 2, line 3 of “first\\.csv”',
  ];
  for (const memory of [[], ['--memory', '160MB']]) {
    const { status, stdout, stderr } = run('check', ...files, '--across', '--report', 'across.csv', ...memory);
    assert.equal(status, 3);
    assert.match(stderr, /damaged\.xlsx: the file is damaged/);
    assert.match(stdout, /^fleet\.xlsx: rows 2, valid 2, invalid 0, with a warning 2, duplicates 2/m);
    assert.match(stdout, /^3 files \(1 more could not be read\): .*duplicates 4/m);
    const lines = readFileSync(join(folder, 'across.csv'), 'utf8').trim().split('\n').slice(1);
    assert.equal(lines.length, expected.length, lines.join('\n'));
    for (const [at, pattern] of expected.entries()) assert.match(lines[at], new RegExp(`^${pattern}`));
  }
  const alone = run('check', 'first.csv', 'second.jsonl', '--duplicates', 'exact').stdout;
  assert.match(alone, /^2 files: .*duplicates 1, .*\n {2}duplicates were looked for within each file/m);
  assert.match(run('check', 'first.csv', '--across', '--duplicates', 'near').stderr, /exact duplicates/);
});
