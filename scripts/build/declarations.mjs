// Declarations for every entry and module system. The entries share the types of the first: a code that one has checked
// is a code to the others, which a brand declared twice would not be.

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
  const api = [await read('types.d.ts'), await read('meaning.d.ts'), await read('api.d.ts'), 'export {};\n'].join('\n');
  const init = (await read('sources/slim.d.ts')).replace(/^export declare function (?!init)[\s\S]*?;\n/gm, '');
  for (const [declaration, script] of [
    ['d.ts', 'js'],
    ['d.cts', 'cjs'],
  ]) {
    const shared = `export * from './index.${script}';\n`;
    await writeFile(join(out, `index.${declaration}`), api);
    await writeFile(join(out, `js.${declaration}`), shared);
    await writeFile(join(out, `slim.${declaration}`), `${shared}${init}`);
  }
  await cp(join(template, 'src', 'wasm.d.ts'), join(out, 'wasm.d.ts'));
}

/** Without what ties it to the files that it came from. */
function inlined(text) {
  return text
    .replace(/^(?:import|export) (?:type )?[{*][\s\S]*?from '[^']+';\n/gm, '')
    .replace(/^export \{\};?\n/gm, '');
}
