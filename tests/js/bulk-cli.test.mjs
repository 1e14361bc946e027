// The command line as a person runs it: what it prints, where, and how it ends.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const GOOD = 'CNTESTH1A00120260522A00000001';
const BAD = 'XXTESTH1A00120260522A00000001';
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: '' };
const run = (args, input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { input, encoding: 'utf8', env });
  return { status, stdout, stderr };
};
const file = (name, text) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test('the exit code says what came of it', () => {
  const good = file('good.txt', `${GOOD}\n`);
  const bad = file('bad.csv', `no,code\r\n1,${GOOD}\r\n2,${BAD}\r\n`);
  assert.equal(run(['check', good]).status, 0);
  assert.equal(run(['check', good, bad]).status, 1);
  for (const args of [[], ['nonsense'], ['check'], ['check', bad, '--nonsense'], ['check', bad, '--column', 'zz']]) {
    const { status, stdout, stderr } = run(args);
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, /--help/);
  }
  const missing = run(['check', join(folder, 'missing'), good]);
  assert.equal(missing.status, 3);
  assert.match(missing.stderr, /missing/);
  assert.match(missing.stdout, /good\.txt/, 'the others are checked all the same');
});

test('bad rows come as JSON lines or CSV, in the language asked for', () => {
  const input = `no,code\r\n1,${BAD}\r\n2,=1+1\r\n`;
  const [row] = run(['check', '-', '--format', 'jsonl'], input).stdout.split('\n');
  const { file: name, row: number, line, issues } = JSON.parse(row);
  assert.deepEqual([name, number, line, issues[0].code], ['-', 1, 2, 'country-user-assigned']);
  const { stdout } = run(['check', '-', '--format', 'csv', '--lang', 'zh-CN', '--column', 'code'], input);
  assert.match(stdout, /国家/);
  assert.match(stdout, /,'=1\+1,/, 'nothing that a spreadsheet would run');
});

test('a report takes its name when it is complete', () => {
  const bad = file('rows.csv', `no,code\n1,${BAD}\n`);
  const report = join(folder, 'report.jsonl');
  assert.equal(run(['check', bad, '--report', report]).status, 1);
  assert.equal(JSON.parse(readFileSync(report, 'utf8')).row, 1);
});

test('an interrupt leaves no half-written file', async () => {
  const child = spawn(process.execPath, [CLI, 'check', '-', '--report', join(folder, 'cut.csv')], { env });
  child.stdin.on('error', () => {}); // it ends before it has read everything
  child.stdin.write(`${BAD}\n`.repeat(10_000));
  while (!readdirSync(folder).some((name) => name.endsWith('.part'))) await new Promise((go) => setTimeout(go, 10));
  child.kill('SIGINT');
  assert.equal(await new Promise((done) => child.on('exit', (_, signal) => done(signal))), 'SIGINT');
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  );
});

test('a closed pipe ends a run with what was found until then', async () => {
  const rows = file('many.txt', `${BAD}\n`.repeat(50_000));
  const child = spawn(process.execPath, [CLI, 'check', rows, '--format', 'jsonl'], { env });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  assert.deepEqual([await new Promise((done) => child.on('close', done)), said], [1, '']);
});

test('one code at a time', () => {
  assert.equal(run(['format', GOOD]).stdout, 'CN TEST H1A001 20260522A00000001\n');
  assert.equal(JSON.parse(run(['decode', GOOD, '--format', 'json']).stdout).country.alpha2, 'CN');
  assert.match(run(['suggest', 'CHNTESTH1A00120260522A00000001']).stdout, new RegExp(GOOD));
  assert.equal(run(['sample', '--count', '3', '--seed', '1']).stdout.split('\n').length, 4);
  const { status, stderr } = run(['decode', BAD]);
  assert.deepEqual([status, /private use/.test(stderr)], [1, true]);
  assert.match(run(['--help']).stdout, /Examples/);
});

test('likely typing errors are told with --duplicates near, and in the copy where the row stands', () => {
  const codes = Array.from({ length: 30 }, (_, at) => `CNTESTH1A00120260522A${String(at + 1).padStart(8, '0')}`);
  codes.splice(20, 0, 'CNTESTH1A00120260522A70000012');
  const fleet = file('fleet.txt', codes.map((code) => `${code}\n`).join(''));
  const copy = join(folder, 'fleet.annotated.txt');
  const { status, stdout } = run(['check', fleet, '--duplicates', 'near', '--format', 'jsonl', '--annotate', copy]);
  const told = stdout
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row));
  assert.deepEqual(
    [status, told.map(({ row, issues }) => [row, issues.map(({ code }) => code)])],
    [0, [[21, ['near-duplicate']]]],
  );
  const lines = readFileSync(copy, 'utf8').trim().split('\n');
  assert.equal(lines.length, 31);
  assert.deepEqual(
    lines.flatMap((line, at) => (line.includes('near-duplicate') ? [at + 1] : [])),
    [21],
  );
});
