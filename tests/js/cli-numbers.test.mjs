// Makers' own numbers and codes of whole files on the command line: one written from the other, and both compared.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compose, decode, loadRegistry } from '../../pkg/node/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(root, 'pkg', 'node', 'cli.js');
const REGISTRY = join(root, 'pkg-template', 'sample-registry.json');
const MAKER = ['--country', 'CN', '--enterprise', 'TST3', '--model', 'LX0100', '--registry', REGISTRY];
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

const run = (args, input = '') => {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  const options = { encoding: 'utf8', env, input, cwd: folder, maxBuffer: 1 << 28 };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], options);
  return { status, stdout, stderr };
};
const write = (name, bytes) => writeFileSync(join(folder, name), bytes);
const registry = loadRegistry(readFileSync(REGISTRY));
const codeOf = (inHouse) =>
  compose({ country: 'CN', enterprise: 'TST3', model: 'LX0100', inHouse }, { registry, rules: { final: true } }).id;

test('codes are written in front of every row, as one after another has them, and faults are named by their line', () => {
  const good = ['LX-2621-4711', 'lx-2652-1', 'LX-2601-999999999999'];
  const rows = [
    'order;number;note',
    ...good.map((it, at) => `${at};${it};"a;b"`),
    '9;LX-2699-1;',
    '10;;',
    '11;LX-2652-1;',
  ];
  write('line.csv', `${rows.join('\r\n')}\r\n`);
  const { status, stdout, stderr } = run(['compose', 'line.csv', '--in-house-column', 'number', ...MAKER]);
  const [head, ...told] = stdout.split('\r\n');
  assert.equal(head, 'humanoid_id;issue;message;order;number;note');
  const codes = good.map((it) => codeOf(it.toUpperCase()));
  assert.deepEqual(
    told.slice(0, 3),
    codes.map((code, at) => `${code};;;${at};${good[at]};"a;b"`),
  );
  assert.match(told[3], /^;serial-layout-mismatch;[^;]*2699[^;]*;9;LX-2699-1;$/);
  assert.match(told[4], /^;blank;"[^"]+";10;;$/);
  assert.match(told[5], /^;duplicate;[^;]*2[^;]*;11;LX-2652-1;$/, 'one code is given to one unit');
  assert.equal(status, 1);
  assert.match(stderr, /line 5: .*2699/);
  assert.match(stderr, /rows 6, written 3, blank 1, with an error 2/);
});

test('the way back gives the numbers, and both columns are held against each other', () => {
  const numbers = ['LX-2621-4711', 'LX-2622-1', 'LX-2623-2'];
  write('codes.csv', `number,code\n${numbers.map((it) => `${it},${codeOf(it)}\n`).join('')}`);
  const back = run(['decode', 'codes.csv', '--code-column', 'code', '--registry', REGISTRY]);
  assert.deepEqual(
    back.stdout
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]),
    numbers,
  );
  const both = ['compose', 'codes.csv', '--in-house-column', 'number', '--code-column', 'code', '--registry', REGISTRY];
  assert.deepEqual([back.status, run(both).status], [0, 0]);
  // Two neighbours in each other's place.
  const [one, two, three] = numbers.map(codeOf);
  write(
    'codes.csv',
    `number,code\n${[`${numbers[0]},${two}`, `${numbers[1]},${one}`, `${numbers[2]},${three}`].join('\n')}\n`,
  );
  const swapped = run(both);
  assert.equal(swapped.status, 1);
  const lines = swapped.stdout.trimEnd().split('\n').slice(1);
  assert.deepEqual(
    lines.map((line) => line.split(',')[0]),
    ['', '', three],
  );
  assert.match(swapped.stderr, /written 1, blank 0, with an error 2/);
});

test('a code that is none, or has no number, is named and not passed over', () => {
  write(
    'bad.csv',
    `code\n${codeOf('LX-2621-1')}\nCNTST3LX010026210000000047119\nCNTEST\nCNTESTH1A00120260522A00000001\n`,
  );
  const { status, stdout } = run(['decode', 'bad.csv', '--code-column', 'code', '--registry', REGISTRY]);
  assert.equal(status, 1);
  const told = stdout
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(0, 2));
  assert.deepEqual(told[0], ['LX-2621-1', '']);
  assert.deepEqual(
    told.slice(1).map(([number]) => number),
    ['', '', ''],
  );
  assert.deepEqual(
    told.slice(1, 3).map(([, issue]) => issue),
    ['check-character-wrong', 'too-short'],
  );
});

test('files are read as others are: a sheet, JSON lines, GB18030, lines, standard input', () => {
  const gb = Buffer.concat([
    Buffer.from('number,'),
    Buffer.from([0xd1, 0xd5, 0xc9, 0xab]),
    Buffer.from('\nLX-2621-1,'),
    Buffer.from([0xba, 0xec]),
    Buffer.from('\n'),
  ]);
  write('gb.csv', gb);
  const ask = (...args) => run(['compose', ...args, ...MAKER]).stdout.replace(/^\ufeff/, '');
  const code = codeOf('LX-2621-1');
  assert.equal(
    ask('gb.csv', '--in-house-column', 'number'),
    `humanoid_id,issue,message,number,颜色\n${code},,,LX-2621-1,红\n`,
  );
  write('rows.jsonl', '{"a":1,"number":"LX-2621-1"}\n{"a":2}\n');
  const [head, first, second] = ask('rows.jsonl', '--in-house-column', 'number').split('\n');
  assert.deepEqual([head, first], ['humanoid_id,issue,message,number', `${code},,,LX-2621-1`]);
  assert.match(second, /^,blank,/);
  write('lines.txt', 'LX-2621-1\nLX-2621-2\n');
  assert.equal(ask('lines.txt', '--in-house-column', '1'), `${code},,,LX-2621-1\n${codeOf('LX-2621-2')},,,LX-2621-2\n`);
  const stream = run(['compose', '-', '--in-house-column', '1', ...MAKER], 'LX-2621-1\n');
  assert.deepEqual([stream.status, stream.stdout], [0, `${code},,,LX-2621-1\n`]);
  const sheet = run([
    'decode',
    join(root, 'tests/sheets/fleet-openpyxl.xlsx'),
    '--code-column',
    '1',
    '--registry',
    REGISTRY,
  ]);
  assert.ok(sheet.stdout.split('\n').length > 2, sheet.stderr);
});

test('rows have models of their own where a column names them', () => {
  write('models.csv', 'model,number\nLX0100,LX-2621-1\nLX0200,LX-2621-1\n');
  const some = MAKER.filter((it, at) => it !== '--model' && MAKER[at - 1] !== '--model');
  const { stdout } = run(['compose', 'models.csv', '--in-house-column', 'number', '--model-column', 'model', ...some]);
  const codes = stdout
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]);
  assert.deepEqual(
    codes.map((code) => code.slice(6, 12)),
    ['LX0100', 'LX0200'],
  );
  assert.deepEqual(
    codes.map((code) => decode(code, { registry }).serial.inHouse),
    ['LX-2621-1', 'LX-2621-1'],
  );
});

test('an output is whole or not there, and never in the place of the input', () => {
  write('line.csv', 'number\nLX-2621-1\n');
  const made = run(['compose', 'line.csv', '--in-house-column', 'number', ...MAKER, '--output', 'out.csv']);
  assert.deepEqual([made.status, made.stderr], [0, '']);
  assert.match(made.stdout, /^rows 1, written 1/);
  assert.ok(readFileSync(join(folder, 'out.csv'), 'utf8').includes(codeOf('LX-2621-1')));
  assert.equal(run(['compose', 'line.csv', '--in-house-column', 'number', ...MAKER, '--output', 'line.csv']).status, 2);
  assert.equal(run(['compose', 'line.csv', '--in-house-column', 'nobody', ...MAKER, '--output', 'no.csv']).status, 3);
  assert.ok(!existsSync(join(folder, 'no.csv')));
});

test('what is asked for twice or in half is refused', () => {
  const usage = (...args) => {
    const { status, stderr } = run(args);
    assert.equal(status, 2, args.join(' '));
    return stderr;
  };
  assert.match(
    usage('compose', ...MAKER, '--in-house', 'LX-2621-1', '--in-house', 'LX-2621-2'),
    /--in-house: is given twice/,
  );
  assert.match(usage('compose', 'line.csv', ...MAKER), /line\.csv: which column\?/);
  assert.match(usage('compose', ...MAKER, '--in-house', 'LX-2621-1', '--output', 'x.csv'), /--output: is for a file/);
  assert.match(usage('decode', codeOf('LX-2621-1'), '--output', 'x.csv'), /--output: is for a file/);
});

test('numbers from the standard input have one answer a line each, in order', () => {
  const numbers = 'LX-2621-1\nnothing\n\nLX-2621-2\n';
  const text = run(['compose', ...MAKER, '--in-house', '-'], numbers);
  assert.deepEqual([text.status, text.stdout], [1, `${codeOf('LX-2621-1')}\n\n\n${codeOf('LX-2621-2')}\n`]);
  const lines = run(['compose', ...MAKER, '--in-house', '-', '--format', 'jsonl'], numbers);
  const answers = lines.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    answers.map(({ id }) => id),
    [codeOf('LX-2621-1'), null, null, codeOf('LX-2621-2')],
  );
  assert.equal(lines.stderr, '');
});

test('a hundred thousand numbers come back as they were', () => {
  const numbers = Array.from({ length: 100_000 }, (_, at) => `LX-26${`${(at % 53) + 1}`.padStart(2, '0')}-${at}`);
  write('many.csv', `number\n${numbers.join('\n')}\n`);
  assert.equal(
    run(['compose', 'many.csv', '--in-house-column', 'number', ...MAKER, '--output', 'many-codes.csv']).status,
    0,
  );
  const written = readFileSync(join(folder, 'many-codes.csv'), 'utf8').trimEnd().split('\n').slice(1);
  for (const at of [0, 1, 4711, 99_999]) assert.equal(written[at].split(',')[0], codeOf(numbers[at]));
  const back = run(['decode', 'many-codes.csv', '--code-column', 'humanoid_id', '--registry', REGISTRY]);
  assert.equal(back.status, 0);
  assert.deepEqual(
    back.stdout
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]),
    numbers,
  );
});

test('an output begins with the mark by which a spreadsheet knows UTF-8, and is read again', () => {
  for (const mark of ['', '\ufeff']) {
    write('marked.csv', `${mark}order,number\n81,LX-2621-4711\n`);
    const { status } = run(['compose', 'marked.csv', '--in-house-column', 'number', ...MAKER, '--output', 'out.csv']);
    const text = readFileSync(join(folder, 'out.csv'), 'utf8');
    assert.deepEqual(
      [status, text],
      [0, `\ufeffhumanoid_id,issue,message,order,number\n${codeOf('LX-2621-4711')},,,81,LX-2621-4711\n`],
    );
    const back = run([
      'decode',
      'out.csv',
      '--code-column',
      'humanoid_id',
      '--registry',
      REGISTRY,
      '--output',
      'back.csv',
    ]);
    assert.equal(back.stdout, 'rows 1, written 1, blank 0, with an error 0\n');
    assert.match(readFileSync(join(folder, 'back.csv'), 'utf8'), /^\ufeffin_house,[^\ufeff]*$/);
  }
});

test('a column that is given by its place has its name found above it, in any language', () => {
  for (const name of ['number', '内部编号']) {
    write('place.csv', `order,${name}\n81,LX-2621-4711\n82,LX-2621-4712\n`);
    const { status, stdout } = run(['compose', 'place.csv', '--in-house-column', '2', ...MAKER]);
    assert.equal(status, 0, stdout);
    assert.match(stdout, new RegExp(`^humanoid_id,issue,message,order,${name}\n`));
  }
  // Where nothing below differs from it, the first row is a row.
  write('place.csv', 'A,x\nB,y\n');
  assert.match(run(['compose', 'place.csv', '--in-house-column', '2', ...MAKER]).stdout, /^,serial-layout-mismatch,/);
});

test('a code without a number says why, and so does a number that is another one', () => {
  const good = codeOf('LX-2621-4711');
  write('back.csv', `code\n${good}\nDETST3LX0100${good.slice(12)}\n${good.slice(0, -1)}C\n`);
  const back = run(['decode', 'back.csv', '--code-column', 'code', '--registry', REGISTRY]);
  assert.equal(back.status, 1);
  const [, , foreign, wrong] = back.stdout.split('\n');
  assert.match(foreign, /^,serial-layout-mismatch,.*no layout of this enterprise and model for “Maker’s own number”/);
  assert.match(wrong, /^,check-character-wrong,.*does not agree with the rest/);
  write('both.csv', `number,code\nLX-2621-4712,${good}\n`);
  const both = run([
    'compose',
    'both.csv',
    '--in-house-column',
    'number',
    '--code-column',
    'code',
    '--registry',
    REGISTRY,
  ]);
  assert.equal(both.status, 1);
  assert.match(
    both.stdout,
    /is not the same in the code and in the number: “000000004711” in the code, “4712” in the number/,
  );
});

test('what is of single codes, and an output that is no text, is refused beside a file; a file without rows is no success', () => {
  write('line.csv', 'number\nLX-2621-4711\n');
  const ask = (...args) => run(['compose', 'line.csv', '--in-house-column', 'number', ...MAKER, ...args]);
  for (const [args, said] of [
    [['--serial', '1'], /--serial: is for one code/],
    [['--in-house', 'LX-2621-1'], /--in-house: is for one code/],
    [['--format', 'jsonl'], /--format: is for one code/],
    [['--output', 'codes.xlsx'], /--output: expected a name that ends in \.csv/],
  ]) {
    const { status, stderr } = ask(...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, said);
  }
  write('line.csv', 'number\n');
  assert.equal(ask().status, 1);
});
