// npm run mutants: what the tests would not notice. cargo-mutants changes the code in one place at a time, and the tests of
// the core are to fail; those that take minutes of random texts are left out.
//
//   npm run mutants                          the folders below
//   npm run mutants -- src/check/find.rs     these files alone
//
// `cargo install cargo-mutants --locked` brings the tool. What is not caught is listed in mutants.out/missed.txt.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { answers, main, Plain, root, run } from './run.mjs';

const FOLDERS = ['src/check', 'src/live', 'src/meaning', 'src/bulk/judge'];
/** Of a hundred mutants so many have to be caught. */
const LEAST = 95;
/** Integration tests that are quick: those of minutes look at random texts. */
const QUICK = [
  'vectors',
  'messages',
  'issue_codes',
  'text_around',
  'bulk_bad_rows',
  'bulk_damage',
  'bulk_plan',
  'meaning',
  'live',
];

main(async () => {
  if (!(await answers('cargo', ['mutants', '--version']))) {
    throw new Plain('cargo-mutants is not installed: cargo install cargo-mutants --locked');
  }
  const files = process.argv.slice(2);
  const wanted = (files.length > 0 ? files : FOLDERS.map((folder) => `${folder}/**/*.rs`)).flatMap((it) => [
    '--file',
    it,
  ]);
  const tests = QUICK.flatMap((name) => ['--test', name]);
  const limits = ['--timeout', '120', '--minimum-test-timeout', '60', '--no-shuffle'];
  // It ends with 2 where a mutant was missed, which is what is counted here.
  await run('cargo', ['mutants', ...wanted, ...limits, '--features', 'serde,bulk', '--', '--lib', ...tests]).catch(
    () => {},
  );
  const lines = async (name) => (await readFile(join(root, 'mutants.out', name), 'utf8')).split('\n').filter(Boolean);
  const [caught, missed, timeout] = await Promise.all(['caught.txt', 'missed.txt', 'timeout.txt'].map(lines));
  const all = caught.length + missed.length + timeout.length;
  if (all === 0) throw new Plain('cargo-mutants tried nothing; mutants.out/log says why.');
  const share = (100 * (caught.length + timeout.length)) / all;
  process.stdout.write(`${share.toFixed(1)} of 100 mutants are caught, of ${all}; missed:\n${missed.join('\n')}\n`);
  if (share < LEAST) throw new Plain(`${LEAST} of 100 mutants are to be caught.`);
});
