// A short run of the fuzz targets, where a nightly toolchain and cargo-fuzz are installed; where not, it says so.
//
//   node scripts/fuzz.mjs [seconds for each target; FUZZ_SECONDS otherwise, or 20]
//
// What is found to reach new code is kept in fuzz/corpus, which Git ignores. Every target runs over the files that tests/hostile
// makes, each as a whole; then it begins with fuzz/seeds and with the beginnings of those files.
//
// Longer hunts: cd fuzz && cargo +nightly fuzz run check

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';

import { KINDS } from '../tests/hostile/kinds.mjs';
import { notRun } from './not-run.mjs';
import { answers, main, root, run } from './run.mjs';

/** More than the limit of a check, so that both sides of it are visited. */
const LONGEST = 1400;
const HOSTILE = join(root, 'target', 'hostile');

/** No hostile file is longer. */
const LONGEST_HOSTILE = 1 << 20;

/** Every hostile file. */
async function hostileSeeds() {
  await mkdir(HOSTILE, { recursive: true });
  for (const { file, make } of KINDS) await writeFile(join(HOSTILE, file), Buffer.from(await make()));
}

export async function fuzz(seconds = Number(process.env.FUZZ_SECONDS ?? 20)) {
  const missing = [];
  if (!(await answers('cargo', ['+nightly', '--version'])))
    missing.push('a nightly toolchain (rustup toolchain install nightly)');
  if (!(await answers('cargo', ['fuzz', '--version']))) missing.push('cargo-fuzz (cargo install cargo-fuzz)');
  if (missing.length > 0) {
    notRun('fuzz', 'the fuzz targets', missing.join(' and '));
    return;
  }
  const fuzzing = { cwd: join(root, 'fuzz') };
  const files = await readdir(join(root, 'fuzz', 'fuzz_targets'));
  const targets = files.filter((name) => name.endsWith('.rs')).map((name) => parse(name).name);
  await run('cargo', ['+nightly', 'fuzz', 'build'], fuzzing);
  await hostileSeeds();
  const waiting = targets.sort();
  const limits = [`-max_total_time=${seconds}`, `-max_len=${LONGEST}`, '-verbosity=0', '-print_final_stats=1'];
  const runOne = async () => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
      await mkdir(join(root, 'fuzz', 'corpus', target), { recursive: true });
      const whole = ['-runs=0', `-max_len=${LONGEST_HOSTILE}`, '-timeout=60', '-verbosity=0'];
      await run('cargo', ['+nightly', 'fuzz', 'run', target, HOSTILE, '--', ...whole], fuzzing);
      const corpus = [join('corpus', target), 'seeds', HOSTILE];
      await run('cargo', ['+nightly', 'fuzz', 'run', target, ...corpus, '--', ...limits], fuzzing);
    }
  };
  // One target a core; what one of them finds ends the run.
  await Promise.all(Array.from({ length: availableParallelism() }, runOne));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  main(() => fuzz(process.argv[2] === undefined ? undefined : Number(process.argv[2])));
