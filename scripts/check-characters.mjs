// Check characters beside python-stdnum itself, on payloads of the day; where it is not installed, it says so.
//
//   node scripts/check-characters.mjs [rows for each system, 500 otherwise]
//
// The file tests/vectors/check_characters.tsv, which it wrote once, is held everywhere.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { notRun } from './not-run.mjs';
import { answers, main, root, run } from './run.mjs';

export async function checkCharacters(rows = 500) {
  const python = await withStdnum();
  if (!python) {
    notRun('python-stdnum', 'check characters beside another library', 'apt-get install python3-stdnum');
    return;
  }
  const seed = Date.now() % 1_000_000;
  const script = join(root, 'scripts', 'check_character_vectors.py');
  const said = await run(python, [script, String(seed), String(rows)], { quiet: true });
  const file = join(root, 'target', 'check_characters.tsv');
  await writeFile(file, said);
  process.stdout.write(`  ${said.split('\n', 1)[0].slice(2)}; seed ${seed}, ${rows} rows a system\n`);
  await run('cargo', ['test', '--test', 'check_character_oracle', 'python'], { env: { CHECK_CHARACTERS: file } });
}

/** Debian's package is of Debian's Python, which need not be the first on the path. */
async function withStdnum() {
  const ask = "import importlib.util as util; print('here' if util.find_spec('stdnum') else '', end='')";
  for (const python of ['python3', '/usr/bin/python3']) {
    if (await answers(python, ['-c', ask])) return python;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  main(() => checkCharacters(Number(process.argv[2] ?? 500)));
