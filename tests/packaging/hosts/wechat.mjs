// WeChat's mini-programs: the real tool packs the package. Its compiler asks WeChat's servers first and its engine is in
// the app alone, so what was packed is held to the syntax that both read and run with nothing but the language.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';

import { run } from '../../../scripts/run.mjs';
import { node } from '../program.mjs';

const TOOLS = fileURLToPath(new URL('../wechat', import.meta.url));

export const wechat = {
  wechat: async ({ dir, packed, agree }) => {
    // 275 MB of its own; nothing that it would compile at once is needed.
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel=error'];
    await run('npm', ['install', '--no-save', ...quiet], { cwd: TOOLS, quiet: true });
    const printed = await node(['pack.cjs', '--', join(TOOLS, 'package.json')], { cwd: dir });
    assert.deepEqual(JSON.parse(printed.split('\n').pop()), []);

    const folder = join(dir, 'miniprogram_npm', 'humanoid-id');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((it) => it.isFile());
    const wanted = packed.files.map(({ path }) => path).filter((path) => path.startsWith('js-cjs/'));
    assert.equal(files.length, wanted.length);
    const { parse } = createRequire(join(TOOLS, 'package.json'))('acorn');
    for (const path of wanted.filter((path) => path.endsWith('.js'))) {
      const text = await readFile(join(folder, path.slice('js-cjs/'.length)), 'utf8');
      parse(text, { ecmaVersion: 2018, sourceType: 'script' });
    }

    const { answer, rest } = (await page(dir)).data;
    agree(answer);
    assert.deepEqual(JSON.parse(JSON.stringify(rest)), [true, true]);
  },
};

/** What the page of the project registers, in an engine that has the language and neither a host nor WebAssembly. */
async function page(dir) {
  const context = createContext({});
  runInContext('delete globalThis.WebAssembly; delete globalThis.console;', context);
  const sources = new Map();
  for (const path of await readdir(dir, { recursive: true })) {
    if (/^(?!node_modules\/).*\.js$/.test(path)) sources.set(path, await readFile(join(dir, path), 'utf8'));
  }
  // The probe is a module of the language, which the tool turns into one of these.
  const probe = (await readFile(join(dir, 'probe.mjs'), 'utf8')).replaceAll(
    'export function',
    'exports.probe = function',
  );
  sources.set('probe.js', probe);
  const loaded = new Map();
  let registered;
  context.Page = (given) => {
    registered = given;
  };
  const load = (path) => {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const find = (name) => {
      const at = name.startsWith('.') ? posix.join(posix.dirname(path), name) : posix.join('miniprogram_npm', name);
      return load([at, `${at}.js`, `${at}/index.js`].find((it) => sources.has(it)) ?? assert.fail(`no ${at}`));
    };
    runInContext(`(function (require, module, exports) {${sources.get(path)}\n})`, context)(
      find,
      module,
      module.exports,
    );
    return module.exports;
  };
  load('pages/index/index.js');
  return registered;
}
