// What the command line writes: where it may, in the form its name asks for, and never over what is read.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const GOOD = 'CNTESTH1A00120260522A00000001';
const BAD = 'XXTESTH1A00120260522A00000001';
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-outputs-'));
after(() => rmSync(folder, { recursive: true }));

const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', CLI };
const run = (args, more = {}) => {
  const options = { cwd: folder, encoding: 'utf8', env, ...more };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'check', ...args], options);
  return { status, stdout, stderr };
};
const shell = (command) => spawnSync('bash', ['--norc', '-c', command], { cwd: folder, encoding: 'utf8', env });
const read = (name) => readFileSync(join(folder, name), 'utf8');
const leftOver = () => readdirSync(folder).filter((name) => name.endsWith('.part'));
/** For what other systems do not have. */
const onPosix = { skip: process.platform === 'win32' };

const ONE = `no,code\n1,${GOOD}\n2,${BAD}\n`;
const TWO = `no,code\n1,${GOOD}\n`;
const REGISTRY = readFileSync(new URL('../../pkg/sample-registry.json', import.meta.url), 'utf8');
const refresh = () => {
  for (const [name, text] of Object.entries({ 'in1.csv': ONE, 'in2.csv': TWO, 'reg.json': REGISTRY })) {
    writeFileSync(join(folder, name), text);
  }
};
refresh();
symlinkSync('in1.csv', join(folder, 'soft.csv'));
linkSync(join(folder, 'in1.csv'), join(folder, 'hard.csv'));
mkdirSync(join(folder, 'folder.csv'));

test('no output takes the place of an input, a registry or another output', () => {
  for (const args of [
    ['in1.csv', '--report', 'in1.csv'],
    ['in1.csv', '--report', join(folder, 'in1.csv')],
    ['in1.csv', 'in2.csv', '--report', './in2.csv'],
    ['in*.csv', '--report', 'in2.csv'],
    ['in1.csv', '--report', 'soft.csv'],
    ['soft.csv', '--report', 'in1.csv'],
    ['in1.csv', '--report', 'hard.csv'],
    ['in1.csv', '--annotate', 'hard.csv'],
    ['in1.csv', '--registry', 'reg.json', '--report', 'reg.json'],
    ['in1.csv', '--registry', 'reg.json', '--annotate', 'folder.csv/../reg.json'],
    ['in1.csv', '--report', 'new.csv', '--annotate', './new.csv'],
    ['in1.csv', '--report', 'missing.csv', 'missing.csv'],
  ]) {
    for (const [lang, said] of [
      ['en', /^humanoid-id: --(report|annotate): would take the place of /],
      ['zh-CN', /^humanoid-id: --(report|annotate)：会覆盖/],
    ]) {
      const { status, stdout, stderr } = run([...args, '--lang', lang]);
      assert.deepEqual([status, stdout], [2, ''], `${args.join(' ')}: ${stderr}`);
      assert.match(stderr, said);
    }
  }
  assert.deepEqual(['in1.csv', 'in2.csv', 'reg.json'].map(read), [ONE, TWO, REGISTRY]);
  assert.deepEqual([readdirSync(folder).includes('new.csv'), leftOver()], [false, []]);
});

test('nor is a redirected input or output written over', onPosix, () => {
  for (const command of [
    'node "$CLI" check - --report in1.csv < in1.csv',
    'node "$CLI" check in1.csv --format jsonl >> in1.csv',
    'node "$CLI" check in1.csv --report out.csv > out.csv',
  ]) {
    const { status, stderr } = shell(command);
    assert.equal(status, 2, command);
    assert.match(stderr, /would take the place of/);
  }
  assert.equal(read('in1.csv'), ONE);
});

test('what is no regular file is written to where it stands', onPosix, () => {
  const piped = shell('mkfifo pipe; cat pipe > of-pipe & node "$CLI" check in1.csv --report pipe > /dev/null; wait');
  assert.equal(piped.stderr, '');
  assert.ok(statSync(join(folder, 'pipe')).isFIFO());
  assert.match(read('of-pipe'), /^file,row,.*\r\nin1\.csv,2,3,XX/);
  const substituted = shell(
    'node "$CLI" check in1.csv --report >(cat > of-bash; > a) --annotate >(cat > copy; > b)' +
      '; until [ -e a -a -e b ]; do sleep 0.05; done',
  );
  assert.equal(substituted.stderr, '');
  assert.equal(read('of-bash'), read('of-pipe'));
  assert.match(read('copy'), /^status,issue,place,message,no,code\nvalid,/);
  const standard = shell('node "$CLI" check in1.csv --format json --report /dev/stdout | tail -n 1');
  assert.equal(JSON.parse(standard.stdout).total.rows, 2);
  // A copy of the null device, of which root may make one.
  if (shell('mknod null c 1 3').status === 0) {
    const { status, stderr } = run(['in1.csv', '--report', 'null', '--annotate', 'null']);
    assert.deepEqual([status, stderr], [1, '']);
    assert.ok(statSync(join(folder, 'null')).isCharacterDevice());
  }
  assert.deepEqual(leftOver(), []);
});

test('a reader of the report that has had enough stops the report, not the check', onPosix, () => {
  writeFileSync(join(folder, 'many.txt'), `${BAD}\n`.repeat(50_000));
  const { status, stdout, stderr } = shell('node "$CLI" check many.txt --report >(head -n 1 > first)');
  assert.deepEqual([status, stderr], [1, '']);
  assert.match(stdout, /rows 50,000/);
});

test('a link is followed, and what it leads to replaced', onPosix, () => {
  writeFileSync(join(folder, 'old.csv'), 'old');
  symlinkSync('old.csv', join(folder, 'to-old.csv'));
  assert.equal(run(['in1.csv', '--report', 'to-old.csv']).status, 1);
  assert.ok(lstatSync(join(folder, 'to-old.csv')).isSymbolicLink());
  assert.match(read('old.csv'), /in1\.csv,2,3/);
});

test('what cannot be written is said before anything is read, by its name', () => {
  for (const option of ['--report', '--annotate']) {
    for (const [path, en, zh] of [
      ['folder.csv', 'is a folder, not a file', '是文件夹，不是文件'],
      ['nowhere/x.csv', 'there is no such file or folder', '文件或文件夹不存在'],
    ]) {
      const { status, stdout, stderr } = run(['in1.csv', option, path]);
      assert.deepEqual([status, stdout, stderr], [3, '', `humanoid-id: ${path}: ${en}\n`]);
      assert.equal(run(['in1.csv', option, path, '--lang', 'zh-CN']).stderr, `humanoid-id: ${path}：${zh}\n`);
    }
    const { status, stdout, stderr } = run(['in1.csv', option, '-']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /: expected the name of a file, .* standard output/);
    assert.match(run(['in1.csv', option, '-', '--lang', 'zh-CN']).stderr, /：应为文件名.*标准输出/);
  }
  assert.deepEqual([readdirSync(folder).includes('-'), leftOver()], [false, []]);
});

test('a copy is not begun for an input that cannot be read', () => {
  assert.equal(run(['nothing.csv', '--annotate', 'of-nothing.csv']).status, 3);
  assert.deepEqual([readdirSync(folder).includes('of-nothing.csv'), leftOver()], [false, []]);
});

test('a disk that is full ends the run, and the output is named', onPosix, () => {
  for (const option of ['--report', '--annotate']) {
    // In blocks of 512 or 1024 bytes, either of which is too few.
    const command = `ulimit -f 100; trap '' XFSZ; node "$CLI" check many.txt ${option} large.csv --format json`;
    const { status, stdout, stderr } = shell(command);
    assert.deepEqual([status, stdout], [3, ''], option);
    assert.match(stderr, /^humanoid-id: large\.csv: .*\n$/);
    assert.deepEqual([readdirSync(folder).includes('large.csv'), leftOver()], [false, []]);
  }
});

test('the ending of its name says what a report is, in whichever case', () => {
  const reported = (name) => {
    const { status, stdout, stderr } = run(['in1.csv', '--report', name]);
    assert.deepEqual([status, stderr, /^in1\.csv: rows 2/.test(stdout)], [1, '', true], name);
    return read(name);
  };
  for (const name of ['r.jsonl', 'r2.JSONL']) assert.equal(JSON.parse(reported(name)).row, 2);
  for (const name of ['r.json', 'r2.Json']) {
    const { files, failed, total } = JSON.parse(reported(name));
    assert.deepEqual([files[0].file, failed, total.invalid], ['in1.csv', [], 1]);
  }
  for (const name of ['r.html', 'r2.HTM']) assert.match(reported(name), /^<!doctype html>/i);
  for (const name of ['r.csv', 'r2.CSV']) assert.match(reported(name), /^\ufefffile,row,/);
  assert.match(reported('no-ending'), /^file,row,/, 'for a program, without a mark');
  for (const [lang, said] of [
    ['en', /expected one that ends in \.csv, \.jsonl, \.json, \.html, \.htm, found “x\.xlsx”/],
    ['zh-CN', /应为 \.csv、\.jsonl、\.json、\.html、\.htm 之一，实际为“x\.xlsx”/],
  ]) {
    const { status, stdout, stderr } = run(['in1.csv', '--report', 'x.xlsx', '--lang', lang]);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, said);
  }
  assert.deepEqual([readdirSync(folder).includes('x.xlsx'), leftOver()], [false, []]);
});

test('rows as CSV say where a code is wrong, as a copy does, and what else there is to say', () => {
  const many = `CNTESTH1A0#120260522A0000000O`;
  writeFileSync(join(folder, 'many.csv'), `no,code\r\n1,${BAD}\r\n2,${many}\r\n3,${GOOD}\r\n4,${GOOD}\r\n5\r\n`);
  const { stdout, stderr } = run([
    'many.csv',
    '--duplicates',
    'exact',
    '--format',
    'csv',
    '--annotate',
    'many-out.csv',
  ]);
  assert.equal(stderr, '');
  const [head, ...rows] = stdout.trimEnd().split('\r\n');
  assert.equal(head, 'file,row,line,value,status,issue,place,message,also,suggestion,rules');
  assert.match(rows[0], /^many\.csv,1,2,XX\w+,invalid,country-user-assigned,1\.\.2,.+,,(?:CN\w{27})?,$/);
  assert.match(rows[1], /^many\.csv,2,3,[^,]+,invalid,character-not-allowed,11,.+,ambiguous-letter,(?:CN\w{27})?,$/);
  assert.match(rows[2], /^many\.csv,4,5,CN\w+,valid,duplicate,1\.\.29,.+,,,$/);
  assert.match(rows[3], /^many\.csv,5,6,5,invalid,row-shape,,".+",,,$/);
  const notes = (lines, from) =>
    lines.map((line) =>
      line
        .split(',')
        .slice(from, from + 3)
        .join(),
    );
  const copied = read('many-out.csv')
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .filter((line) => !line.startsWith('valid,,'));
  assert.deepEqual(notes(rows, 4), notes(copied, 0));
});

test('where there is room for one issue, a duplicate goes before other warnings', () => {
  const doubtful = 'CNTESTH1A00120260522A0000000O';
  writeFileSync(join(folder, 'twice.csv'), `no,code\r\n1,${doubtful}\r\n2,${doubtful}\r\n`);
  for (const kind of ['exact', 'near']) {
    const options = ['--duplicates', kind, '--annotate', 'twice-out.csv', '--format', 'csv'];
    const { stdout } = run(['twice.csv', ...options]);
    const [, one, two] = stdout.split('\r\n');
    assert.match(one, /,valid,ambiguous-letter,29,.+,,CNTESTH1A00120260522A00000000,$/);
    assert.match(two, /,valid,duplicate,1\.\.29,.+,ambiguous-letter,CNTESTH1A00120260522A00000000,$/);
    assert.match(read('twice-out.csv'), new RegExp(`^valid,duplicate,1\\.\\.29,.+,${doubtful}\r$`, 'm'));
  }
});

test('no cell of a report is a formula, in signs of full width neither', () => {
  for (const sign of '=+-@＝＋－＠') {
    writeFileSync(join(folder, 'formula.csv'), `no,code\n1,${sign}1+1\n2,${GOOD}\n`);
    const { stdout } = run(['formula.csv', '--column', 'code', '--format', 'csv']);
    assert.ok(stdout.includes(`,'${sign}1+1,`), stdout);
  }
});

test('places of a code in four columns are places of the code, wherever the rows come from', () => {
  const parts = ['country', 'enterprise', 'model', 'serial'];
  const rows = [
    ['C#', 'TEST', 'H1A001', '20260522A00000001'],
    ['CN', 'TEST', 'H1A0#1', '20260522A00000001'],
    ['CN', '', 'H1A001', '20260522A00000001'],
    ['CN', 'TEST', 'H1A001', '20260522A000000'],
    ['CN', 'TEST', 'H1A001', '20260522A00000009'],
    ['CN', 'TE ST', 'H1A001', '20260522A00000009'],
    ...Array.from({ length: 20 }, (_, at) => ['CN', 'TEST', 'H1A001', `20260522A000000${at + 11}`]),
    ['CN', 'TEST', 'H1A001', '20260522A70000012'],
  ];
  const lines = rows.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, at) => [parts[at], cell]))));
  for (const [name, text] of [
    ['four.csv', [parts, ...rows].map((row) => row.join()).join('\r\n')],
    ['four-bare.csv', rows.map((row) => row.join()).join('\r\n')],
    ['four.jsonl', lines.join('\n')],
  ]) {
    writeFileSync(join(folder, name), text);
    const names = name.endsWith('jsonl') ? parts.join() : '1,2,3,4';
    for (const given of [[], ['--columns', names]]) {
      const args = [name, '--duplicates', 'near', '--format', 'csv', '--annotate', 'four-out', ...given];
      const { stdout, stderr } = run(args);
      const told = stdout.match(/valid,[a-z-]+,[0-9.]*(?=,)/g).map((it) => it.split(',').slice(1).join(' '));
      const expected = [
        'character-not-allowed 2',
        'character-not-allowed 11',
        'too-short 3',
        'too-short 13..27',
        'duplicate 1..29',
        'near-duplicate 1..29',
      ];
      assert.deepEqual([stderr, told], ['', expected], args.join(' '));
      const copy = read('four-out').match(/valid(?:,|","issue":")[a-z-]+(?:,|","place":")[0-9.]+/g);
      assert.deepEqual(
        copy.map((it) => it.replace(/^valid[^a-z]+(?:issue":")?/, '').replace(/(?:,|","place":")/, ' ')),
        expected,
      );
    }
  }
  writeFileSync(join(folder, 'spaced.csv'), 'code\nCN TEST H1A0#1 20260522A00000001\n');
  assert.match(run(['spaced.csv', '--format', 'csv']).stdout, /character-not-allowed,13,/, 'of the cell');
});

test("what is written has a name that nobody can guess until it is finished, and is its owner's alone", onPosix, () => {
  refresh();
  // Names that a process could be guessed to use.
  const traps = Array.from({ length: 2000 }, (_, more) => `guess.csv.${process.pid + more}.part`);
  writeFileSync(join(folder, 'precious.txt'), 'precious');
  for (const trap of traps) symlinkSync('precious.txt', join(folder, trap));
  assert.equal(run(['in1.csv', '--report', 'guess.csv']).status, 1);
  assert.equal(read('precious.txt'), 'precious');
  for (const trap of traps) rmSync(join(folder, trap));
  const seen = shell(
    'mkfifo pipe.csv; node "$CLI" check pipe.csv --report while.csv > /dev/null & exec 3> pipe.csv; ' +
      'for i in $(seq 200); do ls .humanoid-id-*.part > /dev/null 2>&1 && break; sleep 0.05; done; ' +
      'stat -c %a .humanoid-id-*.part; printf "code\\n" >&3; exec 3>&-; wait; umask; stat -c %a while.csv',
  );
  const [unfinished, umask, finished] = seen.stdout.trim().split('\n');
  assert.equal(unfinished, '600', seen.stderr);
  assert.equal(Number.parseInt(finished, 8), 0o666 & ~Number.parseInt(umask, 8));
});

test('what takes the place of a file keeps its mode', onPosix, () => {
  refresh();
  for (const mode of [0o600, 0o640, 0o664]) {
    writeFileSync(join(folder, 'kept.csv'), 'old');
    chmodSync(join(folder, 'kept.csv'), mode);
    assert.equal(run(['in1.csv', '--report', 'kept.csv']).status, 1);
    assert.equal(statSync(join(folder, 'kept.csv')).mode & 0o777, mode);
    assert.match(read('kept.csv'), /country/);
  }
});

const STEERING = '\u001b]0;title\u0007\u001b[2J\u009b31m\u202e\u2066';

test('a terminal gets no control characters from cells, in no format, and JSON holds none anywhere', onPosix, () => {
  writeFileSync(join(folder, 'steer.csv'), `code\n${GOOD}\n${BAD}${STEERING}\n`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const steers = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
  for (const form of ['json', 'jsonl']) {
    const { stdout } = run(['steer.csv', '--format', form]);
    assert.doesNotMatch(stdout, steers, form);
    if (form === 'jsonl') assert.ok(JSON.parse(stdout).value.endsWith(STEERING), 'as data it is what it was');
  }
  // In a file or pipe the cells of a table stay what they are.
  assert.ok(run(['steer.csv', '--format', 'csv']).stdout.includes(STEERING));
  const python = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
  for (const form of ['text', 'json', 'jsonl', 'csv', 'html']) {
    const args = ['-c', python, process.execPath, CLI, 'check', 'steer.csv', '--format', form];
    const { stdout, status } = spawnSync('python3', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...env, NO_COLOR: '1', TERM: 'dumb' },
    });
    assert.equal(status, 1, stdout);
    assert.doesNotMatch(stdout, steers, form);
  }
});
