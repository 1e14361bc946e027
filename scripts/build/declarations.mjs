// Declarations of every entry, bundled from what TypeScript emits. Entries share chunks: a code that one entry has checked
// is a code to the others, which a brand declared twice would not be.

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';

import { root, runBin } from '../run.mjs';
import { tags } from './messages.mjs';

const ENTRIES = {
  index: 'index',
  slim: 'slim',
  modules: 'module/sources/script',
  forms: 'forms',
  summary: 'summary/summary',
  input: 'elements/input',
  card: 'elements/card',
  element: 'elements/element',
  bulk: 'bulk/bulk',
  records: 'records/records',
  labels: 'labels/labels',
  ...Object.fromEntries(tags.map((tag) => [tag, `languages/${tag}`])),
};

/** @param {{ work: string, template: string, out: string }} folders */
export async function declarations({ work, template, out }) {
  const types = join(work, 'types');
  const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', types];
  await runBin('typescript', 'bin/tsc', ['-p', root, ...emit]);
  await cp(join(template, 'src', 'module', 'generated'), join(types, 'module', 'generated'), { recursive: true });
  for (const extension of ['d.ts', 'd.cts']) {
    const bundled = await rolldown({
      input: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, join(types, `${file}.d.ts`)])),
      plugins: [dts({ dtsInput: true })],
      external: [/^node:/],
      logLevel: 'warn',
    });
    await bundled.write({
      dir: join(out, 'types'),
      format: 'es',
      entryFileNames: `[name].${extension}`,
      chunkFileNames: `chunks/[name]-[hash].${extension}`,
    });
    await bundled.close();
  }
  await cp(join(template, 'src', 'module', 'wasm.d.ts'), join(out, 'types', 'wasm.d.ts'));
}
