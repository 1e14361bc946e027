// Engines that run the package as it was installed, with no bundler in between.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { newQuickJSWASMModule } from 'quickjs-emscripten';

import { inTool, node, program } from '../program.mjs';

// A policy of no `eval`, and built-in objects that nobody may change.
const STRICT = ['--disallow-code-generation-from-strings', '--frozen-intrinsics', '--no-warnings'];

export const engines = {
  'node-import': async ({ dir, agree }) => {
    agree(await node(['main.js'], { cwd: dir }));
    agree(await node([...STRICT, 'main.js'], { cwd: dir }));
  },

  'node-require': async ({ dir, agree }) => {
    agree(await node(['main.js'], { cwd: dir }));
    agree(await node([...STRICT, 'main.js'], { cwd: dir }));
  },

  'node-js': async ({ dir, agree }) => {
    // Without WebAssembly, as some hosts are.
    for (const main of ['main.js', 'main.cjs']) agree(await node(['--no-expose-wasm', main], { cwd: dir }));
  },

  'node-slim': async ({ dir, agree }) => {
    agree(await node(['bytes.js'], { cwd: dir }));
    agree(await node(['compiled.cjs'], { cwd: dir }));
    agree(await node(['parts.js'], { cwd: dir }));
  },

  'node-quiet': async ({ dir }) => {
    const once = ['Module', 'Instance'];
    assert.deepEqual(JSON.parse(await node(['main.js'], { cwd: dir })), {
      atImport: [],
      atConstants: [],
      atFirstCall: once,
      atChecks: once,
      atLast: [...once, ...once],
      globals: 0,
    });
  },

  deno: async ({ dir, agree }) => {
    // No permission is given, and nothing is fetched.
    const env = { DENO_DIR: join(dir, '.deno'), DENO_NO_UPDATE_CHECK: '1' };
    for (const main of ['main.js', 'main.cjs']) {
      const args = ['run', '--no-prompt', '--cached-only', '--node-modules-dir=manual', main];
      agree(await node([inTool('deno', 'bin.cjs'), ...args], { cwd: dir, env }));
    }
  },

  bun: async ({ dir, agree }) => {
    for (const main of ['main.js', 'main.cjs'])
      agree(await program(inTool('bun', 'bin/bun.exe'), [main], { cwd: dir }));
  },

  quickjs: async ({ dir, agree }) => {
    const quickjs = await newQuickJSWASMModule();
    const runtime = quickjs.newRuntime();
    // An engine knows no packages: names lead to files, and those to others beside them.
    const files = { 'humanoid-id/js': 'node_modules/humanoid-id/js/index.js', 'probe.mjs': 'probe.mjs' };
    runtime.setModuleLoader(
      (path) => readFileSync(join(dir, path), 'utf8'),
      (from, name) =>
        name.startsWith('.') && from !== 'main.js'
          ? posix.join(posix.dirname(from), name)
          : (files[name.replace('./', '')] ?? name),
    );
    const context = runtime.newContext();
    const main = await readFile(join(dir, 'main.js'), 'utf8');
    context.unwrapResult(context.evalCode(main, 'main.js', { type: 'module' })).dispose();
    agree(context.getProp(context.global, 'answer').consume(context.getString));
    context.dispose();
    runtime.dispose();
  },
};
