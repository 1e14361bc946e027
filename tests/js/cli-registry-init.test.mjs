// `registry init`: questions, answers one a line, and a document that the package takes.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { compose, decode, loadRegistry } from '../../pkg/node/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(root, 'pkg', 'node', 'cli.js');
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

const init = (file, answers, lang = 'C.UTF-8') => {
  const env = { PATH: process.env.PATH, LANG: lang };
  const input = answers.map((answer) => `${answer}\n`).join('');
  return spawnSync(process.execPath, [CLI, 'registry', 'init', file], { encoding: 'utf8', env, input, cwd: folder });
};
const MAKER = ['Placeholder Dynamics / 占位动力', 'TST3', 'LX0100', 'One / 一号'];
const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

test('the usual answers make a sound document with a sample, its schema beside it', () => {
  const { status, stdout, stderr } = init('ours.json', [...MAKER, 'LX-2621-4711', '', '', '', '']);
  assert.deepEqual([status, stdout.slice(0, 17)], [0, 'ours.json written']);
  assert.match(stderr, /What is “2621”: date YYWW, digits, text \[date YYWW\]/);
  const document = read('ours.json');
  const isRegistry = new Ajv({ strict: true }).compile(read('registry.schema.json'));
  assert.ok(isRegistry(document), JSON.stringify(isRegistry.errors));
  const registry = loadRegistry(document);
  const [sample] = document.enterprises[0].samples;
  assert.equal(decode(sample, { registry }).serial.inHouse, 'LX-2621-4711');
  assert.equal(sample.slice(0, 16), 'CNTST3LX01002621');
  const robot = { country: 'CN', enterprise: 'TST3', model: 'LX0100' };
  assert.equal(compose({ ...robot, inHouse: 'LX-2652-0001' }, { registry }).status, 'valid');
  assert.equal(compose({ ...robot, inHouse: 'LX-2654-0001' }, { registry }).status, 'invalid');
  const check = spawnSync(process.execPath, [CLI, 'registry', 'check', join(folder, 'ours.json')], {
    encoding: 'utf8',
  });
  assert.match(check.stdout, /sound/);
});

test('a number without leading zeros, letters that vary, and no check character', () => {
  const answers = [...MAKER, 'AB 260522/7', 'letters', 'date YYMMDD', 'number', 'no'];
  assert.equal(init('free.json', answers).status, 0);
  const registry = loadRegistry(read('free.json'));
  const robot = { country: 'CN', enterprise: 'TST3', model: 'LX0100' };
  const made = compose({ ...robot, inHouse: 'XY 260601/123456' }, { registry });
  assert.deepEqual([made.status, made.id.slice(12)], ['valid', 'XY260601000123456']);
});

test('a week with its letter is a date; a date that there is not is told as that', () => {
  const { status, stderr } = init('week.json', [...MAKER, 'LX26W22-0471', '', '', '', '']);
  assert.equal(status, 0, stderr);
  assert.match(stderr, /What is “26W22”: date YYWww, letters, text \[date YYWww\]/);
  const registry = loadRegistry(read('week.json'));
  const robot = { country: 'CN', enterprise: 'TST3', model: 'LX0100' };
  assert.equal(compose({ ...robot, inHouse: 'LX26W53-0001' }, { registry }).status, 'valid');
  assert.equal(compose({ ...robot, inHouse: 'LX27W53-0001' }, { registry }).status, 'invalid');
  const wrong = init('wrong.json', [...MAKER, 'LX27W53-0471', '', '', '', '']);
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /No sound document comes of these answers: .*27W53/);
});

test('an answer that will not do is asked again; a number too long, a file that is there, and no answers are refused', () => {
  assert.equal(
    init('again.json', [MAKER[0], 'TOO LONG', 'TST3', ...MAKER.slice(2), 'LX-2621-4711', '', '', '', '']).status,
    0,
  );
  writeFileSync(join(folder, 'there.json'), '{}');
  assert.match(init('there.json', []).stderr, /there\.json: is there already/);
  const long = init('long.json', [...MAKER, '123456789012345678', 'digits', 'yes']);
  assert.deepEqual([long.status, existsSync(join(folder, 'long.json'))], [2, false]);
  assert.match(long.stderr, /takes 2 places more than a serial has/);
  assert.match(init('none.json', MAKER).stderr, /no answer to: One of your own numbers/);
});

test('the questions are asked in the language of the run', () => {
  assert.match(init('zh.json', [...MAKER, 'LX-2621-4711', '', '', '', '是'], 'zh_CN.UTF-8').stdout, /^已写入zh\.json/);
});
