// A check of millions of rows on one thread lets everything else have its turn: timers, whoever aborts it, an interrupt.
// Nothing here depends on how fast the machine is: what is asked is that others have had a turn long before the end.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { checkFile, checkStream } from '../../pkg/bulk.js';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

const utf8 = new TextEncoder();
const BAD_ROWS = 150_000;
const bad = Array.from({ length: BAD_ROWS }, (_, at) => `XXTESTH1A00120260522A${String(at).padStart(8, '0')}\n`);
const BAD = join(folder, 'bad.txt');
writeFileSync(BAD, bad.join(''));

/** Pieces of a stream that never waits for anything. */
async function* pieces() {
  for (let at = 0; at < BAD_ROWS; at += 10_000) yield utf8.encode(bad.slice(at, at + 10_000).join(''));
}

for (const [name, check] of [
  ['a file', (options) => checkFile(BAD, options)],
  ['a file with exact duplicates', (options) => checkFile(BAD, { ...options, duplicates: 'exact' })],
  ['a file with near duplicates', (options) => checkFile(BAD, { ...options, duplicates: 'near' })],
  ['a stream', (options) => checkStream(pieces(), options)],
]) {
  test(`timers run while rows of ${name} are handed out`, async () => {
    let [rows, turns] = [0, 0];
    const timer = setInterval(() => turns++, 1);
    for await (const _ of check()) if (rows++ === 0) turns = 0;
    clearInterval(timer);
    assert.equal(rows, BAD_ROWS);
    assert.ok(turns >= 10, `${turns} turns`);
  });

  test(`an abort is heard while rows of ${name} are handed out`, async () => {
    const abort = new AbortController();
    const checking = check({ signal: abort.signal, onProgress: () => setTimeout(() => abort.abort()) });
    let rows = 0;
    const read = async () => {
      for await (const _ of checking) rows++;
    };
    await assert.rejects(read(), { name: 'AbortError' });
    await assert.rejects(checking.summary, { name: 'AbortError' });
    assert.ok(rows < BAD_ROWS / 2, `${rows} rows came all the same`);
  });
}

test('an abort is heard while rows are only counted', async () => {
  const piece = utf8.encode('CNTESTH1A00120260522A00000001\n'.repeat(10_000));
  const most = 2000;
  let taken = 0;
  async function* endless() {
    while (taken++ < most) yield piece;
  }
  const abort = new AbortController();
  const options = { report: 'none', signal: abort.signal, onProgress: () => setTimeout(() => abort.abort()) };
  await assert.rejects(checkStream(endless(), options).summary, { name: 'AbortError' });
  assert.ok(taken < most / 2, `${taken} pieces were taken`);
});

test('an interrupt is heard while the command writes rows, to a file as well as to a pipe', async () => {
  for (const sink of ['file', 'pipe']) {
    const written = join(folder, 'rows.jsonl');
    const out = sink === 'file' ? openSync(written, 'w') : 'pipe';
    const options = { stdio: ['ignore', out, 'ignore'] };
    const child = spawn(process.execPath, [CLI, 'check', BAD, '--format', 'jsonl'], options);
    const hasBegun = () => sink === 'file' && statSync(written).size > 0;
    const looking = setInterval(() => hasBegun() && child.kill('SIGINT'), 5);
    let bytes = 0;
    child.stdout?.on('data', (data) => {
      bytes += data.length;
      child.kill('SIGINT');
    });
    const ended = await new Promise((done) => child.on('close', (_, signal) => done(signal)));
    clearInterval(looking);
    if (sink === 'file') closeSync(out);
    assert.equal(ended, 'SIGINT', sink);
    if (sink === 'file') bytes = statSync(written).size;
    // A row takes more than a hundred bytes of JSON.
    assert.ok(bytes < (100 * BAD_ROWS) / 2, `${bytes} bytes were written to a ${sink}`);
  }
});
