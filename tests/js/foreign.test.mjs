// Files that hold no rows as they stand are refused by how they begin, whichever way they come, with what they are and
// what to do; none is read as thousands of bad rows.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

import { checkBytes, checkFile, checkStream } from '../../pkg/bulk.js';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

const CODE = 'CNTESTH1A00120260522A00000001';
const TEXT = `name,code\n${`Ada,${CODE}\n`.repeat(40)}`;
const swapped = (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
const wide = (text) =>
  Buffer.concat([...`\ufeff${text}`].map((it) => Buffer.from([it.charCodeAt(0), it.charCodeAt(0) >> 8, 0, 0])));
const bytes = (head) => Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(200, 0xa5)]);
const table = (body) => `<table><tr><td>code</td></tr><tr><td>${body}</td></tr></table>`;
const list = [{ code: CODE }, { code: CODE }];

/** Each as its makers write it, and the code and the words that it is refused with. */
const FOREIGN = {
  'fleet.csv.gz': [gzipSync(TEXT), 'compressed', /gzip -dc/],
  'fleet.csv.zst': [bytes('\x28\xb5\x2f\xfd\x04'), 'compressed', /zstd -dc/],
  'fleet.csv.xz': [bytes('\xfd7zXZ\0\0'), 'compressed', /xz -dc/],
  'fleet.csv.bz2': [bytes('BZh91AY&SY'), 'compressed', /bzip2 -dc/],
  'be.csv': [swapped(TEXT), 'other-encoding', /UTF-16BE/],
  'be-unmarked.csv': [swapped(TEXT).subarray(2), 'other-encoding', /UTF-16BE/],
  'wide.csv': [wide(TEXT), 'other-encoding', /UTF-32LE/],
  'wide-be.csv': [wide(TEXT).swap32(), 'other-encoding', /UTF-32BE/],
  'plates.pdf': [strToU8('%PDF-1.7\n'), 'no-rows', /PDF/],
  'plate.png': [bytes('\x89PNG\r\n\x1a\n'), 'no-rows', /PNG/],
  'plate.jpg': [bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'no-rows', /JPEG/],
  'report.xls': [strToU8(`<html><body>${table(CODE)}</body></html>`), 'markup', /HTML/],
  'sheet.xml': [strToU8(`\ufeff<?xml version="1.0"?>\n${table(CODE)}`), 'markup', /HTML/],
  'document.zip': [zipSync({ 'fleet.csv': strToU8(TEXT) }), 'not-a-workbook', /ZIP/],
  'old.xls': [readFileSync(new URL('../sheets/fleet.xls', import.meta.url)), 'old-excel', /97-2003/],
};
const path = (name) => join(folder, name);
for (const [name, [content]] of Object.entries(FOREIGN)) writeFileSync(path(name), content);

const run = (command, ...args) => {
  const env = { ...process.env, LC_ALL: 'C', CLI, NODE: process.execPath };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command, 'sh', ...args], { encoding: 'utf8', env });
  return { status, stdout, stderr };
};

for (const [name, [content, code, words]] of Object.entries(FOREIGN)) {
  test(`${name} is refused as ${code}`, async () => {
    const refused = { code, message: words };
    await assert.rejects(checkFile(path(name)).summary, refused);
    await assert.rejects(checkStream(new Blob([content])).summary, refused);
    await assert.rejects(checkStream([...content].map((byte) => Uint8Array.of(byte))).summary, refused);
    const isTable = ['not-a-workbook', 'old-excel'].includes(code);
    assert.throws(() => checkBytes(content), isTable ? { code: 'needs-a-stream' } : refused);
    for (const command of ['"$NODE" "$CLI" check "$1"', 'cat "$1" | "$NODE" "$CLI" check /dev/stdin']) {
      const { status, stdout, stderr } = run(command, path(name));
      assert.deepEqual([status, stdout], [3, ''], command);
      assert.match(stderr, words);
    }
    const { status, stderr } = run('"$NODE" "$CLI" check --lang zh-CN - < "$1"', path(name));
    assert.equal(status, 3);
    assert.match(stderr, /^humanoid-id: -：这是.*请/);
  });
}

test('what it advises does it', () => {
  for (const name of ['fleet.csv.gz', 'be.csv', 'wide.csv', 'wide-be.csv']) {
    const { stderr } = run('"$NODE" "$CLI" check "$1"', path(name));
    const command = stderr.match(/as in: (.*)\n/)[1];
    const { status, stdout } = run(
      command.replace('FILE', '"$1"').replace('humanoid-id', '"$NODE" "$CLI"'),
      path(name),
    );
    assert.equal(status, 0, stdout);
    assert.match(stdout, /rows 40, valid 40/);
  }
});

test('a workbook and a table are read from a pipe that has a path', () => {
  for (const name of ['fleet-openpyxl.xlsx', 'fleet-zstd.parquet']) {
    const file = fileURLToPath(new URL(`../sheets/${name}`, import.meta.url));
    const { stdout } = run('cat "$1" | "$NODE" "$CLI" check /dev/stdin', file);
    assert.match(stdout, name.endsWith('.xlsx') ? /read as xlsx/ : /read as parquet/);
  }
});

test('a refusal waits for nobody who still writes', async () => {
  const pipe = path('pipe');
  assert.equal(run('mkfifo "$1"', pipe).status, 0);
  // Open at both ends, so that it never comes to an end.
  const writer = openSync(pipe, 'r+');
  writeSync(writer, readFileSync(path('plates.pdf')));
  const child = spawn(process.execPath, [CLI, 'check', pipe], { stdio: ['pipe', 'ignore', 'ignore'] });
  const other = spawn(process.execPath, [CLI, 'check', '-'], { stdio: ['pipe', 'ignore', 'ignore'] });
  other.stdin.write(readFileSync(path('plates.pdf')));
  const ended = (one) => new Promise((done) => one.on('exit', done));
  assert.deepEqual(await Promise.all([child, other].map(ended)), [3, 3]);
  closeSync(writer);
});

test('rows that only look like it are read, where it is said how', async () => {
  const texts = [`[{"a"],${CODE}\n`, `["x",${CODE}\n`, `<table>,${CODE}\n`];
  for (const text of texts) {
    const { valid } = checkBytes(strToU8(text), { format: 'csv', header: false, column: 2 }).summary;
    assert.equal(valid, 1, text);
  }
  const lines = `{"code":"${CODE}"}\n`;
  assert.equal((await checkStream([lines], { format: 'jsonl' }).summary).valid, 1);
});

test('JSON that is one document is read where its rows are, and refused with the way out where they are nowhere', async () => {
  const documents = {
    'array.json': JSON.stringify(list),
    'pretty.json': `\ufeff${JSON.stringify(list, null, 4)}`,
    'codes.json': JSON.stringify([CODE, CODE], null, 2),
    'deep.json': JSON.stringify({ total: 2, data: list }, null, 2),
    'columns.json': JSON.stringify({ code: { 0: CODE, 1: CODE }, name: { 0: 'a', 1: 'b' } }),
  };
  for (const [name, text] of Object.entries(documents)) {
    for (const format of ['auto', 'jsonl']) {
      const { rows, valid } = checkBytes(strToU8(text), { format }).summary;
      assert.deepEqual([rows, valid], [2, 2], `${name} as ${format}`);
    }
    writeFileSync(path(name), text);
    const { status, stdout } = run('"$NODE" "$CLI" check "$1"', path(name));
    assert.deepEqual([status, /rows 2, valid 2/.test(stdout)], [0, true], name);
  }
  const others = [
    JSON.stringify(list[0], null, 2),
    list.map(({ code }) => `{\r\n "code": "${code}"\r\n}\r\n`).join(''),
  ];
  for (const text of others) {
    writeFileSync(path('other.json'), text);
    const { status, stdout, stderr } = run('"$NODE" "$CLI" check "$1"', path('other.json'));
    assert.deepEqual([status, stdout, /jq -c/.test(stderr)], [2, '', true], text);
  }
});
