// Single codes on the command line: read, written and mended with a registry, in two languages.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(root, 'pkg', 'node', 'cli.js');
const REGISTRY = join(root, 'pkg-template', 'sample-registry.json');
const GOOD = 'CNTESTH1A00120260522A00000001';
const MAKER = ['--country', 'CN', '--enterprise', 'TEST', '--model', 'H1A001'];
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

const run = (args, more = {}, input = '') => {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', ...more };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env, input });
  return { status, stdout, stderr };
};

test('compose writes a code from its segments', () => {
  const { status, stdout } = run(['compose', ...MAKER, '--serial', '20260522A00000001']);
  assert.deepEqual([status, stdout], [0, `${GOOD}\n`]);
  const short = run(['compose', '--country', 'CN', '--enterprise', 'TEST']);
  assert.deepEqual([short.status, short.stdout], [1, '']);
  assert.notEqual(short.stderr, '');
});

test('compose writes a code from what its fields mean, and says what does not fit', () => {
  const fields = (date) => ['--field', `date=${date}`, '--field', 'line=A', '--field', 'sequence=1'];
  const made = run(['compose', ...MAKER, '--registry', REGISTRY, ...fields('2026-05-22')]);
  assert.deepEqual(made, { status: 0, stdout: `${GOOD}\n`, stderr: '' });
  const wrong = run(['compose', ...MAKER, '--registry', REGISTRY, ...fields('2026-05-32')]);
  assert.deepEqual([wrong.status, wrong.stdout], [1, '']);
  assert.match(wrong.stderr, /2026-05-32/);
});

test("compose takes the maker's own number, and decode gives it back", () => {
  const robot = ['--country', 'CN', '--enterprise', 'TST3', '--model', 'LX0100', '--in-house', 'LX-2621-4711'];
  const { stdout } = run(['compose', ...robot, '--registry', REGISTRY]);
  assert.equal(stdout, 'CNTST3LX01002621000000004711B\n');
  assert.match(run(['decode', stdout.trim(), '--registry', REGISTRY]).stdout, /in-house number: LX-2621-4711/);
});

test('decode is read by people or by programs', () => {
  const text = run(['decode', GOOD, '--registry', REGISTRY]).stdout;
  assert.match(text, /^CN TEST H1A001 20260522A00000001\n/);
  assert.match(text, /^ {2}TEST +Example Robotics \(fictional\), active$/m);
  assert.match(text, /^ {4}20260522 +Production date: 2026-05-22$/m);
  assert.match(text, /as of 2026-06-30/);
  const zh = run(['decode', GOOD, '--registry', REGISTRY], { LANG: 'zh_CN.UTF-8' }).stdout;
  assert.match(zh, /生产日期：2026-05-22/);
  assert.match(run(['decode', GOOD]).stdout, /no registry was asked/);
  const json = JSON.parse(run(['decode', GOOD, '--registry', REGISTRY, '--format', 'json']).stdout);
  assert.deepEqual([json.enterprise.known, json.assurance.level], [true, 'registry']);
});

test('a program beside it has one answer for each line, in order, whatever the line is', () => {
  const person = '11010519491231002X';
  const lines = [GOOD, '', 'CNTEST', person, GOOD.toLowerCase()];
  const { status, stdout, stderr } = run(['decode', '-', '--format', 'jsonl'], {}, `${lines.join('\n')}\n`);
  assert.deepEqual([status, stderr], [1, '']);
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    answers.map((it) => it.status),
    ['valid', 'invalid', 'invalid', 'invalid', 'valid'],
  );
  assert.deepEqual([answers[0].id, answers[0].serial.value, answers[4].id], [GOOD, GOOD.slice(12), GOOD]);
  assert.equal(answers[2].issues[0].code, 'too-short');
  assert.ok(!stdout.includes(person));
  // Whatever ends a line elsewhere ends none here.
  const odd = run(['decode', '-', '--format', 'jsonl'], {}, `CN\rTEST\n${GOOD}\r\nCN\u2028TEST\n\u0085\n${GOOD}`);
  const statuses = odd.stdout.trimEnd().split('\n');
  assert.deepEqual(
    statuses.map((line) => JSON.parse(line).status),
    ['invalid', 'valid', 'invalid', 'invalid', 'valid'],
  );
  const suggested = run(['suggest', '-', '--format', 'jsonl'], {}, `CHN${GOOD.slice(2)}\n${person}\n`);
  const [one, other] = suggested.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual([one.input, one.suggestions[0].id, other.suggestions], [`CHN${GOOD.slice(2)}`, GOOD, []]);
  assert.ok(!suggested.stdout.includes(person) && suggested.status === 1);
});

test('a day that is given decides what is valid', () => {
  const on = (day) => run(['decode', 'CNTST9B0000100000000000000042', '--registry', REGISTRY, '--on', day]);
  assert.match(on('2026-06-30').stdout, /Bygone Machines \(fictional\), retired/);
  assert.match(on('2000-01-01').stdout, /Bygone Machines \(fictional\), planned/);
  for (const command of ['decode', 'suggest', 'check']) {
    const { status, stderr } = run([command, GOOD, '--on', '2026-02-30']);
    assert.equal(status, 2, command);
    assert.match(stderr, /--on: expected a day as YYYY-MM-DD, found “2026-02-30”/);
  }
});

test('every registry that an answer rests on is named', () => {
  const names = (text) => ({ en: text, zh: text });
  const document = (issuer, asOf, lists) => {
    const file = join(folder, `${issuer}.json`);
    const about = {
      format: 'humanoid-id-registry/1',
      issuer: names(issuer),
      asOf,
      sequence: 1,
      source: '-',
      licence: '-',
    };
    writeFileSync(file, JSON.stringify({ ...about, enterprises: [], models: [], ...lists }));
    return ['--registry', file];
  };
  const maker = { country: 'CN', code: 'TEST', name: names('maker'), status: 'active', samples: [GOOD] };
  const model = { country: 'CN', enterprise: 'TEST', code: 'H1A001', name: names('model'), status: 'active' };
  const national = document('National', '2026-06-30', { models: [model] });
  const own = document('Own', '2025-01-31', { enterprises: [maker] });
  const empty = document('Empty', '2024-01-31', {});
  const named = (args) => {
    const { stdout, stderr } = run(args);
    return `${stdout}${stderr}`.match(/(?<=Registry(?: \d)?: ).*/g);
  };
  const both = ['National, as of 2026-06-30, no. 1', 'Own, as of 2025-01-31, no. 1'];
  assert.deepEqual(named(['decode', GOOD, ...national, ...own]), both, 'each answered');
  assert.deepEqual(named(['decode', GOOD, ...empty, ...national, ...own]), both, 'one had nothing to say');
  assert.deepEqual(
    named(['decode', GOOD, ...own, ...empty]),
    [both[1], 'Empty, as of 2024-01-31, no. 1'],
    'nobody has the model',
  );
  assert.deepEqual(named(['decode', GOOD, ...empty]), ['Empty, as of 2024-01-31, no. 1'], 'nobody has anything');
  assert.deepEqual(named(['suggest', 'CBTESTH1A00120260522A00000001', ...national, ...own]), both);
  const other = ['--country', 'CN', '--enterprise', 'NX7E', '--model', 'H1A001', '--serial', '20260522A00000001'];
  assert.deepEqual(named(['compose', ...other, ...national, ...own]), both, 'with what they remark');
});

test('codes and documents come from the standard input, too', () => {
  const codes = run(['decode', '-', '--format', 'json'], {}, `${GOOD}\r\n\nCNTST3LX01002621000000004711B\n`);
  const ids = codes.stdout.trim().split('\n');
  assert.deepEqual(
    ids.map((line) => JSON.parse(line).id),
    [GOOD, 'CNTST3LX01002621000000004711B'],
  );
  const document = run(['registry', 'check', '-'], {}, readFileSync(REGISTRY, 'utf8'));
  assert.deepEqual([document.status, document.stdout], [0, '-: sound\n']);
  assert.equal(run(['registry', 'check', '-'], {}, '{').status, 1);
  assert.match(run(['decode', GOOD, '--registry', '-'], {}, readFileSync(REGISTRY, 'utf8')).stdout, /Example One/);
});

test('a field that is given twice is refused', () => {
  const twice = run(['compose', ...MAKER, '--registry', REGISTRY, '--field', 'line=A', '--field', 'line=B']);
  assert.deepEqual([twice.status, twice.stdout], [2, '']);
  assert.match(twice.stderr, /--field: line is given twice/);
});

test('samples are of the enterprise that is given', () => {
  const { stdout } = run(['sample', '--count', '3', '--enterprise', 'TST3']);
  assert.match(stdout, /^(CNTST3[0-9A-Z]{23}\n){3}$/);
  assert.equal(run(['sample', '--enterprise', 'too long']).status, 2);
});

test('suggestions are ranked by what a registry knows', () => {
  const [best] = run(['suggest', 'CHNTESTH1A00120260522A00000001', '--registry', REGISTRY]).stdout.split('\n');
  assert.match(best, new RegExp(`^1 {2}${GOOD} {2}.`));
  const ranks = (args) =>
    run(['suggest', 'CBTESTH1A00120260522A00000001', ...args])
      .stdout.trim()
      .split('\n')
      .map((line) => line[0]);
  assert.deepEqual(ranks(['--registry', REGISTRY]).slice(0, 2), ['1', '2']);
  assert.equal(ranks([])[1], '1', 'without one they are equals');
});

test('a good code has nothing to suggest, and that is no failure', () => {
  assert.deepEqual(run(['suggest', GOOD]), {
    status: 0,
    stdout: '',
    stderr: `humanoid-id: ${GOOD}: well formed; nothing to suggest\n`,
  });
  const noted = run(['suggest', 'USTESTH1A00120260522A00000001', '--lang', 'zh-CN']);
  assert.deepEqual([noted.status, noted.stdout], [0, '']);
  assert.match(noted.stderr, /“US”.*\n.*没有修改建议\n$/);
  const both = run(['suggest', '-'], {}, `${GOOD}\nCNTEST\n`);
  assert.deepEqual([both.status, both.stderr.trim().split('\n').length], [1, 2]);
});

test('what belongs to no option is refused, and not passed over', () => {
  for (const args of [
    ['sample', '5'],
    ['completion', 'bash', '5'],
  ]) {
    const { status, stdout, stderr } = run(args);
    assert.deepEqual([status, stdout], [2, '']);
    assert.ok(stderr.includes(`${args[0]}: “5” belongs to no option`), stderr);
  }
  assert.match(run(['sample', '5', '--lang', 'zh-CN']).stderr, /sample：“5”不属于任何选项/);
});

test('a fault of a whole document is said to be one', () => {
  const said = (...more) => run(['registry', 'check', '-', ...more], {}, '[]').stderr;
  assert.match(said(), /^-: the document: expected an object, found a list$/m);
  assert.match(said('--lang', 'zh-CN'), /^-：整个文件：应为对象，实际为数组$/m);
});

test('a registry that is not there, or not sound, is said with its name', () => {
  const missing = run(['decode', GOOD, '--registry', 'nowhere.json']);
  assert.deepEqual(
    [missing.status, missing.stderr],
    [3, 'humanoid-id: nowhere.json: there is no such file or folder\n'],
  );
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, '{"format":"humanoid-id-registry/1"}');
  const unsound = run(['decode', GOOD, '--registry', bad]);
  assert.equal(unsound.status, 2);
  assert.match(unsound.stderr, /bad\.json: /);
  const faults = run(['registry', 'check', bad]);
  assert.equal(faults.status, 1);
  assert.ok(faults.stderr.trim().split('\n').length > 1, 'every fault has its line');
  assert.match(run(['registry', 'check', REGISTRY]).stdout, /sound/);
});

test('every command has help with an example, in both languages', () => {
  for (const lang of ['en', 'zh-CN']) {
    const { stdout } = run(['--help', '--lang', lang]);
    for (const command of ['check', 'decode', 'suggest', 'format', 'compose', 'sample', 'registry']) {
      assert.match(stdout, new RegExp(`humanoid-id ${command}`));
      const own = run([command, '--help', '--lang', lang]);
      assert.equal(own.status, 0);
      assert.match(own.stdout, new RegExp(`^humanoid-id ${command}[\\s\\S]+\\n {2}humanoid-id ${command}`));
    }
  }
});

test('an option of another command is refused', () => {
  const { status, stderr } = run(['decode', GOOD, '--column', 'code']);
  assert.equal(status, 2);
  assert.match(stderr, /decode has no option --column/);
});
