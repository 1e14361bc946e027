// Registry documents on the command line: how they are read, what is said of bad ones, and which of several answered.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(root, 'pkg', 'node', 'cli.js');
const REGISTRY = join(root, 'pkg-template', 'sample-registry.json');
const SAMPLE = readFileSync(REGISTRY, 'utf8');
const GOOD = 'CNTESTH1A00120260522A00000001';
const MB = 1 << 20;
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));
const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };

const run = (args, input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env, input });
  return { status, stdout, stderr };
};
const written = (name, text) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

test('the standard input is read by one alone', () => {
  for (const args of [
    ['decode', '-', '--registry', '-'],
    ['suggest', '-', '--registry', '-'],
    ['check', '-', '--registry', '-'],
    ['compose', '--country', 'CN', '--registry', '-', '--registry', '-'],
    ['decode', '-', '-'],
    ['format', '-', '-'],
    ['registry', 'check', '-', '-'],
  ]) {
    const { status, stdout, stderr } = run(args, SAMPLE);
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, /standard input \(-\) can be read only once/, args.join(' '));
    assert.match(run([...args, '--lang', 'zh-CN'], SAMPLE).stderr, /标准输入（-）只能读取一次/);
  }
});

test('what is no document for its size is not read to its end', async () => {
  const large = written('large.json', Buffer.alloc(33 * MB, 0x20));
  for (const [args, exit] of [
    [['registry', 'check', large], 1],
    [['decode', GOOD, '--registry', large], 2],
  ]) {
    const { status, stderr } = run(args);
    assert.equal(status, exit);
    assert.match(stderr, /large\.json: the document: expected at most 33554432 bytes, found more/);
    assert.match(run([...args, '--lang', 'zh-CN']).stderr, /超出上限：不超过33554432字节/);
  }
  // Whoever writes without an end is not waited for.
  const child = spawn(process.execPath, [CLI, 'registry', 'check', '-'], { env, stdio: ['pipe', 'ignore', 'pipe'] });
  const block = Buffer.alloc(MB, 0x20);
  let brought = 0;
  const bring = () => {
    brought += block.length;
    if (brought < 500 * MB) child.stdin.write(block, (error) => error || bring());
  };
  child.stdin.on('error', () => {});
  bring();
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const [status] = await new Promise((done) => child.on('close', (...ended) => done(ended)));
  assert.equal(status, 1, stderr);
  assert.match(stderr, /^-: the document: expected at most 33554432 bytes, found more$/m);
  assert.ok(brought < 60 * MB, `${brought / MB} MB were taken`);
});

test('of a document that cannot be asked a few faults are told, and how many more there are', () => {
  const file = written('faulty.json', '{}');
  const all = run(['registry', 'check', file]);
  const lines = all.stderr.trim().split('\n');
  assert.deepEqual([all.status, lines.length], [1, 8], 'every member that is missing');
  const { status, stderr } = run(['decode', GOOD, '--registry', file]);
  assert.equal(status, 2);
  assert.ok(stderr.startsWith(`humanoid-id: ${lines.slice(0, 5).join('\n')}\n`), stderr);
  assert.match(stderr, /faulty\.json: and 3 more; humanoid-id registry check lists all/);
  assert.match(run(['decode', GOOD, '--registry', file, '--lang', 'zh-CN']).stderr, /另有3处/);
});

test('one file that cannot be read does not keep the others from being checked', () => {
  const faulty = written('faulty.json', '{}');
  const { status, stdout, stderr } = run(['registry', 'check', join(folder, 'nowhere.json'), faulty, REGISTRY]);
  assert.deepEqual([status, stdout], [3, `${REGISTRY}: sound\n`]);
  assert.match(stderr, /nowhere\.json: there is no such file or folder/);
  assert.match(stderr, /faulty\.json: \/format: expected/);
});

test('of several registries it is said which one answered', () => {
  const own = JSON.parse(SAMPLE);
  const names = { en: 'Our own', zh: '自有' };
  const model = { ...own.models[0], code: 'H1A001', enterprise: 'TEST', name: { en: 'Ours', zh: '自产' } };
  const document = { ...own, issuer: names, asOf: '2026-07-01', sequence: 12, enterprises: [], models: [model] };
  const layers = ['--registry', REGISTRY, '--registry', written('own.json', JSON.stringify(document))];
  const { stdout } = run(['decode', GOOD, ...layers]);
  assert.match(stdout, /^ {2}TEST +Example Robotics \(fictional\), active \(registry 1\)$/m);
  assert.match(stdout, /^ {2}H1A001 +Ours, active \(registry 2\)$/m);
  assert.match(stdout, /^Registry 1: .*, as of 2026-06-30, no\. \d+\nRegistry 2: Our own, as of 2026-07-01, no\. 12$/m);
  const zh = run(['decode', GOOD, ...layers, '--lang', 'zh-CN']).stdout;
  assert.match(zh, /自产，启用（名录2）/);
  assert.match(zh, /^名录2：自有，截至2026-07-01，第12号$/m);
  assert.match(run(['decode', 'CNTESTH9Z99920260522A00000001', ...layers]).stdout, /in none of the registries/);
  const alone = run(['decode', GOOD, '--registry', REGISTRY]).stdout;
  assert.match(alone, /^Registry: .*, no\. \d+$/m);
  assert.doesNotMatch(alone, /registry 1/);
});

test('a number without its model is refused for the model', () => {
  const number = ['compose', '--country', 'CN', '--enterprise', 'TST3', '--in-house', 'LX-2621-4711'];
  const { status, stdout, stderr } = run([...number, '--registry', REGISTRY]);
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /complete the model segment \(6 places\)/);
  assert.doesNotMatch(stderr, /check character/);
  assert.match(run([...number, '--registry', REGISTRY, '--lang', 'zh-CN']).stderr, /补全产品型号代码（6位）/);
});
