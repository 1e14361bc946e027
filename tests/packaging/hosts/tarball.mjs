// The tarball itself: exactly the files that belong in it, a manifest that is true, and what the two linters of
// packages say about it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

import { root } from '../../../scripts/run.mjs';
import { node } from '../program.mjs';

const FILES = [
  'LICENSE-APACHE',
  'LICENSE-MIT',
  'README.md',
  'THIRD-PARTY-NOTICES.txt',
  'api.cjs',
  'api.js',
  'bulk-workerd.js',
  'bulk.cjs',
  'bulk.d.cts',
  'bulk.d.ts',
  'bulk.js',
  'bulk.wasm',
  'card.cjs',
  'card.d.cts',
  'card.d.ts',
  'card.js',
  'cli.js',
  'core.wasm',
  'docs/bulk.md',
  'docs/check-a-workbook.md',
  'docs/check-a-workbook.zh-CN.md',
  'docs/clean-an-export.md',
  'docs/describe-your-serial.md',
  'docs/examples/ant-design/index.html',
  'docs/examples/ant-design/main.jsx',
  'docs/examples/plain/index.html',
  'docs/examples/react/elements.d.ts',
  'docs/examples/react/index.html',
  'docs/examples/react/main.tsx',
  'docs/examples/svelte/App.svelte',
  'docs/examples/svelte/index.html',
  'docs/examples/svelte/main.js',
  'docs/examples/vue/App.vue',
  'docs/examples/vue/index.html',
  'docs/examples/vue/main.js',
  'docs/examples/vue/vite.config.js',
  'docs/forms.md',
  'docs/issue-codes.md',
  'docs/look-a-unit-up.md',
  'docs/publish-the-life-of-your-units.md',
  'docs/publish-your-registry.md',
  'element-base.js',
  'element.cjs',
  'element.d.cts',
  'element.d.ts',
  'element.js',
  'en-input.cjs',
  'en-input.js',
  'forms-js.js',
  'forms-workerd.js',
  'forms.cjs',
  'forms.d.cts',
  'forms.d.ts',
  'forms.js',
  'humanoid-id.wasm',
  'index.cjs',
  'index.d.cts',
  'index.d.ts',
  'index.js',
  'input-element.cjs',
  'input-element.js',
  'input.cjs',
  'input.d.cts',
  'input.d.ts',
  'input.js',
  'ja-input.cjs',
  'ja-input.js',
  'js-api.js',
  'js-input.js',
  'js-module.js',
  'js.cjs',
  'js.d.cts',
  'js.d.ts',
  'js.js',
  'meaning.js',
  'meaning.wasm',
  'module.js',
  'package.json',
  'parquet.cjs',
  'parquet.js',
  'records-module.cjs',
  'records-module.js',
  'records-signature.cjs',
  'records-signature.js',
  'records.cjs',
  'records.d.cts',
  'records.d.ts',
  'records.js',
  'records.schema.json',
  'registry.schema.json',
  'sample-registry.cjs',
  'sample-registry.d.cts',
  'sample-registry.d.ts',
  'sample-registry.js',
  'sample-registry.json',
  'slim-api.js',
  'slim-meaning.js',
  'slim-module.js',
  'slim.cjs',
  'slim.d.cts',
  'slim.d.ts',
  'slim.js',
  'summary-js.js',
  'summary-workerd.js',
  'summary.cjs',
  'summary.d.cts',
  'summary.d.ts',
  'summary.js',
  'wasm.d.ts',
  'workbook.cjs',
  'workbook.js',
  'workerd.js',
  'zh-CN-input.cjs',
  'zh-CN-input.js',
];

export const tarball = {
  tarball: async ({ packed }) => {
    assert.deepEqual(packed.files.map(({ path }) => path).sort(), FILES);
    assert.deepEqual(
      packed.files.filter(({ size }) => size === 0),
      [],
    );
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
    // humanoid-id/wasm is a file and no module: there is nothing to import or require it as.
    await node([attw, packed.path, '--exclude-entrypoints', 'wasm', 'core.wasm', 'meaning.wasm'], { cwd: dir });
  },
};

const leaves = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(leaves));
