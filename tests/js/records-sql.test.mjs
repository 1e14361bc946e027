// The SQL of the guide, run by the engines that are installed: what each writes is sealed into the same bytes that
// `records publish` writes.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { AS_OF, sampleLines } from '../../scripts/sample-records.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(root, 'pkg', 'node', 'cli.js');
const own = join(root, '.tools', 'python', 'bin', 'python');
const python = existsSync(own) ? own : 'python3';
const has = (module) => spawnSync(python, ['-c', `import ${module}`]).status === 0;
const SAID = ['--issuer', 'TEST', '--as-of', AS_OF, '--sequence', '1'];

const RUN = {
  duckdb: 'import duckdb, sys\nduckdb.sql(sys.argv[1])',
  clickhouse: 'import chdb, sys\nchdb.query(sys.argv[1])',
  spark:
    'import sys\nfrom pyspark.sql import SparkSession\n' +
    'spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()\n' +
    'spark.sql(sys.argv[1])\nspark.stop()',
};
const MODULES = { duckdb: 'duckdb', clickhouse: 'chdb', spark: 'pyspark' };

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-sql-'));
  // In an order that is nobody's.
  const lines = sampleLines().sort((one, other) => (one.slice(30) < other.slice(30) ? -1 : 1));
  await writeFile(join(folder, 'units.jsonl'), `${lines.join('\n')}\n`);
  cli(folder, 'records', 'publish', 'units.jsonl', '--out', 'dataset', ...SAID);
});
after(() => rm(folder, { recursive: true, force: true }));

function cli(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8' });
  assert.equal(status, 0, stderr + stdout);
}

async function contents(dataset) {
  const entries = await readdir(dataset, { recursive: true, withFileTypes: true });
  const files = entries.filter((it) => it.isFile()).map((it) => join(it.parentPath ?? it.path, it.name));
  return Object.fromEntries(
    await Promise.all(
      files.map(async (path) => [path.slice(dataset.length), (await readFile(path)).toString('base64')]),
    ),
  );
}

const guide = await readFile(join(root, 'docs', 'publish-the-life-of-your-units.md'), 'utf8');
for (const [engine, module] of Object.entries(MODULES)) {
  // Where the tests of the engines have brought them, they run; npm test runs them there.
  const skip = has(module) ? false : `${module} is not installed`;
  test(`${engine} writes the same shards`, { skip }, async () => {
    const [, sql] =
      guide.match(new RegExp(`\`\`\`sql ${engine}\\n([\\s\\S]*?)\`\`\``)) ?? assert.fail('the guide has no SQL');
    const work = join(folder, engine);
    await mkdir(work);
    // Engines keep files of their own where they run.
    await writeFile(join(work, 'units.jsonl'), await readFile(join(folder, 'units.jsonl')));
    const { status, stderr } = spawnSync(python, ['-c', RUN[engine], sql], { cwd: work, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const shards =
      engine === 'spark' && existsSync(join(work, 'spark-warehouse', 'shards')) ? 'spark-warehouse/shards' : 'shards';
    cli(work, 'records', 'seal', shards, '--out', 'dataset', ...SAID);
    assert.deepEqual(await contents(join(work, 'dataset')), await contents(join(folder, 'dataset')));
  });
}

test('shards that are divided otherwise are refused', async () => {
  const work = join(folder, 'wrong');
  await mkdir(join(work, 'shards'), { recursive: true });
  const lines = sampleLines();
  for (const [at, name] of ['0', '8'].entries()) {
    await writeFile(join(work, 'shards', `${name}.jsonl`), `${lines.slice(at * 500, at * 500 + 500).join('\n')}\n`);
  }
  const args = ['records', 'seal', 'shards', '--out', 'dataset', ...SAID];
  const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: work, encoding: 'utf8' });
  assert.equal(status, 3, stderr);
  assert.match(stderr, /another shard/);
});
