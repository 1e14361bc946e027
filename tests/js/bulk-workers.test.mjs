// Several threads on one file come to the same as one. Where a part may be cut is held by tests/bulk_parts.rs; here are
// the threads themselves.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkFile } from '../../pkg/bulk.js';
import { loadRegistry } from '../../pkg/index.js';
import sample from '../../pkg/sample-registry.js';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));
const file = (name, bytes) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const bad = (number) => code(number).replace('H', '#');
const code = (number) => `CNTESTH1A00120260522A${String(number).padStart(8, '0')}`;

/** Quoted line ends all over, and in the middle a field that is longer than what is seen before a cut. */
function rows(count) {
  const out = ['no,code,text\r\n'];
  for (let number = 1; number <= count; number++) {
    const isBad = number % 1_000 === 7;
    out.push(`${number},"${isBad ? bad(number) : code(number)}","a ""b"",\r\n\r\n${number % 3 ? 'c' : '机器人'}"\r\n`);
    if (number % 20_000 === 0) out.push(`${number},${code(number)},"${'\r\nx,y,"",z'.repeat(90_000)}"\r\n`);
  }
  return out.join('');
}

async function collect(path, options) {
  const checking = checkFile(path, options);
  const rows = [];
  for await (const row of checking) rows.push(row);
  const { ms, workers, ...summary } = await checking.summary;
  return { rows, summary, workers };
}

const TEXT = rows(90_000);

test('any number of threads tells what one tells', async () => {
  const plain = `${Array.from({ length: 300_000 }, (_, at) => (at % 9_999 === 5 ? bad(at) : code(at))).join('\n')}\n`;
  for (const [name, bytes] of [
    ['quoted.csv', TEXT],
    ['marked.csv', `\ufeff${TEXT}`],
    ['gb18030.csv', Buffer.from(TEXT.replaceAll('机器人', 'JQR'), 'latin1').fill(0xa1, 40, 42)],
    ['plain.txt', plain],
    ['rows.jsonl', plain.replaceAll('\n', '"}\n').replaceAll('CN', '{"code":"CN')],
  ]) {
    const path = file(name, bytes);
    const { workers, ...one } = await collect(path, {});
    assert.equal(workers, 1);
    assert.ok(one.rows.length > 30, name);
    for (const workers of [2, 3, 5]) {
      const { workers: threads, ...several } = await collect(path, { workers });
      assert.ok(threads > 1 && threads <= workers, `${name}: ${threads}`);
      assert.deepEqual(several, one, `${name}, ${workers} threads`);
    }
    const first = await collect(path, { workers: 2, maxReports: 7 });
    const left = { invalid: 7, other: 7 };
    const few = one.rows.filter(({ status }) => left[status === 'invalid' ? status : 'other']-- > 0);
    assert.ok(few.length >= 7);
    assert.deepEqual([first.rows, first.summary], [few, one.summary]);
  }
});

test('every thread asks the registry', async () => {
  // Now and then a model that it does not know, and a maker.
  const make = (at) => (at % 10_000 === 1 ? 'CNTESTH1A999' : at % 10_000 === 2 ? 'CNTESUH1A001' : 'CNTESTH1A001');
  const codes = Array.from({ length: 300_000 }, (_, at) => `${make(at)}${code(at + 1).slice(12)}\n`);
  const path = file('registry.txt', codes.join(''));
  const registry = loadRegistry(sample);
  const { workers: _, ...one } = await collect(path, { registry });
  assert.deepEqual(one.summary.byCode, { 'enterprise-unknown': 30, 'model-unknown': 60 });
  const { workers, ...two } = await collect(path, { registry, workers: 2 });
  assert.equal(workers, 2);
  assert.deepEqual(two, one);
});

test('reports and annotated copies are the same, byte for byte', () => {
  const path = file('copied.csv', TEXT);
  const written = ['1', '3'].map((workers) => {
    const [report, copy] = ['report', 'copy'].map((name) => join(folder, `${name}.${workers}.csv`));
    const args = ['check', path, '--workers', workers, '--report', report, '--annotate', copy];
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [1, '']);
    return [stdout, readFileSync(report, 'utf8'), readFileSync(copy, 'utf8')];
  });
  for (const [at, text] of written[0].entries()) assert.ok(text === written[1][at], `of three texts, number ${at}`);
});

test('what is not cut is read by one thread, and the command line says so', async () => {
  const path = file('utf16.csv', Buffer.from(`\ufeff${TEXT}`, 'utf16le'));
  const { workers, summary } = await collect(path, { workers: 4, report: 'none' });
  assert.deepEqual([workers, summary.encoding, summary.invalid > 0], [1, 'utf-16le', true]);
  const { stderr } = spawnSync(process.execPath, [CLI, 'check', path, '--workers', '2', '--lang', 'en'], {
    encoding: 'utf8',
  });
  assert.match(stderr, /by one thread: UTF-16/);
  const none = spawnSync(process.execPath, [CLI, 'check', path, '--workers', '0', '--lang', 'en'], {
    encoding: 'utf8',
  });
  assert.deepEqual(
    [none.status, none.stderr.split('\n')[0]],
    [2, 'humanoid-id: --workers: expected a whole number from 1, found “0”'],
  );
  const most = spawnSync(process.execPath, [CLI, 'sample', '--count', '1000001', '--lang', 'en'], { encoding: 'utf8' });
  assert.deepEqual(
    [most.status, most.stderr.split('\n')[0]],
    [2, 'humanoid-id: --count: expected a whole number up to 1,000,000, found “1000001”'],
  );
  assert.equal((await collect(file('small.txt', `${code(1)}\n`), { workers: 8 })).workers, 1);
});

test('threads end with whoever reads the rows, with an abort, and with a wrong option', async () => {
  const path = file('ended.csv', TEXT);
  for await (const row of checkFile(path, { workers: 3 })) {
    assert.equal(row.row, 7);
    break;
  }
  const abort = new AbortController();
  const checking = checkFile(path, { workers: 2, signal: abort.signal, onProgress: () => abort.abort() });
  await assert.rejects(checking.summary, { name: 'AbortError' });
  for (const options of [{ workers: 0 }, { workers: 1.5 }, { workers: 2, column: 'missing' }]) {
    await assert.rejects(async () => checkFile(path, options).summary, { name: 'TypeError' });
  }
  assert.deepEqual(
    process.getActiveResourcesInfo().filter((name) => name === 'MessagePort'),
    [],
  );
});
