// A short run of the fuzz targets, where a nightly toolchain and cargo-fuzz are installed; where not, it says so.
//
//   node scripts/fuzz.mjs [seconds for each target, 20 otherwise]
//
// Longer hunts: cd fuzz && cargo +nightly fuzz run check

import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';

import { answers, main, root, run } from './run.mjs';

/** More than the limit of a check, so that both sides of it are visited. */
const LONGEST = 1400;

export async function fuzz(seconds = 20) {
  const missing = [];
  if (!(await answers('cargo', ['+nightly', '--version'])))
    missing.push('a nightly toolchain (rustup toolchain install nightly)');
  if (!(await answers('cargo', ['fuzz', '--version']))) missing.push('cargo-fuzz (cargo install cargo-fuzz)');
  if (missing.length > 0) {
    process.stdout.write(`  NOT RUN: the fuzz targets need ${missing.join(' and ')}.\n`);
    return;
  }
  const files = await readdir(join(root, 'fuzz', 'fuzz_targets'));
  for (const file of files.filter((name) => name.endsWith('.rs')).sort()) {
    const target = parse(file).name;
    const limits = [`-max_total_time=${seconds}`, `-max_len=${LONGEST}`, '-verbosity=0', '-print_final_stats=1'];
    await run('cargo', ['+nightly', 'fuzz', 'run', target, '--', ...limits], { cwd: join(root, 'fuzz') });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(() => fuzz(Number(process.argv[2] ?? 20)));
