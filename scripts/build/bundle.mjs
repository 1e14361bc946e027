// The entries of the package. One build for each way to the modules and each module system: what entries share lies in
// chunks beside them, so that one page or process never has two of anything.

import { writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { transform as css } from 'lightningcss';
import { rolldown } from 'rolldown';

import { root } from '../run.mjs';
import { tags } from './messages.mjs';
import { NOTICES } from './notices.mjs';

const SOURCE = join(root, 'pkg-template', 'src');

// Entry to source.
const ONE_CODE = { index: 'index', forms: 'forms', summary: 'summary/summary' };
const ELEMENTS = { input: 'elements/input', card: 'elements/card', element: 'elements/element' };
const MANY = { bulk: 'bulk/bulk', records: 'records/records' };
const LABELS = { labels: 'labels/labels' };
const LANGUAGES = Object.fromEntries(tags.map((tag) => [tag, `languages/${tag}`]));
const INPUTS = Object.fromEntries(tags.map((tag) => [`${tag}-input`, `languages/${tag}-input`]));
const SLIM = { slim: 'slim', 'slim-api': 'slim-api', 'slim-meaning': 'slim-meaning' };

// By the folder of the package. `source` is the file of `module/sources/` that says where the modules come from.
const EVERY = { ...ONE_CODE, ...LANGUAGES, ...ELEMENTS, ...INPUTS, ...MANY, ...LABELS };
export const BUILDS = [
  { folder: '.', source: 'inline', entries: EVERY, target: 'es2022' },
  { folder: 'node', source: 'base64', entries: { ...EVERY, cli: 'cli/main' }, target: 'es2022' },
  { folder: 'cjs', source: 'base64', entries: EVERY, format: 'cjs' },
  { folder: 'workerd', source: 'workerd', entries: { ...ONE_CODE, ...LANGUAGES, ...MANY } },
  // No bundler and no engine is too old for these.
  {
    folder: 'js',
    source: 'script',
    entries: { ...ONE_CODE, ...LANGUAGES, ...ELEMENTS, bulk: 'bulk/not-here', modules: 'module/sources/script' },
    target: 'es2018',
  },
  // Also what WeChat's mini-programs get, whose tools know no other name of a script.
  {
    folder: 'js-cjs',
    source: 'script',
    entries: { ...ONE_CODE, ...LANGUAGES },
    target: 'es2018',
    format: 'cjs',
    extension: 'js',
  },
  { folder: 'slim', source: 'slim', entries: { ...SLIM, ...ELEMENTS } },
  { folder: 'slim-cjs', source: 'slim', entries: { slim: 'slim' }, format: 'cjs' },
];

/**
 * Bundle every entry.
 * @param {{ out: string, version: string }} options where the package is assembled, and its version
 */
export async function bundle({ out, version }) {
  const define = { VERSION: JSON.stringify(version), WORKER_SCRIPT: JSON.stringify(await threadScript()) };
  for (const {
    folder,
    source,
    entries,
    format = 'es',
    target = 'es2020',
    extension = format === 'cjs' ? 'cjs' : 'js',
  } of BUILDS) {
    const bundled = await rolldown({
      ...common(source),
      input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(SOURCE, `${file}.ts`)])),
      transform: { target, define },
    });
    await bundled.write({
      dir: join(out, folder),
      format,
      entryFileNames: `[name].${extension}`,
      chunkFileNames: `chunks/[name]-[hash].${extension}`,
      exports: 'named',
      minify: true,
      banner: (chunk) => bannerOf(chunk, version),
    });
    await bundled.close();
    const isCommonJs = format === 'cjs' && extension === 'js';
    if (isCommonJs) await writeFile(join(out, folder, 'package.json'), '{ "type": "commonjs" }\n');
  }
}

const common = (source) => ({
  platform: 'neutral',
  resolve: {
    alias: {
      'humanoid-id:source': join(SOURCE, 'module', 'sources', `${source}.ts`),
      'humanoid-id:meaning-source': join(SOURCE, 'module', 'sources', `meaning-${source}.ts`),
      'humanoid-id:beside': join(
        SOURCE,
        'module',
        'sources',
        `${source === 'inline' ? 'beside' : 'nothing-beside'}.ts`,
      ),
      'humanoid-id:bulk-source': join(SOURCE, 'module', 'sources', `bulk-${source}.ts`),
      'humanoid-id:records-source': join(SOURCE, 'module', 'sources', `records-${source}.ts`),
    },
    mainFields: ['module', 'main'],
    // hyparquet's entry for Node brings files of the disk, which are ours to read.
    conditionNames: ['browser', 'import', 'default'],
  },
  external: [...builtinModules, /^node:/, /\.wasm\?module$/],
  plugins: [smallStyles, ownModules],
  logLevel: 'warn',
});

const bannerOf = ({ name, moduleIds }, version) =>
  [
    ...(name === 'cli' ? ['#!/usr/bin/env node'] : []),
    `/*! humanoid-id ${version} | MIT OR Apache-2.0 | ${NOTICES} */`,
    ...(moduleIds.some((id) => FROM_HOST_IN.test(id)) ? [FROM_HOST] : []),
  ].join('\n');

// Bundlers for browsers stumble over the name of a module of Node's, also where it is imported on demand. The comments
// keep them away; in a banner, because whoever minifies drops comments.
const FROM_HOST = 'const fromHost=(name)=>import(/* webpackIgnore: true */ /* @vite-ignore */ name);';
const FROM_HOST_IN = /\/src\/(?:bulk\/(?:sources|run|temporary|worker-pool)|module\/sources\/beside)\.ts$/;

/** What a thread runs, as a text: it needs no file of its own, whatever bundler the entry went through. */
async function threadScript() {
  const bundled = await rolldown({ ...common('inline'), input: join(SOURCE, 'bulk', 'worker.ts') });
  const { output } = await bundled.generate({ format: 'cjs', minify: true });
  await bundled.close();
  return output[0].code;
}

/** Style sheets in scripts, without what only people read in them. */
const smallStyles = {
  name: 'small styles',
  transform(code, id) {
    if (!/-css\.ts$|card\.ts$|marks\.ts$/.test(id) || !code.includes('/* css */')) return null;
    return code.replace(/\/\* css \*\/ `([^`]*)`/g, (_, text) => {
      const { code: small } = css({ filename: id, code: Buffer.from(text), minify: true });
      return JSON.stringify(`${small}`);
    });
  },
};

/** Modules of libraries that ours stand for, by the name that they are imported by; see pkg-template/src/sheets/unpack/. */
const OWN_MODULES = [
  // The reader of Brotli with output that is bounded.
  [/^\.\/brotli\.(streams|bitreader)\.js$/, 'brotli-streams.ts'],
  // zip.js without compression methods that are imported by their address.
  [/^\.\.?\/(core\/)?codec-registry\.js$/, 'no-codecs.ts'],
];
const ownModules = {
  name: 'own modules',
  resolveId(source) {
    const own = OWN_MODULES.find(([name]) => name.test(source));
    return own ? join(SOURCE, 'sheets', 'unpack', own[1]) : null;
  },
};
