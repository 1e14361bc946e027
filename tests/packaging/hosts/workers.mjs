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
  return simulated(join(dir, 'dist'), modules, ask);
}

/** Ask what stands in a folder: its scripts, with the one that is named `index` or stands alone first, and its modules. */
async function simulated(modulesRoot, modules, ask, flags = []) {
  const files = (await readdir(modulesRoot, { recursive: true }))
    .filter((file) => /\.(?:m?js|wasm)(?:\?module)?$/.test(file))
    .sort((a, b) => a.includes('.wasm') - b.includes('.wasm') || b.startsWith('index.') - a.startsWith('index.'))
    .map((file) => ({ type: file.includes('.wasm') ? 'CompiledWasm' : 'ESModule', path: join(modulesRoot, file) }));
  assert.equal(files.filter(({ type }) => type === 'CompiledWasm').length, modules);
  const date = { compatibilityDate: '2026-01-01', compatibilityFlags: flags };
  const worker = new Miniflare({ modules: files, modulesRoot, ...date, cf: false });
  try {
    const response = await ask(worker);
    return await response.text();
  } finally {
    await worker.dispose();
  }
}

/** Nitro in a process of its own, which it never leaves as it was. */
const NITRO = `
const { build, createNitro, prepare } = await import(${JSON.stringify(import.meta.resolve('nitropack/core'))});
const [preset, dir, wasm] = process.argv.slice(-3);
const experimental = { wasm: wasm !== '' };
const options = { rootDir: process.cwd(), preset, dev: false, logLevel: 1, output: { dir }, experimental };
const nitro = await createNitro({ ...options, compatibilityDate: '2026-01-01', sourceMap: false });
await prepare(nitro);
await build(nitro);
process.exit(0);
`;

export const workers = {
  workerd: async ({ dir, agree }) =>
    agree(await deployed(dir, 2, (worker) => worker.dispatchFetch('http://localhost/'))),

  // What a Nuxt app is served by, on Cloudflare, with and without Nitro's flag for WebAssembly.
  nitro: async ({ dir, agree }) => {
    const build = async (preset, wasm = '') => {
      const out = join(dir, `out-${preset}${wasm}`);
      await node(['--input-type=module', '--eval', NITRO, '--', preset, out, wasm], { cwd: dir });
      return out;
    };
    const holds = (said, many) => {
      const { answer, ...rest } = JSON.parse(said);
      agree(JSON.stringify(answer));
      assert.deepEqual(rest, { forms: true, ...many });
    };
    const ask = (worker) => worker.dispatchFetch('http://localhost/');
    const refused = { bulk: 'refused', records: 'refused' };
    const plain = await build('cloudflare-module');
    holds(await simulated(join(plain, 'server'), 0, ask, ['nodejs_compat']), refused);
    const flagged = await build('cloudflare-module', 'wasm');
    holds(await simulated(join(flagged, 'server'), 4, ask, ['nodejs_compat']), { bulk: 1, records: 1 });
  },

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
