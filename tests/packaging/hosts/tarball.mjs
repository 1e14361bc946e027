// The tarball itself: exactly the files that belong in it, a manifest that is true, and what the two linters of
// packages say about it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

import { root } from '../../../scripts/run.mjs';
import { node } from '../program.mjs';

// What entries share lies in chunks beside them, whose names are of their content.
const FILES = [
  'LICENSE-APACHE',
  'LICENSE-MIT',
  'README.md',
  'THIRD-PARTY-NOTICES.txt',
  'bulk-simd.wasm',
  'bulk.js',
  'card.js',
  'cjs/bulk.cjs',
  'cjs/card.cjs',
  'cjs/element.cjs',
  'cjs/en-input.cjs',
  'cjs/en.cjs',
  'cjs/forms.cjs',
  'cjs/index.cjs',
  'cjs/input.cjs',
  'cjs/ja-input.cjs',
  'cjs/ja.cjs',
  'cjs/labels.cjs',
  'cjs/records.cjs',
  'cjs/summary.cjs',
  'cjs/zh-CN-input.cjs',
  'cjs/zh-CN.cjs',
  'core.wasm',
  'docs/bulk.md',
  'docs/check-a-workbook.md',
  'docs/check-a-workbook.zh-CN.md',
  'docs/clean-an-export.md',
  'docs/command-line.md',
  'docs/describe-your-serial.md',
  'docs/examples/ant-design/index.html',
  'docs/examples/ant-design/main.tsx',
  'docs/examples/plain/index.html',
  'docs/examples/react/elements.d.ts',
  'docs/examples/react/index.html',
  'docs/examples/react/main.tsx',
  'docs/examples/server/express.ts',
  'docs/examples/server/hono.ts',
  'docs/examples/server/language.ts',
  'docs/examples/server/robots.ts',
  'docs/examples/svelte/App.svelte',
  'docs/examples/svelte/index.html',
  'docs/examples/svelte/main.js',
  'docs/examples/vue/App.vue',
  'docs/examples/vue/index.html',
  'docs/examples/vue/main.js',
  'docs/examples/vue/vite.config.js',
  'docs/forms-in-typescript.md',
  'docs/forms.md',
  'docs/issue-codes.md',
  'docs/issue-codes.zh-CN.md',
  'docs/look-a-unit-up.md',
  'docs/options.md',
  'docs/publish-the-life-of-your-units.md',
  'docs/publish-your-registry.md',
  'docs/publish-your-registry.zh-CN.md',
  'docs/the-standard-is-out.md',
  'element.js',
  'en-input.js',
  'en.js',
  'forms.js',
  'index.js',
  'input.js',
  'ja-input.js',
  'ja.js',
  'js-cjs/en.js',
  'js-cjs/forms.js',
  'js-cjs/index.js',
  'js-cjs/ja.js',
  'js-cjs/package.json',
  'js-cjs/summary.js',
  'js-cjs/zh-CN.js',
  'js/bulk.js',
  'js/card.js',
  'js/element.js',
  'js/en.js',
  'js/forms.js',
  'js/index.js',
  'js/input.js',
  'js/ja.js',
  'js/modules.js',
  'js/summary.js',
  'js/zh-CN.js',
  'labels.js',
  'meaning.wasm',
  'node/bulk.js',
  'node/card.js',
  'node/cli.js',
  'node/element.js',
  'node/en-input.js',
  'node/en.js',
  'node/forms.js',
  'node/index.js',
  'node/input.js',
  'node/ja-input.js',
  'node/ja.js',
  'node/labels.js',
  'node/records.js',
  'node/summary.js',
  'node/zh-CN-input.js',
  'node/zh-CN.js',
  'package.json',
  'records-module.wasm',
  'records.js',
  'records.schema.json',
  'registry.schema.json',
  'rules.schema.json',
  'sample-registry.cjs',
  'sample-registry.d.cts',
  'sample-registry.d.ts',
  'sample-registry.js',
  'sample-registry.json',
  'slim-cjs/slim.cjs',
  'slim/card.js',
  'slim/element.js',
  'slim/input.js',
  'slim/slim-api.js',
  'slim/slim-meaning.js',
  'slim/slim.js',
  'summary.js',
  'types/bulk.d.cts',
  'types/bulk.d.ts',
  'types/card.d.cts',
  'types/card.d.ts',
  'types/element.d.cts',
  'types/element.d.ts',
  'types/en.d.cts',
  'types/en.d.ts',
  'types/forms.d.cts',
  'types/forms.d.ts',
  'types/index.d.cts',
  'types/index.d.ts',
  'types/input.d.cts',
  'types/input.d.ts',
  'types/ja.d.cts',
  'types/ja.d.ts',
  'types/labels.d.cts',
  'types/labels.d.ts',
  'types/modules.d.cts',
  'types/modules.d.ts',
  'types/records.d.cts',
  'types/records.d.ts',
  'types/slim.d.cts',
  'types/slim.d.ts',
  'types/summary.d.cts',
  'types/summary.d.ts',
  'types/wasm.d.ts',
  'types/zh-CN.d.cts',
  'types/zh-CN.d.ts',
  'workerd/bulk.js',
  'workerd/en.js',
  'workerd/forms.js',
  'workerd/index.js',
  'workerd/ja.js',
  'workerd/records.js',
  'workerd/summary.js',
  'workerd/zh-CN.js',
  'zh-CN-input.js',
  'zh-CN.js',
];

export const tarball = {
  tarball: async ({ dir, packed }) => {
    const isChunk = (path) => /(^|\/)chunks\/[\w-]+-[\w-]{8}\.(c?js|d\.c?ts)$/.test(path);
    const paths = packed.files.map(({ path }) => path);
    assert.deepEqual(paths.filter((path) => !isChunk(path)).sort(), FILES);
    // No chunk of an earlier build, and none that nothing loads.
    const at = (path) => join(dir, 'node_modules', 'humanoid-id', path);
    const texts = await Promise.all(
      paths.filter((path) => /\.(c?js|d\.c?ts)$/.test(path)).map((path) => readFile(at(path), 'utf8')),
    );
    for (const path of paths.filter(isChunk)) {
      const name = path
        .split('/')
        .pop()
        .replace(/\.d\.(c?)ts$/, '.$1js');
      assert.ok(
        texts.some((text) => text.includes(`/${name}`)),
        `nothing loads ${path}`,
      );
    }
    assert.deepEqual(
      packed.files.filter(({ size }) => size === 0),
      [],
    );
    // Older bundlers look for `bulk.wasm` where `bulk` is imported.
    const entries = paths.filter((path) => /^[\w-]+\.js$/.test(path)).map((path) => path.slice(0, -3));
    const modules = paths.filter((path) => path.endsWith('.wasm')).map((path) => path.slice(0, -5));
    assert.deepEqual(
      modules.filter((name) => entries.includes(name)),
      [],
    );
  },

  // Whoever builds it gets the same bytes: nothing tells of the machine. The module that checks codes has no place where
  // it could panic, which would name a source file.
  'no-folders': async ({ dir, packed }) => {
    const folders = [root, homedir(), process.env.CARGO_HOME, process.env.RUSTUP_HOME].filter(Boolean);
    for (const { path } of packed.files) {
      const bytes = await readFile(join(dir, 'node_modules', 'humanoid-id', path));
      for (const folder of folders) assert.ok(!bytes.includes(folder), `${path} names ${folder}`);
      if (path === 'core.wasm') assert.doesNotMatch(bytes.toString('latin1'), /[\w/]+\.rs\b/);
    }
  },

  manifest: async ({ dir }) => {
    const manifest = JSON.parse(await readFile(join(dir, 'node_modules', 'humanoid-id', 'package.json'), 'utf8'));
    const needs = Object.keys(manifest).filter((key) => /dependencies$/i.test(key) || key === 'scripts');
    assert.deepEqual(needs, [], 'nothing is installed with it, and nothing runs when it is');
    const paths = [...leaves(manifest.exports), manifest.main, manifest.module, manifest.types];
    for (const path of paths) assert.ok(FILES.includes(path.replace('./', '')), `${path} is not in the package`);
  },

  publint: async ({ packed }) => {
    const bytes = await readFile(packed.path);
    const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg)),
      [],
    );
  },

  attw: async ({ packed, dir }) => {
    const attw = join(root, 'node_modules', '@arethetypeswrong/cli/dist/index.js');
    // Some are files and no modules: there is nothing to import or require them as. The element without WebAssembly is for
    // pages, which import.
    const others = ['wasm', 'core.wasm', 'meaning.wasm', 'js/input'];
    await node([attw, packed.path, '--exclude-entrypoints', ...others], { cwd: dir });
  },
};

const leaves = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(leaves));
