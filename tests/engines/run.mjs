// The tests of the engines: build the wheels, install the one of this machine into .tools/python, and drive the real engines.
// What cannot be had here is said to have not run, with its reason.

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { notRun } from '../../scripts/not-run.mjs';
import { answers, root, run, step, tools } from '../../scripts/run.mjs';
import { javac, pythonWith, wheels } from '../../scripts/wheels.mjs';

const python = join(tools, 'python', 'bin', 'python');
const here = join(root, 'tests/engines');

const unittest = (...modules) => run(python, ['-W', 'ignore', '-m', 'unittest', ...modules], { cwd: here });

/** The C example, built and run against the shared library. */
async function example() {
  const compiler = (await answers('cc', ['--version'])) && 'cc';
  if (!compiler) return notRun('cc', 'the example in C');
  const folder = await mkdtemp(join(tmpdir(), 'humanoid-id-'));
  try {
    await run('cargo', ['build', '--release', '-p', 'humanoid-id-columns']);
    const release = join(root, 'target/release');
    const from = join(root, 'bindings/columns');
    const to = join(folder, 'column');
    const files = ['-I', join(from, 'include'), join(from, 'examples/column.c'), '-L', release];
    await run(compiler, ['-std=c99', '-Wall', '-Wextra', '-Werror', ...files, '-lhumanoid_id_columns', '-o', to]);
    const c = await run(to, [], { quiet: true, env: { LD_LIBRARY_PATH: release } });
    const module = join(root, 'target/wasm32-unknown-unknown/release/humanoid_id_columns.wasm');
    const py = await run(python, [join(from, 'examples/column.py'), module], { quiet: true });
    const expected = [
      'valid CNTESTH1A00120260522A00000001',
      'valid not-canonical CNTESTH1A00120260522A00000002',
      'invalid character-not-allowed at 10',
      'skipped',
      '1 invalid',
      'option `country`: expected "assigned" or "cn-only" or "any-letters" or "any", found "mars"',
    ];
    for (const [door, told] of [
      ['C', c],
      ['Python', py],
    ]) {
      if (told.trim() !== expected.join('\n')) throw new Error(`the example in ${door} told:\n${told}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Install the wheel of this machine. */
async function install() {
  const machine = { x64: 'x86_64', arm64: 'aarch64' }[process.arch];
  const names = await readdir(join(root, 'dist'));
  const wheel =
    (process.platform === 'linux' && names.find((name) => name.endsWith('.whl') && name.includes(`_${machine}.`))) ||
    names.find((name) => name.endsWith('any.whl'));
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--force-reinstall', '--no-deps'];
  await run(python, [...pip, join(root, 'dist', wheel)]);
}

/** Measure the functions beside each engine's own regular expression; `--spark` adds Spark. */
export async function bench(given) {
  if (!(await pythonWith('tests/engines/requirements.txt'))) return notRun('python-venv', 'the measuring');
  await wheels();
  await install();
  await run(python, ['-W', 'ignore', 'benches/engines/columns.py', ...given]);
}

export async function engines({ large = false } = {}) {
  if (!(await pythonWith('tests/engines/requirements.txt'))) {
    return notRun('python-venv', 'the engines', 'Python from 3.9 with venv, and an answer of PyPI');
  }
  await wheels();
  await step('the wheel of this machine', install);
  await step('examples in C and Python', example);
  await step('lists, pyarrow, pandas, polars, types', () => unittest('test_columns'));
  await step('DuckDB, DataFusion, ClickHouse', () => unittest('test_sql'));
  await step('the guide', () => unittest('test_guide'));
  if (await javac()) {
    await step('Spark in the JVM, a cluster with two workers', () => unittest('test_spark.Jvm'));
    await step('Spark in Python workers', () => unittest('test_spark.PythonWorkers'));
  } else {
    notRun('jdk', 'Spark', 'apt-get install default-jdk-headless');
  }
  await step('records by SQL', () => run(process.execPath, ['--test', 'tests/js/records-sql.test.mjs']));
  if (!large) return process.stdout.write('  Ray is a part of its own: npm test -- engines-large\n');
  if (!(await pythonWith('tests/engines/requirements-ray.txt'))) return notRun('ray', 'Ray', 'PyPI does not answer');
  await step('Ray, two nodes', () => unittest('test_ray'));
}
