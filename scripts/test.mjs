// npm test: everything, or the named parts of it: `npm test -- rust js`. Ends with the first failure's exit code.

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from './build.mjs';
import { checkCharacters } from './check-characters.mjs';
import { embedded } from './embedded.mjs';
import { fuzz } from './fuzz.mjs';
import { allNotRun } from './not-run.mjs';
import { main, Plain, root, run, runBin, step } from './run.mjs';
import { chromium, setup } from './setup.mjs';

const cargo = (...args) => run('cargo', args);
const ALL = ['--all-targets', '--features'];

/** The test files of a folder: somebody who removes them all is told, instead of seeing a test run that is green. */
async function tests(folder) {
  const files = (await readdir(join(root, folder), { recursive: true })).filter((file) => file.endsWith('.test.mjs'));
  if (files.length === 0) throw new Plain(`${folder} holds no *.test.mjs`);
  return files.map((file) => join(folder, file)).sort();
}

/** Two files at a time: a test waits for other processes more than it works. */
const nodeTest = (files, options) => run(process.execPath, ['--test', '--test-concurrency=2', ...files], options);
const node = async (folder) => nodeTest(await tests(folder));

const PARTS = {
  rust: [
    ['format of the Rust code', () => cargo('fmt', '--check')],
    ['clippy', () => cargo('clippy', ...ALL, 'serde,bulk', '--', '-D', 'warnings')],
    ...['check', 'meaning', 'bulk', 'records'].map((name) => [
      `clippy, the module ${name}`,
      () =>
        cargo(
          ...['clippy', '--package', `humanoid-id-wasm-${name}`, '--target', 'wasm32-unknown-unknown'],
          ...['--', '-D', 'warnings'],
        ),
    ]),
    ['without the standard library', () => cargo('check', '--lib', '--no-default-features')],
    // Two million texts down the yes/no road and the report: half a minute.
    ['Rust tests', () => run('cargo', ['test', '--features', 'serde,bulk'], { env: { ROAD_TEXTS: '2000000' } })],
    ['check characters beside python-stdnum', () => checkCharacters()],
    ['a program for a microcontroller', () => embedded()],
    ['fuzz targets, a short run', () => fuzz()],
    [
      'documentation',
      () => run('cargo', ['doc', '--no-deps', '--features', 'serde,bulk'], { env: { RUSTDOCFLAGS: '-D warnings' } }),
    ],
  ],
  js: [
    ['biome', () => runBin('@biomejs/biome', 'bin/biome', ['check', '--error-on-warnings'])],
    ['types of the sources', () => runBin('typescript', 'bin/tsc', ['-p', '.'])],
    ['types of the command line', () => runBin('typescript', 'bin/tsc', ['-p', 'pkg-template/src/cli'])],
    ['types of the readers of sheets', () => runBin('typescript', 'bin/tsc', ['-p', 'pkg-template/src/sheets'])],
    ['types of the page', () => runBin('typescript', 'bin/tsc', ['-p', 'www'])],
    ['types of the service worker', () => runBin('typescript', 'bin/tsc', ['-p', 'www/service-worker'])],
    ['types of what builds the page', () => runBin('typescript', 'bin/tsc', ['-p', 'www/build'])],
    ['package tests', () => node('tests/js')],
    ['hostile files through the command line', () => node('tests/hostile')],
    ['types as users see them', () => runBin('typescript', 'bin/tsc', ['-p', 'tests/js-types'])],
  ],
  browser: [['browser tests', () => nodeTest(chromiumTests, { env: { CHROME_PATH: chromium() } })]],
  forms: [['form libraries', async () => (await import('../tests/forms/run.mjs')).forms({ CHROME_PATH: chromium() })]],
  engines: [['engines', async () => (await import('../tests/engines/run.mjs')).engines()]],
  // With what takes long to install; only where it is asked for.
  'engines-large': [
    ['engines, the large ones too', async () => (await import('../tests/engines/run.mjs')).engines({ large: true })],
  ],
  packaging: [['packaging', () => run(process.execPath, ['tests/packaging/run.mjs'])]],
};
let chromiumTests = [];

main(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown) throw new Plain(`There is no part "${unknown}"; there are ${Object.keys(PARTS).join(', ')}.`);
  const parts = wanted.length ? wanted : Object.keys(PARTS).filter((part) => part !== 'engines-large');
  // What is missing is said before the long work, not after it.
  if (parts.includes('browser') || parts.includes('forms')) chromium();
  if (parts.includes('browser')) {
    chromiumTests = await tests('tests/browser');
  }
  const folder = await mkdtemp(join(tmpdir(), 'humanoid-id-test-'));
  process.env.NOT_RUN_LIST = join(folder, 'not-run');
  await writeFile(process.env.NOT_RUN_LIST, '');
  const start = performance.now();
  if (parts.some((part) => part !== 'rust')) await build();
  else await setup();
  for (const part of parts) for (const [name, work] of PARTS[part]) await step(name, work);
  const notRun = allNotRun(process.env.NOT_RUN_LIST);
  await rm(folder, { recursive: true });
  if (notRun.length > 0) process.stdout.write(`\nFor want of a tool:\n  ${notRun.join('\n  ')}\n`);
  process.stdout.write(`\nAll passed: ${parts.join(', ')} in ${Math.round((performance.now() - start) / 1000)} s\n`);
});
