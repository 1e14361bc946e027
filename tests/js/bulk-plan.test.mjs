// How files are read, from end to end: exports as people have them, through the command line.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const GOOD = 'CNTESTH1A00120260522A00000001';
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

const check = (file, content, ...options) => {
  writeFileSync(join(folder, file), content);
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  const args = [CLI, 'check', file, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env, cwd: folder });
  return { status, stdout, stderr };
};

test('a table of a few uneven rows, one without rows, and a column that is not there', () => {
  const titles = '某某公司台账\r\n制表日期：2026-06-01\r\n\r\n';
  const uneven = check('uneven.csv', `${titles}序号,编码,名称\r\n1,${GOOD},a\r\n2,${GOOD},b\r\n合计 2 台\r\n`);
  assert.match(uneven.stdout, /valid 2, .*\n.*csv, utf-8, column 编码/);
  const names = 'name,code\r\n';
  const { status, stdout } = check('names.csv', names);
  const none = 'names.csv: rows 0, valid 0, invalid 0, with a warning 0, blank 0';
  assert.deepEqual([status, stdout.split('\n')[0]], [1, none]);
  const beyond = check('names.csv', names, '--column', '9');
  assert.equal(beyond.status, 2);
  assert.match(beyond.stderr, /names\.csv: there is no column 9; there are 2/);
  assert.match(check('names.csv', names, '--column', '9', '--lang', 'zh-CN').stderr, /没有第9列；共有2列/);
  // The first row may be a person's: nothing of it is told.
  const persons = `某人,13800138000,${GOOD}\n某人,13800138001,BAD\n`;
  const nameless = check('persons.csv', persons, '--column', 'code');
  assert.equal(nameless.status, 2);
  assert.match(
    nameless.stderr,
    /no column “code”, and no row that is known to name the columns; .* by its number, from 1$/m,
  );
  assert.match(check('persons.csv', persons, '--column', '3').stdout, /rows 2, valid 1, invalid 1/);
});

test('four members of JSON lines make a code, and a key that is not there is an error', () => {
  const four = { country: 'CN', enterprise: 'TEST', model: 'H1A001', serial: '20260522A00000001' };
  const line = `${JSON.stringify(four)}\n`;
  const { status, stdout } = check('four.jsonl', line, '--columns', 'country,enterprise,model,serial');
  assert.equal(status, 0, stdout);
  assert.match(stdout, /valid 1, .*\n.*jsonl, ascii, columns country, enterprise, model, serial \(as given\)/);
  const missing = check('four.jsonl', line, '--column', 'nokey');
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /there is no column “nokey”; there are: country, enterprise, model, serial/);
  const robot = `{"robot":${line.trim()}}\n`;
  const nested = check('nested.jsonl', robot + robot, '--column', 'robot');
  assert.deepEqual([nested.status, /row-shape/.test(nested.stdout)], [1, true]);
  // The only line may be a document, whose rows are somewhere in it; here they are not.
  const alone = check('nested.jsonl', robot);
  assert.deepEqual([alone.status, /no list of rows was found/.test(alone.stderr)], [2, true]);
});

test('segments in columns of their own are found, said, and told of by their segment', () => {
  const file = '国别,企业,型号,序列号\nCN,TEST,H1A001,20260522A00000001\nCN,TEST,H1A001,123\n';
  const { status, stdout } = check('four.csv', file);
  assert.equal(status, 1);
  assert.match(
    stdout,
    /rows 2, valid 1, .*\n.*columns 国别, 企业, 型号, 序列号 \(found by name\)\n +1 +lost-leading-zeros/,
  );
  const bare = check('bare.csv', file.slice(file.indexOf('\n') + 1), '--lang', 'zh-CN');
  assert.match(bare.stdout, /数据行 2，格式正确 1，.*\n.*列 1、2、3、4（按内容识别）/);
  const json = check('four.jsonl', '{"serial":"20260522A00000001","maker":"TEST","model":"H1A001","country":"CN"}\n');
  assert.match(json.stdout, /valid 1, .*\n.*columns country, maker, model, serial \(found by name\)/);
});

test('of a line of JSON that is no row it is said why, and no place in it', () => {
  const lines = `{"code":"${GOOD}"}\n{"code":["${GOOD}"]}\n["${GOOD}"]\nno JSON\n`;
  const { stdout } = check('odd.jsonl', lines, '--column', 'code', '--format', 'csv');
  const [, nested, array, text] = stdout.trimEnd().split('\r\n');
  assert.match(nested, /,invalid,row-shape,,The code is a JSON array or object\. Write it as a string\./);
  assert.match(array, /,invalid,row-shape,,"This line is not one JSON object\./);
  assert.match(text, /,invalid,row-shape,,"This line is not one JSON object\./);
});

test('files that were joined have the names of their columns more than once', () => {
  const one = `code,name\n${GOOD},a\n`;
  const { status, stdout } = check('joined.csv', one + one, '--duplicates', 'exact');
  assert.equal(status, 0, stdout);
  assert.match(stdout, /rows 3, valid 2, invalid 0, with a warning 1/);
});

test('what is not ASCII only far down is spelled in one way throughout, by any number of threads', () => {
  const table = (rows) => `name,code,note\nr,bad,x\n${`r,${GOOD},x\n`.repeat(rows)}`;
  // 张三 and 备注 in GB18030.
  const late = Buffer.concat([Buffer.from('d5c5c8fd', 'hex'), Buffer.from(',bad,'), Buffer.from('b1b8d7a2', 'hex')]);
  const file = Buffer.concat([Buffer.from(table(3000)), late]);
  const { stdout } = check('late.csv', file, '--annotate', 'copy.csv', '--lang', 'zh-CN');
  assert.match(stdout, /gb18030/);
  const lines = new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(join(folder, 'copy.csv'))).split('\n');
  assert.match(lines[1], /^invalid,too-short,[^,]*,[^,]*[\u4e00-\u9fff][^,]*,r,bad,x$/);
  assert.match(lines.at(-1), /^invalid,too-short,.*,张三,bad,备注$/);
  const large = Buffer.concat([Buffer.from(table(220_000)), late]);
  for (const workers of ['1', '2'])
    assert.match(check('large.csv', large, '--workers', workers).stdout, /csv, gb18030/);
});
