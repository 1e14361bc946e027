// Records from lines to look-ups: publish then look up gives every unit back, any byte changed is told, an update writes
// only what changed, and a run that is killed leaves a whole dataset.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

import { checkRecords, openRecords, RecordsError, verifySignature } from '../../pkg/records.js';
import { faultyLines, sampleLines } from '../../scripts/sample-records.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(root, 'pkg', 'node', 'cli.js');
const SAID = ['--issuer', 'TEST', '--as-of', '2026-11-15'];
let folder;
let lines;

const cli = (...args) => spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8' });
function run(...args) {
  const { status, stdout, stderr } = cli(...args);
  assert.equal(status, 0, stderr + stdout);
  return stdout;
}

/** So many units of one made-up kind, whose lines differ by a note. */
const units = (count, note = 'as made') =>
  Array.from({ length: count }, (_, at) => {
    const id = `CNTESTH1A00120260522B${String(at).padStart(8, '0')}`;
    const events = [{ event: 'produced', on: '2026-05-22', role: 'manufacturer', 'x-note': note }];
    return JSON.stringify({ id, made: '2026-05-22', events });
  });
const write = (name, all) => writeFile(join(folder, name), `${all.join('\n')}\n`);
const reader = (dataset) => ({
  read: (path) =>
    readFile(join(folder, dataset, path)).catch(() => {
      throw new RecordsError('missing', path);
    }),
});
const filesOf = async (dataset) =>
  (await readdir(join(folder, dataset), { recursive: true, withFileTypes: true }))
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath ?? it.path, it.name));

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'));
  lines = units(2000);
  await write('units.jsonl', lines);
  run('keys', 'make', '--out', 'portal');
  run('keys', 'make', '--out', 'next', '--algorithm', 'Ed25519');
  run(
    'records',
    'publish',
    'units.jsonl',
    '--out',
    'dataset',
    ...SAID,
    '--sequence',
    '1',
    '--key',
    'portal.private.jwk',
  );
});
after(() => rm(folder, { recursive: true, force: true }));

const keyOf = async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'));

test('every unit is found again, and none that is not there', async () => {
  const key = await keyOf('portal.public.jwk');
  const records = await openRecords(reader('dataset'), { keys: [key] });
  assert.equal(records.dataset.units, 2000);
  assert.deepEqual(records.assurance.signature.message, { en: `signed by ${key.kid}`, zh: `由 ${key.kid} 签名` });
  for (const line of lines) {
    const { events, ...unit } = JSON.parse(line);
    const found = await records.lookup(unit.id);
    assert.deepEqual(found.unit, unit);
    assert.deepEqual(found.events, [{ ...events[0], withdrawn: false }]);
    assert.equal(found.state, 'produced');
  }
  assert.equal(await records.lookup('CNTESTH1A00120260522C00000000'), null);
  await assert.rejects(records.lookup('CNTESTH1A001'), TypeError);
});

test('each shard has at least a hundred units, and names of files have no code', async () => {
  for (const path of await filesOf('dataset')) assert.doesNotMatch(path, /CNTEST/);
  const shards = (await filesOf('dataset')).filter((path) => path.includes('/shards/'));
  assert.equal(shards.length, 8);
  const { gunzipSync } = await import('node:zlib');
  for (const path of shards) {
    const bytes = await readFile(path);
    assert.ok(bytes.length <= 16_000);
    assert.ok(gunzipSync(bytes).toString().trim().split('\n').length >= 100);
  }
});

test('the order of lines makes no difference', async () => {
  await write('reversed.jsonl', lines.toReversed());
  run('records', 'publish', 'reversed.jsonl', '--out', 'reversed', ...SAID, '--sequence', '1');
  const names = async (dataset) =>
    (await filesOf(dataset)).map((path) => path.slice(join(folder, dataset).length)).sort();
  assert.deepEqual(await names('reversed'), await names('dataset'));
});

test('any byte of any file changed is told', async () => {
  const key = await keyOf('portal.public.jwk');
  const files = new Map();
  for (const path of await filesOf('dataset')) {
    files.set(path.slice(join(folder, 'dataset').length + 1), new Uint8Array(await readFile(path)));
  }
  const id = JSON.parse(lines[0]).id;
  const asked = [];
  const honest = {
    read: async (path) => {
      asked.push(path);
      return files.get(path);
    },
  };
  const truth = await (await openRecords(honest, { keys: [key] })).lookup(id);
  assert.equal(asked.length, 3);
  const quiet = async (changed, bytes) => {
    const liar = { read: async (path) => (path === changed ? bytes : files.get(path)) };
    const records = await openRecords(liar, { keys: [key] });
    return (await records.lookup(id))?.assurance.signature.state === 'signed';
  };
  for (const path of asked) {
    const bytes = files.get(path);
    const step = Math.max(1, Math.floor(bytes.length / 150));
    for (let at = 0; at < bytes.length; at += step) {
      const changed = bytes.slice();
      changed[at] ^= 1 << (at % 8);
      const isQuiet = await quiet(path, changed).catch((error) => {
        assert.ok(error instanceof RecordsError, `${path} at ${at}: ${error.stack}`);
        return false;
      });
      assert.equal(isQuiet, false, `${path} at ${at}`);
    }
    for (const other of [bytes.slice(0, -1), new Uint8Array([...bytes, 10]), new Uint8Array()]) {
      await assert.rejects(quiet(path, other), RecordsError);
    }
  }
  assert.equal(truth.state, 'produced');
});

test('an update writes the shards that changed, and old files go', async () => {
  await cp(join(folder, 'dataset'), join(folder, 'updated'), { recursive: true });
  const before = new Map();
  for (const path of await filesOf('updated')) before.set(path, (await stat(path)).mtimeMs);
  const changed = lines.with(7, units(8, 'changed')[7]);
  await write('changed.jsonl', changed);
  const told = run('records', 'publish', 'changed.jsonl', '--out', 'updated', ...SAID, '--sequence', '2');
  assert.match(told, /2,000 units in 8 shards, 1 of them written/);
  const shards = (await filesOf('updated')).filter((path) => path.includes('/shards/'));
  assert.equal(shards.length, 8);
  assert.equal(shards.filter((path) => before.get(path) === undefined).length, 1);
  run('records', 'verify', 'updated');
  // A number that does not rise is refused.
  assert.equal(cli('records', 'publish', 'changed.jsonl', '--out', 'updated', ...SAID, '--sequence', '2').status, 2);
  // From another folder, what did not change is copied.
  run('records', 'publish', 'changed.jsonl', '--out', 'beside', '--base', 'dataset', ...SAID, '--sequence', '2');
  run('records', 'verify', 'beside');
});

test('a run that is killed leaves the dataset as it was, or whole as it is to be', async () => {
  await write('more.jsonl', units(60_000, 'x'.repeat(200)));
  await cp(join(folder, 'dataset'), join(folder, 'killed'), { recursive: true });
  const args = ['records', 'publish', 'more.jsonl', '--out', 'killed', ...SAID, '--sequence', '2'];
  for (const wait of [50, 400, 800, 1200]) {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: 'ignore' });
    const ended = new Promise((done) => child.on('exit', (code) => done(code)));
    await new Promise((done) => setTimeout(done, wait));
    child.kill('SIGKILL');
    if ((await ended) === 0) break;
    const told = run('records', 'verify', 'killed');
    // Once the manifest is there, all of it is; what is left to do then is to take away what nobody names any more.
    assert.match(told, /sound: (2|60),000 units/);
    if (told.includes('60,000')) break;
  }
});

test('signatures: another key, none, two while keys change, a lower sequence', async () => {
  const [portal, next] = [await keyOf('portal.public.jwk'), await keyOf('next.public.jwk')];
  const state = async (dataset, keys) => (await openRecords(reader(dataset), { keys })).assurance.signature.state;
  assert.equal(await state('dataset', []), 'not-signed');
  assert.equal(await state('dataset', [next]), 'not-signed');
  // The name of one key, and the bytes of another: nothing of it is shown.
  run('keys', 'make', '--out', 'wrong');
  const { x, y } = await keyOf('wrong.public.jwk');
  const wrong = await openRecords(reader('dataset'), { keys: [{ ...portal, x, y }] });
  assert.equal(wrong.assurance.signature.state, 'wrong');
  const shown = await wrong.lookup(JSON.parse(lines[0]).id);
  assert.deepEqual([shown.unit, shown.state, shown.events], [null, null, []]);
  const keys = ['--key', 'portal.private.jwk', '--key', 'next.private.jwk'];
  run('records', 'publish', 'units.jsonl', '--out', 'two-keys', ...SAID, '--sequence', '2', ...keys);
  assert.equal(await state('two-keys', [portal]), 'signed');
  assert.equal(await state('two-keys', [next]), 'signed');
  const older = await openRecords(reader('dataset'), { lastSequence: 2 });
  assert.equal(older.assurance.newerSeen, 2);
});

test('a registry is signed beside itself', async () => {
  await cp(join(root, 'pkg-template', 'sample-registry.json'), join(folder, 'registry.json'));
  run('registry', 'sign', 'registry.json', '--key', 'next.private.jwk');
  const bytes = await readFile(join(folder, 'registry.json'));
  const jws = (await readFile(join(folder, 'registry.json.jws'), 'utf8')).trim();
  const keys = [await keyOf('next.public.jwk')];
  assert.equal((await verifySignature(bytes, jws, keys)).state, 'signed');
  bytes[100] ^= 1;
  assert.equal((await verifySignature(bytes, jws, keys)).state, 'wrong');
  assert.equal((await verifySignature(bytes, 'rubbish', keys)).state, 'not-signed');
});

test('keys are readable by their owner only, and never overwritten', async () => {
  const { mode } = await stat(join(folder, 'portal.private.jwk'));
  if (process.platform !== 'win32') assert.equal(mode & 0o777, 0o600);
  const { status, stderr } = cli('keys', 'make', '--out', 'portal');
  assert.equal(status, 2);
  assert.match(stderr, /never overwritten/);
  assert.doesNotMatch(await readFile(join(folder, 'portal.public.jwk'), 'utf8'), /"d"/);
});

test('what cannot be published is told, and nothing is written over', async () => {
  await write(
    'faulty.jsonl',
    faultyLines().map(([, line]) => line),
  );
  const { status, stdout } = cli('records', 'check', 'faulty.jsonl', '--as-of', '2026-11-15', '--format', 'jsonl');
  assert.equal(status, 1);
  const told = new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => [JSON.parse(line).line, JSON.parse(line).issues]),
  );
  for (const [at, [code]] of faultyLines().entries()) {
    // Of two lines that are the same unit, the later is told.
    if (code !== 'unit-twice')
      assert.ok(
        told.get(at + 1).some((issue) => issue.code === code),
        `${at}: ${code}`,
      );
  }
  assert.ok(told.get(8).some((issue) => issue.code === 'unit-twice'));
  await write('twice.jsonl', [lines[0], ...lines]);
  // An export that failed takes the place of no dataset.
  await write('empty.jsonl', []);
  assert.deepEqual(cli('records', 'check', 'empty.jsonl').stderr, 'humanoid-id: no record in the files\n');
  assert.equal(cli('records', 'check', 'empty.jsonl').status, 1);
  for (const file of ['faulty.jsonl', 'twice.jsonl', 'empty.jsonl']) {
    assert.equal(cli('records', 'publish', file, '--out', 'never', ...SAID, '--sequence', '1').status, 1);
    await assert.rejects(stat(join(folder, 'never', 'manifest.jsonl')));
    assert.ok(!(await readdir(join(folder, 'never'))).some((name) => name.endsWith('.part')));
  }
  // A folder with something else in it is left alone.
  assert.equal(cli('records', 'publish', 'units.jsonl', '--out', '.', ...SAID, '--sequence', '1').status, 2);
});

test('the sample has every warning, and its lines are as the schema and the checker have them', async () => {
  const schema = JSON.parse(await readFile(join(root, 'pkg', 'records.schema.json'), 'utf8'));
  const valid = new Ajv({ strict: true, strictRequired: false }).compile(schema);
  const all = sampleLines();
  for (const line of all) assert.ok(valid(JSON.parse(line)), JSON.stringify(valid.errors));
  const { totals, reports } = await checkRecords(`${all.join('\n')}\n`, { asOf: '2026-11-15' });
  assert.equal(totals.good, 1000);
  assert.equal(reports.length, totals.warned);
  assert.deepEqual(Object.keys(totals.issues).sort(), [
    'correction-of-nothing',
    'day-before-production',
    'event-after-scrapped',
    'recall-open',
    'role-cannot',
    'status-differs',
  ]);
  const events = new Set(all.flatMap((line) => JSON.parse(line).events.map(({ event }) => event)));
  assert.equal(events.size, 13);
  // Each way of being no record is one for the schema, too.
  const [good] = all.map((line) => JSON.parse(line));
  const [event] = good.events;
  for (const bad of [
    { ...good, made: '22 May 2026' },
    { ...good, events: [] },
    { ...good, events: [{ ...event, event: 'sold' }] },
    { ...good, events: [{ ...event, place: '12 Long Street' }] },
    { ...good, events: [{ ...event, source: 'javascript:alert(1)' }] },
    { ...good, events: [{ ...event, corrects: { event: 'produced', on: '2026-05-22' } }] },
    { ...good, events: [{ ...event, event: 'corrected' }] },
    { ...good, colour: 'white' },
  ]) {
    assert.equal(valid(bad), false, JSON.stringify(bad));
    const { reports } = await checkRecords(JSON.stringify(bad));
    assert.deepEqual(new Set(reports[0].issues.map(({ code }) => code)), new Set(['not-a-record']));
  }
});

test('the sample dataset that the page ships is what the script makes', async () => {
  const shipped = join(root, 'www', 'public', 'sample-records');
  const key = JSON.parse(await readFile(join(shipped, 'key.public.jwk'), 'utf8'));
  const files = { read: (path) => readFile(join(shipped, path)) };
  const records = await openRecords(files, { keys: [key] });
  assert.equal(records.assurance.signature.state, 'signed');
  for (const line of sampleLines()) {
    const { events, ...unit } = JSON.parse(line);
    const found = await records.lookup(unit.id);
    assert.deepEqual(found.unit, unit);
    assert.equal(found.events.length, events.length);
  }
});

test('hosts that do not have the dataset are told apart, in bounded time', async () => {
  const page = '<!doctype html><title>Home</title>';
  const answers = {
    '/page/': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page),
    '/plain-page/': (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(page),
    '/missing/': (response) => response.writeHead(404).end('no'),
    '/failed/': (response) => response.writeHead(503).end('busy'),
    '/moved/': (response) => response.writeHead(302, { location: 'https://example.org/' }).end(),
    '/json/': (response) => response.end('{"format":"humanoid-id-registry/1"}'),
    '/deep/': (response) => response.end(`{"format":"humanoid-id-dataset/1",${'['.repeat(500_000)}\n{}\n`),
    '/endless/': (response) => {
      const more = () => {
        if (!response.destroyed) response.write(Buffer.alloc(65_536, 97), more);
      };
      more();
    },
  };
  const server = createServer(({ url }, response) => {
    const place = Object.keys(answers).find((it) => url.startsWith(it));
    answers[place](response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${server.address().port}`;
  try {
    for (const [place, code] of [
      ['/page/', 'page-of-the-host'],
      ['/plain-page/', 'page-of-the-host'],
      ['/missing/', 'not-a-dataset'],
      ['/failed/', 'host-failed'],
      ['/moved/', 'redirected'],
      ['/json/', 'not-a-dataset'],
      ['/deep/', 'not-of-the-format'],
      ['/endless/', 'too-large'],
    ]) {
      await assert.rejects(openRecords(base + place), ({ name, code: told, messages }) => {
        assert.deepEqual([name, told], ['RecordsError', code], place);
        return /\p{Script=Han}/u.test(messages.zh);
      });
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
  await assert.rejects(openRecords(`${base}/gone/`), { code: 'unreachable' });
  await assert.rejects(openRecords(base, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  await assert.rejects(openRecords('ftp://example.org/'), TypeError);
});
