// Files held against registries: each row says what `decode` says, the summary counts it and names the registry.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { checkBytes, checkStream } from '../../pkg/bulk.js';
import { decode, loadRegistry } from '../../pkg/index.js';
import sample from '../../pkg/sample-registry.js';

const CODES = [
  'CNTESTH1A00120260522A00000001', // listed, and fits its layout
  'CNTESTH1A99920260522A00000001', // no such model
  'CNNONEH1A00120260522A00000001', // no such enterprise
  'CNTST9B0000100000000000000042', // retired
  'CNTESTH1A00120261322A00000001', // no such month
];
const FILE = new TextEncoder().encode(`${CODES.join('\n')}\n`);
const ROWS = { format: 'lines', header: false, report: 'all' };
const AS_OF = { issuer: sample.issuer, asOf: sample.asOf, sequence: sample.sequence };

const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

async function collect(checking) {
  const rows = [];
  for await (const row of checking) rows.push(row);
  return { rows, summary: await checking.summary };
}

test('each row says what decode says, and the summary counts it and names the registry', async () => {
  const registry = loadRegistry(sample);
  const { rows, summary } = await collect(checkStream(new Blob([FILE]), { ...ROWS, registry }));
  for (const [at, code] of CODES.entries()) assert.deepEqual(rows[at].issues, decode(code, { registry }).issues, code);
  assert.deepEqual(summary.byCode, {
    // The O of NONE.
    'ambiguous-letter': 1,
    'enterprise-unknown': 1,
    'enterprise-retired': 1,
    'model-unknown': 2,
    'model-retired': 1,
    'serial-layout-mismatch': 1,
  });
  assert.deepEqual([summary.valid, summary.warned, summary.invalid], [5, 4, 0]);
  assert.deepEqual(summary.registries, [AS_OF]);
});

test('a registry is what loadRegistry returns, or a document in any of its forms', () => {
  const text = JSON.stringify(sample);
  const bytes = new TextEncoder().encode(text);
  const expected = checkBytes(FILE, { registry: loadRegistry(bytes) }).summary.byCode;
  // What was read stays as it was, whatever becomes of the bytes.
  const changing = bytes.slice();
  const kept = loadRegistry(changing);
  changing.fill(32);
  for (const registry of [sample, text, bytes, kept, [sample, loadRegistry(sample)]]) {
    assert.deepEqual(checkBytes(FILE, { registry }).summary.byCode, expected);
  }
  assert.deepEqual(checkBytes(FILE, { registry: [] }).summary.registries, []);
});

test('the rules and a day decide as they do for one code', () => {
  const { summary } = checkBytes(FILE, { registry: sample, rules: { registry: 'error' } });
  assert.deepEqual([summary.valid, summary.invalid], [3, 2]);
  const registry = loadRegistry(sample);
  for (const on of ['2025-12-31', '2026-05-01', '2026-12-01']) {
    const counts = {};
    for (const code of CODES) {
      for (const issue of decode(code, { registry, on }).issues) counts[issue.code] = (counts[issue.code] ?? 0) + 1;
    }
    assert.deepEqual(checkBytes(FILE, { registry: sample, on }).summary.byCode, counts, on);
  }
});

test('a document that is not sound is refused with every fault, and a day that is none', () => {
  for (const document of [{ ...sample, format: 'x', sequence: -1 }, 'no JSON', 7, null]) {
    assert.throws(
      () => checkBytes(FILE, { registry: document }),
      (error) => error instanceof TypeError && error.faults.length > 0 && /^registry.*: expected/.test(error.message),
    );
  }
  assert.throws(() => checkBytes(FILE, { registry: sample, on: '2026-02-30' }), /option `on`: expected a day/);
});

test('the command line takes registries, and says of which day they are', () => {
  const file = join(folder, 'fleet.txt');
  const document = join(folder, 'registry.json');
  writeFileSync(file, FILE);
  writeFileSync(document, JSON.stringify(sample));
  const run = (...args) => {
    const env = { ...process.env, LC_ALL: 'C' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'check', ...args], { encoding: 'utf8', env });
    return { status, stdout, stderr };
  };
  const { status, stdout } = run(file, '--registry', document);
  assert.equal(status, 0);
  assert.match(stdout, /registry Sample registry of humanoid-id \(fictional\), as of 2026-06-30/);
  assert.match(stdout, /2 {2}model-unknown/);
  const rows = run(file, '--registry', document, '--format', 'jsonl').stdout.trim().split('\n');
  assert.deepEqual(
    rows.map((row) => JSON.parse(row).row),
    [2, 3, 4, 5],
  );
  assert.equal(run(file, '--registry', file).status, 2);
});

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
