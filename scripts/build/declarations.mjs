// Declarations, one complete file per entry and module system: no file of ours is imported by another, so that no
// resolution mode can get it wrong.

import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root, runBin } from '../run.mjs';

export async function declarations({ work, template, out }) {
  const types = join(work, 'types');
  await runBin('typescript', 'bin/tsc', [
    '-p',
    root,
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    types,
  ]);
  const read = async (name) => inlined(await readFile(join(types, name), 'utf8'));
  // Without the last line everything in a declaration file counts as exported.
  const api = [await read('types.d.ts'), await read('api.d.ts'), 'export {};\n'].join('\n');
  const init = (await read('sources/slim.d.ts')).replace(/^export declare function (?!init)[\s\S]*?;\n/gm, '');
  for (const extension of ['d.ts', 'd.cts']) {
    await writeFile(join(out, `index.${extension}`), api);
    await writeFile(join(out, `js.${extension}`), api);
    await writeFile(join(out, `slim.${extension}`), `${api}\n${init}`);
  }
  await cp(join(template, 'src', 'wasm.d.ts'), join(out, 'wasm.d.ts'));
}

/** Without what ties it to the other files. */
function inlined(text) {
  return text
    .replace(/^(?:import|export) (?:type )?[{*][\s\S]*?from '[^']+';\n/gm, '')
    .replace(/^export \{\};?\n/gm, '');
}
