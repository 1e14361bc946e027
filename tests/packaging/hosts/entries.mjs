// The entries for many codes, for summaries, for forms and for pages, where they are claimed to run: in a worker behind
// each bundler and behind none, in the engines that have files, and in workerd. One project in `projects/entries` is
// all of them.

import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EdgeVM } from '@edge-runtime/vm';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import * as vite from 'vite';
import webpack from 'webpack';

import { root } from '../../../scripts/run.mjs';
import { content, visit, visitIn } from '../browser.mjs';
import { ENTRIES, OF_ENGINES, OF_PAGES, ON_THE_EDGE } from '../expected.mjs';
import { inTool, node, program } from '../program.mjs';
import { NAMES } from '../projects/entries/files.mjs';
import { bundled, deployed } from './workers.mjs';

const POLICY = "script-src 'self' 'wasm-unsafe-eval'";

// In the encoding of Chinese Excel.
const CSV = Buffer.concat([
  Buffer.from([0xb1, 0xe0, 0xc2, 0xeb]),
  Buffer.from(',no\r\nCNTESTH1A00120260522A00000001,1\r\n"CB",2\r\n'),
]);

async function withFiles(folder) {
  await writeFile(join(folder, 'fleet.csv'), CSV);
  await cp(join(root, 'tests/sheets/fleet-openpyxl.xlsx'), join(folder, 'fleet.xlsx'));
  await cp(join(root, 'tests/sheets/fleet-zstd.parquet'), join(folder, 'fleet.parquet'));
}

const holds = (answer, wanted) => assert.deepEqual(JSON.parse(answer), wanted);

async function pageHolds(folder, policy = POLICY) {
  await withFiles(folder);
  holds(content(await visitIn(folder, 'index.html', policy)), { ...ENTRIES, ...OF_PAGES });
}

async function engineHolds(dir, start) {
  await withFiles(dir);
  // More than one thread is given at a time.
  await writeFile(join(dir, 'many.txt'), 'CNTESTH1A00120260522A00000001\n'.repeat(200_000));
  for (const main of ['engine.js', 'engine.cjs']) holds(await start(main), { ...ENTRIES, ...OF_ENGINES });
}

export const entries = {
  'entries:page': async ({ dir }) => {
    for (const script of ['page.js', 'worker.js']) {
      const text = await readFile(join(dir, script), 'utf8');
      const byPath = text.replace(/'humanoid-id\/(\w+)'/g, "'./node_modules/humanoid-id/$1.js'");
      await writeFile(join(dir, script), byPath);
    }
    await pageHolds(dir);
  },

  'entries:vite': async ({ dir }) => {
    const options = { root: dir, configFile: false, logLevel: 'error', base: './' };
    await vite.build(options);
    await pageHolds(join(dir, 'dist'));
  },

  'entries:vite-dev': async ({ dir }) => {
    await withFiles(dir);
    const server = await vite.createServer({ root: dir, configFile: false, logLevel: 'error', server: { port: 0 } });
    try {
      await server.listen();
      holds(content(await visit(server.resolvedUrls.local[0])), { ...ENTRIES, ...OF_PAGES });
    } finally {
      await server.close();
    }
  },

  'entries:webpack': async ({ dir }) => {
    const output = { path: join(dir, 'dist'), filename: 'page.js' };
    const options = { mode: 'production', context: dir, entry: './page.js', output, performance: { hints: false } };
    const compiler = webpack(options);
    const stats = await new Promise((resolve, reject) => {
      compiler.run((error, done) => compiler.close(() => (error ? reject(error) : resolve(done))));
    });
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    assert.deepEqual([...errors, ...warnings], []);
    await cp(join(dir, 'index.html'), join(dir, 'dist', 'index.html'));
    await pageHolds(join(dir, 'dist'));
  },

  'entries:rollup': async ({ dir }) => {
    const warnings = [];
    const bundle = await rollup({
      input: ['page.js', 'worker.js'].map((name) => join(dir, name)),
      plugins: [nodeResolve({ browser: true })],
      onwarn: ({ message }) => warnings.push(message),
    });
    await bundle.write({ dir: join(dir, 'dist'), format: 'es' });
    assert.deepEqual(warnings, []);
    await cp(join(dir, 'index.html'), join(dir, 'dist', 'index.html'));
    await pageHolds(join(dir, 'dist'));
  },

  'entries:esbuild': async ({ dir }) => {
    const entryPoints = ['page.js', 'worker.js'];
    const options = { absWorkingDir: dir, entryPoints, bundle: true, minify: true, format: 'esm', logLevel: 'silent' };
    for (const splitting of [false, true]) {
      const { warnings } = await esbuild.build({ ...options, splitting, outdir: 'dist' });
      assert.deepEqual(warnings, []);
      await cp(join(dir, 'index.html'), join(dir, 'dist', 'index.html'));
      await pageHolds(join(dir, 'dist'));
    }
  },

  'entries:parcel': async ({ dir }) => {
    const args = ['build', 'index.html', '--no-cache', '--no-source-maps', '--public-url', './'];
    await node([inTool('parcel', 'lib/bin.js'), ...args], { cwd: dir });
    // Parcel writes an import map into the page, which a policy would have to name by its hash.
    await pageHolds(join(dir, 'dist'), null);
  },

  'entries:node': ({ dir }) => engineHolds(dir, (main) => node([main], { cwd: dir })),

  'entries:deno': ({ dir }) => {
    // May read its own folder, and nothing else.
    const args = ['run', '--no-prompt', '--cached-only', '--node-modules-dir=manual', `--allow-read=${dir}`];
    const env = { DENO_DIR: join(dir, '.deno'), DENO_NO_UPDATE_CHECK: '1' };
    return engineHolds(dir, (main) => node([inTool('deno', 'bin.cjs'), ...args, main], { cwd: dir, env }));
  },

  'entries:bun': ({ dir }) => engineHolds(dir, (main) => program(inTool('bun', 'bin/bun.exe'), [main], { cwd: dir })),

  'entries:workerd': async ({ dir }) => {
    await withFiles(dir);
    const form = new FormData();
    for (const [kind, name] of Object.entries(NAMES))
      form.append(kind, new Blob([await readFile(join(dir, name))]), name);
    // The simulator does not know the forms of Node, so it gets the bytes.
    const upload = new Response(form);
    const headers = { 'content-type': upload.headers.get('content-type') };
    const request = { method: 'POST', headers, body: await upload.arrayBuffer() };
    holds(await deployed(dir, 3, (worker) => worker.dispatchFetch('http://localhost/', request)), ENTRIES);
  },

  'entries:edge-light': async ({ dir }) => {
    const script = await bundled(dir, 'edge.js', { conditions: ['edge-light'] });
    const edge = new EdgeVM({ codeGeneration: { strings: false, wasm: false } });
    edge.evaluate(script);
    holds(edge.evaluate('answer'), ON_THE_EDGE);
  },
};
