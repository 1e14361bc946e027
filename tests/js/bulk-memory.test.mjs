// A limit of memory changes how duplicates are found, and nothing about what is found. How codes wait in a store is held by
// tests/bulk_deferred.rs; here is the temporary file, and what becomes of it.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { checkFile, checkStream, NotTheSameBytes } from '../../pkg/bulk.js';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));
const temporaryFolder = join(folder, 'temporary');
mkdirSync(temporaryFolder);

/** The least there is: a third of the codes below has to wait in the file. */
const memory = 160e6;
const ROWS = 700_000;
const PATH = join(folder, 'drawn.txt');
writeFileSync(PATH, drawn(ROWS));

/** Serials without a beginning in common; every hundredth code comes again, now and then one is bad. */
function drawn(count) {
  const serial = (number) => ((number * 0x9e3779b1) % 2 ** 44).toString(16).toUpperCase().padStart(11, '0');
  const code = (number) => `CNTESTH1A001${serial(number)}777777`;
  const lines = Array.from({ length: count }, (_, at) => {
    if (at % 100 === 99) return code(Math.floor(at / 3));
    return at % 10_007 === 5 ? code(at).replace('H1A', 'H#A') : code(at);
  });
  return `${lines.join('\n')}\n`;
}

async function collect(options) {
  const rows = [];
  const checking = checkFile(PATH, { duplicates: 'exact', ...options });
  for await (const row of checking) rows.push(row);
  const { ms, ...summary } = await checking.summary;
  return { rows, summary };
}

test('the same rows are told in the same order, with the same counts', async () => {
  const phases = new Set();
  const onProgress = ({ phase, done }) => {
    phases.add(phase);
    assert.ok(done >= 0 && done <= 1, `${done}`);
    // It lost its name as soon as it was open.
    assert.deepEqual(readdirSync(temporaryFolder), []);
  };
  const free = await collect({});
  assert.ok(free.summary.duplicates > 3_000 && free.rows.length > 3_000, `${free.summary.duplicates}`);
  assert.deepEqual(await collect({ memory, temporaryFolder, onProgress }), free);
  assert.deepEqual(
    [...phases].filter((phase) => phase !== 'compare'),
    ['read', 'tell'],
  );
  const { summary, rows } = await collect({ memory, report: 'none' });
  assert.deepEqual([summary, rows], [free.summary, []]);
});

test('reports and annotated copies are the same, byte for byte', () => {
  const few = join(folder, 'few.txt');
  writeFileSync(few, drawn(30_000));
  const written = [[], ['--memory', '160MB', '--temp-dir', temporaryFolder]].map((limit, at) => {
    const [report, copy] = ['report', 'copy'].map((name) => join(folder, `${name}.${at}.csv`));
    const args = ['check', few, '--duplicates', 'exact', ...limit, '--report', report, '--annotate', copy];
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [1, '']);
    return [stdout, readFileSync(report, 'utf8'), readFileSync(copy, 'utf8')];
  });
  for (const [at, text] of written[0].entries()) assert.ok(text === written[1][at], `of three texts, number ${at}`);
});

test('a folder that is not there, or has no room, is told as such', async () => {
  const missing = join(folder, 'missing');
  await assert.rejects(collect({ memory, temporaryFolder: missing }), { code: 'ENOENT', temporaryFolder: missing });
  const check = (...args) => ['check', PATH, '--lang', 'en', '--duplicates', 'exact', '--memory', '160MB', ...args];
  const told = `humanoid-id: ${PATH}: folder for temporary files`;
  const none = spawnSync(process.execPath, [CLI, ...check('--temp-dir', missing)], { encoding: 'utf8' });
  assert.deepEqual([none.status, none.stderr], [3, `${told} ${missing}: there is no such file or folder\n`]);
  // Files may grow to some hundred kilobytes.
  const script = 'ulimit -f 256; exec "$@"';
  const args = ['-c', script, 'sh', process.execPath, CLI, ...check('--temp-dir', temporaryFolder)];
  const full = spawnSync('sh', args, { encoding: 'utf8' });
  assert.deepEqual([full.status, full.stderr], [3, `${told} ${temporaryFolder}: EFBIG: file too large, write\n`]);
  assert.deepEqual(readdirSync(temporaryFolder), []);
});

test('an interrupt leaves nothing behind', async () => {
  const args = ['check', PATH, '--duplicates', 'exact', '--memory', '160MB', '--temp-dir', temporaryFolder];
  const report = join(folder, 'interrupted.csv');
  const child = spawn(process.execPath, [CLI, ...args, '--report', report]);
  // Until it is finished, a report has a name of its own.
  const reports = () => readdirSync(folder).filter((name) => /^(interrupted\.csv|\.humanoid-id-)/.test(name));
  while (reports().length === 0) await new Promise((go) => setTimeout(go, 10));
  child.kill('SIGINT');
  const ended = await new Promise((done) => child.on('exit', (_, signal) => done(signal)));
  assert.deepEqual([ended, reports(), readdirSync(temporaryFolder)], ['SIGINT', [], []]);
});

test('a file that is changed between the two readings is refused', async () => {
  const path = join(folder, 'changing.txt');
  const lines = 'CNTESTH1A00120260522A00000001\n'.repeat(2);
  writeFileSync(path, lines);
  let isChanged = false;
  const onProgress = ({ phase }) => {
    if (phase === 'tell' && !isChanged) appendFileSync(path, lines);
    isChanged ||= phase === 'tell';
  };
  const checking = checkFile(path, { duplicates: 'exact', memory, onProgress });
  await assert.rejects(checking.summary, NotTheSameBytes);
});

test('what a limit cannot be kept for is refused', async () => {
  assert.throws(() => checkFile(PATH, { memory, duplicates: 'near' }), /near duplicates/);
  for (const less of [0, 1e6, Number.NaN, '1GB']) {
    assert.throws(() => checkFile(PATH, { memory: less, duplicates: 'exact' }), { name: 'TypeError' });
  }
  // A stream comes once.
  await assert.rejects(checkStream(new Blob([]), { memory }).summary, { name: 'TypeError', message: /memory/ });
  const said = (input, ...args) => {
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'check', ...args, '--lang', 'en'], {
      input,
      encoding: 'utf8',
    });
    return [status, stderr.split('\n')[0]];
  };
  assert.deepEqual(said('', PATH, '--memory', '1GB', '--duplicates', 'near'), [
    2,
    'humanoid-id: --memory: near duplicates are looked for in memory only; with a limit ask for --duplicates exact',
  ]);
  assert.deepEqual(said('', '-', '--memory', '1GB'), [
    2,
    'humanoid-id: --memory: reads the input twice, so it has to be a file',
  ]);
  for (const size of ['159MB', 'much', '1.5GB', '512XB']) {
    const expected = `humanoid-id: --memory: expected a size from 160MB, such as 512MB or 2GB, found “${size}”`;
    assert.deepEqual(said('', PATH, '--memory', size), [2, expected]);
  }
});
