// What checks of many codes are given: bytes in whatever form a host has them, and a TypeError that names what was
// expected for all that is no bytes.

import assert from 'node:assert/strict';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';

import { annotate, checkBytes, checkFile, checkStream } from '../../pkg/bulk.js';

const TEXT = '编码,名称\nCNTESTH1A00120260522A00000001,一号机\n#,二号机\n';
const BYTES = new TextEncoder().encode(TEXT);
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'fleet.csv');
writeFileSync(path, TEXT);

const shared = new Uint8Array(new SharedArrayBuffer(BYTES.length));
shared.set(BYTES);
const inside = new Uint8Array(BYTES.length + 9);
inside.set(BYTES, 5);

/** The same bytes, as hosts have them. */
const FORMS = {
  'a Uint8Array': BYTES,
  'a Buffer': Buffer.from(BYTES),
  'an ArrayBuffer': BYTES.buffer,
  'a SharedArrayBuffer': shared.buffer,
  'a Uint8ClampedArray': new Uint8ClampedArray(BYTES),
  'a view of a part': new DataView(inside.buffer, 5, BYTES.length),
  'an ArrayBuffer of another realm': runInNewContext('new Uint8Array(bytes).buffer', { bytes: [...BYTES] }),
  'a Uint8Array of another realm': runInNewContext('new Uint8Array(bytes)', { bytes: [...BYTES] }),
};

const inBrief = ({ rows, valid, invalid, bytes, columnNames }) => [rows, valid, invalid, bytes, columnNames];
const EXPECTED = [2, 1, 1, BYTES.length, ['编码']];

for (const [name, bytes] of Object.entries(FORMS)) {
  test(`${name} is bytes: as a whole, as a piece, and as a piece of a web stream`, async () => {
    const { summary, detail } = checkBytes(bytes);
    assert.deepEqual(inBrief(summary), EXPECTED);
    assert.equal(detail(1).id, 'CNTESTH1A00120260522A00000001');
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
    for (const source of [bytes, [bytes], new Set([bytes]), stream]) {
      assert.deepEqual(inBrief(await checkStream(source).summary), EXPECTED);
    }
  });
}

test('pieces of text are read as UTF-8', async () => {
  for (const source of [createReadStream(path, 'utf8'), [TEXT], [...TEXT], [TEXT.slice(0, 9), BYTES.subarray(17)]]) {
    assert.deepEqual(inBrief(await checkStream(source).summary), EXPECTED);
  }
  const { summary } = checkBytes(BYTES);
  const rows = checkStream([TEXT], { report: 'all' });
  let copy = '';
  for await (const piece of annotate(createReadStream(path, 'utf8'), summary, rows, ({ code }) => code)) {
    copy += new TextDecoder().decode(piece);
  }
  assert.match(copy, /^status,.*\nvalid,,,,CNTEST.*,一号机\ninvalid,.*,二号机\n$/);
});

test('a file is named by a path or by a URL, for several threads as well', async () => {
  const large = join(folder, 'large #1.csv');
  writeFileSync(large, 'CNTESTH1A00120260522A00000001\n'.repeat(300_000));
  for (const options of [{}, { workers: 2 }]) {
    const { rows, workers } = await checkFile(pathToFileURL(large), options).summary;
    assert.deepEqual([rows, workers], [300_000, options.workers ?? 1]);
  }
});

test('what is no bytes is refused before anything is read, with what was expected and what was found', () => {
  const others = [
    [undefined, 'undefined'],
    [null, 'null'],
    [5, 'number'],
    ['fleet.csv', 'string'],
    [() => {}, 'function'],
    [{}, 'Object'],
    [Object.create(null), 'object'],
    [new Response('x'), 'Response'],
    [Promise.resolve(BYTES), 'Promise'],
  ];
  for (const [given, found] of others) {
    const said = (name) => ({ name: 'TypeError', message: new RegExp(`^${name}: expected .*, found ${found}$`) });
    assert.throws(() => checkBytes(given), said('bytes'));
    assert.throws(() => checkStream(given), said('source'));
    if (typeof given !== 'string') assert.throws(() => checkFile(given), said('path'));
  }
  for (const given of [[...BYTES], new Blob([BYTES])]) assert.throws(() => checkBytes(given), /^TypeError: bytes: /);
  for (const given of [BYTES, [BYTES], new URL('https://example.org/fleet.csv')]) {
    assert.throws(() => checkFile(given), /^TypeError: path: expected .*file:/);
  }
});

test('a piece that is no bytes fails the check, and says so', async () => {
  for (const [piece, found] of [
    [5, 'number'],
    [null, 'null'],
    [{ row: 1 }, 'Object'],
  ]) {
    const said = { name: 'TypeError', message: `source: expected pieces of bytes or text, found ${found}` };
    const { summary } = checkStream([BYTES, piece]);
    await assert.rejects(summary, said);
    const read = async () => {
      for await (const _ of checkStream([BYTES, piece]));
    };
    await assert.rejects(read(), said);
  }
});
