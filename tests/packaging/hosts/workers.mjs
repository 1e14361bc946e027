// Hosts that are known by a condition of their own, and hosts that stand in for a browser.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { EdgeVM } from '@edge-runtime/vm';
import * as esbuild from 'esbuild';
import { JSDOM, VirtualConsole } from 'jsdom';

import { inTool, node } from '../program.mjs';

// The simulator is wrangler's, and comes with the version that fits.
const { Miniflare } = createRequire(inTool('wrangler', 'package.json'))('miniflare');

/** Deploy a project to the simulator, with so many modules beside the script, and ask it. */
export async function deployed(dir, modules, ask) {
  const env = { WRANGLER_SEND_METRICS: 'false', XDG_CONFIG_HOME: join(dir, '.config') };
  await node([inTool('wrangler', 'bin/wrangler.js'), 'deploy', '--dry-run', '--outdir', 'dist'], { cwd: dir, env });
  const files = (await readdir(join(dir, 'dist')))
    .filter((file) => /\.(?:js|wasm)$/.test(file))
    .sort((a, b) => a.endsWith('.wasm') - b.endsWith('.wasm'))
    .map((file) => ({ type: file.endsWith('.js') ? 'ESModule' : 'CompiledWasm', path: join(dir, 'dist', file) }));
  assert.deepEqual(
    files.map(({ type }) => type),
    ['ESModule', ...Array(modules).fill('CompiledWasm')],
  );
  const options = { modules: files, modulesRoot: join(dir, 'dist'), compatibilityDate: '2026-01-01', cf: false };
  const worker = new Miniflare(options);
  try {
    const response = await ask(worker);
    return await response.text();
  } finally {
    await worker.dispose();
  }
}

export const workers = {
  workerd: async ({ dir, agree }) =>
    agree(await deployed(dir, 2, (worker) => worker.dispatchFetch('http://localhost/'))),

  'edge-light': async ({ dir, agree }) => {
    const script = await bundled(dir, 'main.js', { conditions: ['edge-light'] });
    assert.ok(!/new WebAssembly\./.test(script), 'this host compiles no WebAssembly');
    const edge = new EdgeVM({ codeGeneration: { strings: false, wasm: false } });
    edge.evaluate(script);
    agree(edge.evaluate('answer'));
  },

  jsdom: async ({ dir, agree }) => {
    for (const main of ['main.js', 'js.js']) {
      const complaints = [];
      const virtualConsole = new VirtualConsole().on('jsdomError', (error) => complaints.push(error));
      const { window } = new JSDOM('', { runScripts: 'outside-only', virtualConsole });
      window.eval(await bundled(dir, main));
      agree(window.answer);
      assert.deepEqual(complaints, []);
      window.close();
    }
  },
};

export async function bundled(absWorkingDir, entry, options = {}) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir,
    entryPoints: [entry],
    bundle: true,
    write: false,
    ...options,
  });
  return outputFiles[0].text;
}
