// The summary as a page: what it says is what was counted, it holds nothing but text of what came from the file, and
// asks for nothing.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const GOOD = 'CNTESTH1A00120260522A00000001';
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-report-'));
after(() => rmSync(folder, { recursive: true }));

const run = (...args) => {
  const options = { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, LANG: 'C.UTF-8' } };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'check', ...args], options);
  return { status, stdout, stderr };
};
const file = (name, ...rows) => writeFileSync(join(folder, name), `${rows.join('\r\n')}\r\n`);
const text = (html) => html.replace(/<style>.*<\/style>|<[^>]+>/gs, ' ').replace(/\s+/g, ' ');

file(
  'fleet.csv',
  '序号,编码',
  `1,${GOOD}`,
  `2,${GOOD}`,
  `3,${GOOD.replace('H1A001', 'H1A0#1')}`,
  '4,8.61599900120261E+028',
  '5,<img src=x onerror=alert(1)>',
  `6,DE${GOOD.slice(2)}`,
  '7,',
  '合计,7',
);
file('good.txt', GOOD);

test('a page says what was counted, in both languages', () => {
  for (const [lang, verdict, others] of [
    [
      'en',
      '3 of 8 rows do not contain a well-formed code.',
      ['Duplicates 1', 'CN China 2', 'DE Germany 1', 'spreadsheet-scientific 1', 'character-not-allowed 2'],
    ],
    [
      'zh-CN',
      '8行中有3行的内容不是格式正确的编码。',
      [
        '重复 1',
        'CN 中国 2',
        'DE 德国 1',
        'spreadsheet-scientific 变成了科学计数法 1',
        'character-not-allowed 含不允许的字符 2',
      ],
    ],
  ]) {
    const { status, stdout, stderr } = run('fleet.csv', '--duplicates', 'exact', '--format', 'html', '--lang', lang);
    assert.deepEqual([status, stderr], [1, '']);
    assert.match(stdout, new RegExp(`^<!doctype html>\\n<html lang="${lang}">`));
    const said = text(stdout);
    for (const part of [verdict, ...others, 'CNTEST 2']) {
      assert.ok(said.includes(part), `${part} in ${said}`);
    }
  }
});

test('errors stand at their places, and those without a place are told', () => {
  const { stdout } = run('fleet.csv', '--format', 'html');
  const columns = [...stdout.matchAll(/<title>Place (\d+), ([\w ]+): (\d+)<\/title>/g)];
  assert.equal(columns.length, 29);
  const counted = columns.filter(([, , , count]) => count !== '0').map(([, ...facts]) => facts.join(' '));
  assert.deepEqual(counted, ['1 country or region 1', '11 model 1']);
  assert.deepEqual(
    ['country or region', 'enterprise', 'model', 'serial'].map(
      (name) => columns.filter(([, , segment]) => segment === name).length,
    ),
    [2, 4, 6, 17],
  );
  assert.match(text(stdout), /1 row has an error that concerns the whole row/);
});

test('what came from a file is text, and the page asks for nothing', () => {
  const { stdout } = run('fleet.csv', '--format', 'html');
  assert.match(stdout, /default-src 'none'; style-src 'unsafe-inline'/);
  assert.doesNotMatch(stdout, /<img|<script|<link|\bsrc=|url\(|@import/);
  // Marks stand between its characters.
  assert.ok(stdout.replace(/<[^>]+>/g, '').includes('&lt;img src=x onerror=alert(1)&gt;'));
});

test('a page can be a report, beside text', () => {
  const { stdout } = run('fleet.csv', '--report', 'summary.html');
  assert.match(stdout, /^fleet\.csv: rows 8, valid 3, invalid 3,/);
  assert.match(readFileSync(join(folder, 'summary.html'), 'utf8'), /<\/html>\n$/);
  assert.ok(!readdirSync(folder).some((name) => name.endsWith('.part')));
});

test('several files come to one page, and what could not be read is said', () => {
  const { status, stdout } = run('fleet.csv', 'good.txt', 'missing.csv', '--format', 'html');
  const said = text(stdout);
  assert.equal(status, 3);
  for (const part of [
    'What is in 2 files',
    '3 of 9 rows',
    'missing.csv (there is no such file or folder)',
    'fleet.csv 8 3 3',
    'good.txt 1 1 0',
    'Duplicates were not looked for.',
  ]) {
    assert.ok(said.includes(part), `${part} in ${said}`);
  }
  assert.equal(stdout.match(/<details>/g).length, 2);
  assert.match(
    text(run('fleet.csv', 'good.txt', '--duplicates', 'exact', '--format', 'html').stdout),
    /within each file/,
  );
});

test('nothing wrong, nothing there, nothing read: a page all the same', () => {
  file('empty.csv', 'code');
  assert.match(text(run('good.txt', '--format', 'html').stdout), /The only row holds a well-formed code/);
  assert.match(text(run('empty.csv', '--column', 'code', '--format', 'html').stdout), /There is no row of data/);
  assert.match(text(run('missing.csv', '--format', 'html').stdout), /could not be read: missing\.csv/);
});

test('text counts duplicates only where they were looked for', () => {
  assert.doesNotMatch(run('fleet.csv').stdout, /duplicates/);
  assert.match(run('fleet.csv', '--duplicates', 'exact').stdout, /duplicates 1/);
});

test('text says what stands between fields where that is no comma', () => {
  file('semicolons.csv', '序号;编码', `1;${GOOD}`, `2;${GOOD}`);
  const line = (...args) => run(...args).stdout.split('\n')[1];
  assert.match(line('semicolons.csv'), /read as csv, utf-8, delimiter ";", column 编码/);
  assert.match(line('semicolons.csv', '--lang', 'zh-CN'), /按 csv 读取，utf-8，分隔符";"，列 编码/);
  file('controls.csv', `no\u0001code`, `1\u0001${GOOD}`);
  assert.match(line('controls.csv', '--delimiter', '\u0001'), /delimiter "\\u0001"/);
  assert.doesNotMatch(line('fleet.csv'), /delimiter/);
});
