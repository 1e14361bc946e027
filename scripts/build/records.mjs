// Records: a module of its own, and the entry that looks units up. The module and the library for signatures are files of
// their own, which are loaded when they are asked for.

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

import { root, run, runBin } from '../run.mjs';
import { JOSE, NOTICES } from './notices.mjs';
import { pack } from './pack.mjs';

const ENABLE = [
  '--enable-bulk-memory',
  '--enable-bulk-memory-opt',
  '--enable-multivalue',
  '--enable-mutable-globals',
  '--enable-nontrapping-float-to-int',
  '--enable-reference-types',
  '--enable-sign-ext',
];

/**
 * Build the module into a folder of work.
 * @param {string} work
 * @returns {Promise<{ wasm: string, glue: string }>}
 */
export async function buildRecordsModule(work) {
  const bound = ['--target', 'web', '--release', '--no-typescript', '--no-pack', '--mode', 'no-install', '--no-opt'];
  const source = join(root, 'bindings', 'wasm-records');
  await run('wasm-pack', ['build', ...bound, '--out-dir', work, '--out-name', 'records', source], { quiet: true });
  const wasm = join(work, 'humanoid-id-records.wasm');
  const strip = ['--strip-debug', '--strip-producers', '--strip-target-features'];
  await runBin('binaryen', 'bin/wasm-opt', [join(work, 'records_bg.wasm'), '-O2', ...ENABLE, ...strip, '-o', wasm]);
  process.stdout.write(`  ${(await stat(wasm)).size} bytes of WebAssembly\n`);
  return { wasm, glue: join(work, 'records.js') };
}

// The files, each by its source.
const FILES = { records: 'records', 'records-module': 'packed-module', 'records-signature': 'jose' };

export async function bundleRecords({ module, version, template, out }) {
  const bytes = await readFile(module.wasm);
  const define = { MODULE_SIZE: bytes.length, PACKED_MODULE: await pack(bytes) };
  for (const format of ['esm', 'cjs']) {
    const extension = format === 'esm' ? 'js' : 'cjs';
    for (const [name, source] of Object.entries(FILES)) {
      const notice = name === 'records-signature' ? `; with ${JOSE}: see ${NOTICES}` : '';
      await build({
        bundle: true,
        platform: 'neutral',
        // Private members of classes as older engines have them: pages would bring what stands for them with the first load.
        target: 'es2021',
        minify: true,
        logLevel: 'warning',
        // Of wasm-bindgen's own loader, which nothing here asks for.
        logOverride: { 'empty-import-meta': 'silent' },
        mainFields: ['module', 'main'],
        entryPoints: [join(template, 'src', 'records', `${source}.ts`)],
        outfile: join(out, `${name}.${extension}`),
        format,
        define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
        alias: { 'humanoid-id:records-glue': module.glue },
        plugins: [onDemand(extension)],
        banner: { js: `/*! humanoid-id ${version} | MIT OR Apache-2.0${notice} */` },
      });
    }
  }
}

/** What is imported from beside when it is needed. */
const onDemand = (extension) => ({
  name: 'on demand',
  setup: (build) =>
    build.onResolve({ filter: /^humanoid-id:(?:records-module|records-signature)$/ }, ({ path }) => ({
      path: `./${path.split(':')[1]}.${extension}`,
      external: true,
    })),
});
