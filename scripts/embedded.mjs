// A program for a microcontroller that checks one code: built and linked where its target can be had, and its size told.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { notRun } from './not-run.mjs';
import { answers, main, Plain, root, run } from './run.mjs';

const TARGET = 'thumbv7em-none-eabihf';
/** Code and constants, in bytes: what a check costs in flash. A little more than it takes today. */
const MOST = 30_000;

export async function embedded() {
  const isThere = async () => (await answers('rustup', ['target', 'list', '--installed'])).includes(TARGET);
  if (!(await isThere())) await answers('rustup', ['target', 'add', TARGET]);
  if (!(await isThere())) {
    notRun(TARGET, 'the program for a microcontroller', `rustup target add ${TARGET}`);
    return;
  }
  const folder = join(root, 'target', 'embedded');
  const manifest = join(root, 'tests', 'embedded', 'Cargo.toml');
  await run('cargo', ['build', '--release', '--target', TARGET, '--manifest-path', manifest, '--target-dir', folder]);
  const size = sizeOf(await readFile(join(folder, TARGET, 'release', 'humanoid-id-embedded')));
  process.stdout.write(`  ${TARGET}: ${size} bytes of code and constants\n`);
  if (size > MOST) throw new Plain(`${size} bytes are more than ${MOST}`);
}

/** The bytes of an ELF file of 32 bits that lie in memory and are no zeros: sections that are allocated and have contents. */
function sizeOf(file) {
  const [headers, width, count] = [file.readUInt32LE(32), file.readUInt16LE(46), file.readUInt16LE(48)];
  let size = 0;
  for (let at = headers; at < headers + width * count; at += width) {
    const [kind, flags] = [file.readUInt32LE(at + 4), file.readUInt32LE(at + 8)];
    if (flags & 2 && kind !== 8) size += file.readUInt32LE(at + 20);
  }
  return size;
}

if (import.meta.filename === process.argv[1]) main(embedded);
