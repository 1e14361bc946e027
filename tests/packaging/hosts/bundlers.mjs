// Bundlers with no plug-in and no configuration for the package. What they made runs in Chromium under a policy that
// allows no `eval`; what they make of a bare import is nothing; and the module stays inside the script.

import assert from 'node:assert/strict';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import * as vite from 'vite';
import webpack from 'webpack';
import webpack4 from 'webpack-4';

import { content, visit, visitIn } from '../browser.mjs';
import { inTool, node } from '../program.mjs';

const POLICY = "script-src 'self' 'wasm-unsafe-eval'";

/** A bundled page answers well, and no file went astray. */
async function holds(folder, agree) {
  const files = await readdir(folder, { recursive: true });
  assert.deepEqual(
    files.filter((file) => file.endsWith('.wasm')),
    [],
    'the module was emitted as a file',
  );
  const { requests, ...visited } = await visitIn(folder, 'index.html', POLICY);
  agree(content(visited));
  assert.deepEqual(
    requests.filter((path) => !/\.(?:html|js)$/.test(path)),
    [],
  );
}

/** `import 'humanoid-id'` alone has no effect, so that a bundler leaves it out. */
const isNothing = (text) => assert.equal(text.trim(), '', 'an import that nobody uses leaves something behind');

/** `import { version }` brings the version and not the module. */
const isLittle = (text) => assert.ok(text.length < 5000, `a constant weighs ${text.length} characters`);

export const bundlers = {
  vite: async ({ dir, agree }) => {
    const quiet = { root: dir, configFile: false, logLevel: 'error' };
    await vite.build({ ...quiet, base: './' });
    await holds(join(dir, 'dist'), agree);
  },

  'vite-dev': async ({ dir, agree }) => {
    const server = await vite.createServer({ root: dir, configFile: false, logLevel: 'error', server: { port: 0 } });
    try {
      await server.listen();
      agree(content(await visit(server.resolvedUrls.local[0])));
    } finally {
      await server.close();
    }
  },

  webpack: async ({ dir, agree }) => {
    await webpacked(dir, './main.js');
    await cp(join(dir, 'index.html'), join(dir, 'dist', 'index.html'));
    await holds(join(dir, 'dist'), agree);
    isNothing(await webpacked(dir, './unused.js'));
    isLittle(await webpacked(dir, './constant.js'));
  },

  // Knows neither `exports` nor syntax younger than ES2018, and takes `x.wasm` for `x`.
  'webpack-4': async ({ dir, agree }) => {
    await webpacked(dir, './main.js', webpack4);
    await cp(join(dir, 'index.html'), join(dir, 'dist', 'index.html'));
    agree(content(await visitIn(join(dir, 'dist'), 'index.html', "script-src 'self'")));
  },

  rollup: async ({ dir, agree }) => {
    const output = { file: join(dir, 'dist', 'bundle.js'), format: 'iife' };
    const bundle = (input) =>
      rollup({ input: join(dir, input), plugins: [nodeResolve({ browser: true })], onwarn: refuse });
    await (await bundle('main.js')).write(output);
    await cp(join(dir, 'index.html'), join(dir, 'dist', 'index.html'));
    await holds(join(dir, 'dist'), agree);
    const written = async (input) => (await (await bundle(input)).generate({ format: 'es' })).output[0].code;
    isNothing(await written('unused.js'));
    isLittle(await written('constant.js'));
  },

  esbuild: async ({ dir, agree }) => {
    const options = { absWorkingDir: dir, bundle: true, minify: true, logLevel: 'silent' };
    const build = async (entry, more) => {
      const { warnings, outputFiles } = await esbuild.build({ ...options, entryPoints: [entry], ...more });
      assert.deepEqual(
        warnings.filter(({ id }) => !EXPECTED.includes(id)),
        [],
      );
      return outputFiles?.[0].text;
    };
    await build('main.js', { outfile: 'dist/bundle.js' });
    await cp(join(dir, 'index.html'), join(dir, 'dist', 'index.html'));
    await holds(join(dir, 'dist'), agree);
    isNothing(await build('unused.js', { write: false, format: 'esm' }));
    isLittle(await build('constant.js', { write: false, format: 'esm' }));

    // For Node, to the two kinds of module that there are.
    await build('node.js', { platform: 'node', format: 'cjs', outfile: 'node.cjs' });
    await build('node.js', { platform: 'node', format: 'esm', outfile: 'node.mjs' });
    for (const main of ['node.cjs', 'node.mjs']) agree(await node([main], { cwd: dir }));
  },

  parcel: async ({ dir, agree }) => {
    const args = ['build', 'index.html', '--no-cache', '--no-source-maps', '--public-url', './'];
    await node([inTool('parcel', 'lib/bin.js'), ...args], { cwd: dir });
    await holds(join(dir, 'dist'), agree);
  },
};

// What bundlers say when nothing is left of an import.
const EXPECTED = ['EMPTY_BUNDLE', 'ignored-bare-import'];

function refuse(warning) {
  if (!EXPECTED.includes(warning.code)) throw new Error(warning.message);
}

/** The script that webpack writes, which it also leaves in `dist/bundle.js`. */
async function webpacked(context, entry, version = webpack) {
  const output = { path: join(context, 'dist'), filename: 'bundle.js' };
  const compiler = version({ mode: 'production', context, entry, output, performance: { hints: false } });
  const stats = await new Promise((resolve, reject) => {
    const close = compiler.close ? (then) => compiler.close(then) : (then) => then();
    compiler.run((error, done) => close(() => (error ? reject(error) : resolve(done))));
  });
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  assert.deepEqual([...errors, ...warnings], []);
  return readFile(join(output.path, output.filename), 'utf8');
}
