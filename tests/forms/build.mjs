// The examples of the documentation, built as their readers would build them.

import { cp, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const here = fileURLToPath(import.meta.url);
const examples = fileURLToPath(new URL('../../docs/examples/', import.meta.url));

/** The examples stand in the documentation, the packages they use here. */
const packagesFromHere = {
  name: 'packages-from-here',
  enforce: 'pre',
  resolveId(source, importer, options) {
    const isOfAnExample = importer?.startsWith(examples) && /^[@a-z]/i.test(source);
    return isOfAnExample ? this.resolve(source, here, { ...options, skipSelf: true }) : null;
  },
};

/** The configuration that lies beside an example, read where the packages are. */
async function configured(name) {
  const copy = new URL(`node_modules/.snippets/${name}.config.mjs`, import.meta.url);
  await mkdir(new URL('.', copy), { recursive: true });
  await cp(`${examples}${name}/vite.config.js`, fileURLToPath(copy));
  return (await import(copy)).default.plugins;
}

const PLUGINS = {
  plain: [],
  react: [react()],
  'ant-design': [react()],
  vue: await configured('vue'),
  svelte: [svelte({ configFile: false })],
};

export async function buildExamples(out) {
  for (const [name, plugins] of Object.entries(PLUGINS)) {
    await build({
      configFile: false,
      root: `${examples}${name}`,
      base: './',
      logLevel: 'error',
      plugins: [packagesFromHere, ...plugins],
      build: { outDir: `${out}/${name}`, emptyOutDir: true, chunkSizeWarningLimit: 5000 },
    });
  }
  return Object.keys(PLUGINS);
}
