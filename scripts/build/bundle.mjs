// One script per entry and module system, each complete in itself.

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, transform } from 'esbuild';

import { tags } from './messages.mjs';
import { NOTICES, READERS } from './notices.mjs';
import { pack } from './pack.mjs';

// Which source an entry takes the module from.
const ENTRIES = [
  { name: 'api', entry: 'foundation-whole', source: 'inline', formats: ['cjs'] },
  { name: 'slim', entry: 'slim', source: 'slim', formats: ['cjs'] },
  { name: 'js', entry: 'js', source: 'js', formats: ['cjs'] },
  { name: 'workerd', entry: 'index', source: 'workerd', formats: ['esm'] },
];

// Which of these can do without the part of the module that knows registries, and where they take it from then.
const LATER = { inline: 'later', slim: 'slim' };

// What a page that only checks loads is a file, and what it need not load is another, with what both need in a third.
const APART = [
  { whole: 'index', entries: { api: 'foundation', meaning: 'api/meaning' }, source: 'inline', shared: 'module' },
  {
    whole: 'slim',
    entries: { 'slim-api': 'slim-api', 'slim-meaning': 'slim-meaning' },
    source: 'slim',
    shared: 'slim-module',
  },
  { whole: 'js', entries: { js: 'js', 'js-api': 'foundation-whole' }, source: 'js', shared: 'js-module' },
];

// What stands on an entry above and shares its module: the same page never loads two. Files by their sources; `shared` has
// what those of one line share.
const LAYERS = [
  { files: { index: 'index' }, over: 'index', formats: ['esm', 'cjs'] },
  { files: { slim: 'slim' }, over: 'slim', formats: ['esm'] },
  {
    files: { 'input-element': 'elements/humanoid-id-input', card: 'elements/card' },
    shared: 'element-base',
    over: 'index',
    formats: ['esm', 'cjs'],
  },
  { files: { input: 'elements/input', ...inputs() }, over: 'index', formats: ['esm', 'cjs'] },
  { files: { 'js-input': 'elements/input' }, over: 'js', formats: ['esm'] },
  { files: { element: 'elements/element', forms: 'forms' }, over: 'index', formats: ['esm', 'cjs'] },
  { files: { 'forms-workerd': 'forms' }, over: 'workerd', formats: ['esm'] },
  { files: { 'forms-js': 'forms' }, over: 'js', formats: ['esm'] },
];

/** The element in one language: `ja-input` and its like. */
function inputs() {
  return Object.fromEntries(tags.map((tag) => [`${tag}-input`, `input-in:${tag}`]));
}

const inOneLanguage = (source) => ({
  name: 'in one language',
  setup(build) {
    build.onResolve({ filter: /^input-in:/ }, ({ path }) => ({ path: path.split(':')[1], namespace: 'input-in' }));
    build.onLoad({ filter: /./, namespace: 'input-in' }, ({ path }) => ({
      contents: `import { language } from './messages/generated/${path}';
        import { defineInput, HumanoidIdInput } from './elements/humanoid-id-input';
        defineInput(() => [language]);
        export { HumanoidIdInput };`,
      resolveDir: source,
      loader: 'ts',
    }));
  },
});

/** What a layer finds in files beside it: the parts of the entry below, where that is in parts, and the elements. */
const beneath = (over, extension) => ({
  name: 'beneath',
  setup(build) {
    const outside = (filter, to) =>
      build.onResolve({ filter }, ({ path, kind }) =>
        kind === 'entry-point' ? null : { path: `./${to(basename(path))}.${extension}`, external: true },
      );
    const apart = extension === 'js' ? APART.find(({ whole }) => whole === over)?.entries : undefined;
    outside(/^\..*\/(?:foundation|check|meaning|slim-api|slim-meaning)$/, (name) => {
      if (over === 'js') return name === 'foundation' ? 'js-api' : 'js';
      if (over === 'index') return apart && name === 'meaning' ? name : 'api';
      return apart ? name : over;
    });
    if (over === 'js') return;
    outside(/^\.\/(?:input|card)$/, (name) => name);
    outside(/\/humanoid-id-input$/, () => 'input-element');
  },
});

/** Style sheets in scripts, without what only people read in them. */
const smallStyles = {
  name: 'small styles',
  setup: (build) =>
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [sheet, css] of contents.matchAll(/\/\* css \*\/ `([^`]*)`/g)) {
        const { code } = await transform(css, { loader: 'css', minify: true });
        contents = contents.replace(sheet, () => JSON.stringify(code.trim()));
      }
      return { contents, loader: 'ts' };
    }),
};

export async function bundle({ module, version, template, out }) {
  const [core, later] = await Promise.all([readFile(module.core), readFile(module.later)]);
  const define = {
    ...(await facts(module)),
    VERSION: version,
    MODULE_SIZE: core.length,
    PACKED_MODULE: await pack(core),
    LATER_SIZE: later.length,
    PACKED_LATER: await pack(later),
  };
  const defined = Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)]));
  const source = join(template, 'src');
  const common = (from, isBeside = false) => ({
    bundle: true,
    platform: 'neutral',
    target: 'es2020',
    minify: true,
    // The globals that the glue wants at once; see src/module/text.ts.
    inject: [join(source, 'module', 'text.ts')],
    define: defined,
    external: ['./humanoid-id.wasm'],
    alias: {
      'humanoid-id:glue': module.glue,
      'humanoid-id:glue-later': module.laterGlue,
      'humanoid-id:wasm2js': module.script,
      'humanoid-id:source': join(source, 'module', 'sources', `${from}.ts`),
      'humanoid-id:later': join(source, 'module', 'sources', `${LATER[from] ?? 'whole'}.ts`),
      'humanoid-id:beside': join(source, 'module', 'sources', `${isBeside ? 'beside' : 'nothing-beside'}.ts`),
    },
    banner: { js: `/*! humanoid-id ${version} | MIT OR Apache-2.0 */${isBeside ? `\n${FROM_HOST}` : ''}` },
    logLevel: 'warning',
  });
  for (const { name, entry, source: from, formats } of ENTRIES) {
    for (const format of formats) {
      const outfile = join(out, `${name}.${format === 'esm' ? 'js' : 'cjs'}`);
      await build({ ...common(from), entryPoints: [join(source, `${entry}.ts`)], format, outfile });
    }
  }
  for (const { entries, source: from, shared } of APART) {
    await build({
      ...common(from, from === 'inline'),
      entryPoints: Object.entries(entries).map(([out, entry]) => ({ out, in: join(source, `${entry}.ts`) })),
      format: 'esm',
      splitting: true,
      outdir: out,
      chunkNames: shared,
    });
  }
  for (const { files, shared, over, formats } of LAYERS) {
    for (const format of formats) {
      const extension = format === 'esm' ? 'js' : 'cjs';
      await build({
        ...COMMON,
        entryPoints: Object.entries(files).map(([out, entry]) => ({
          out,
          in: entry.includes(':') ? entry : join(source, `${entry}.ts`),
        })),
        format,
        splitting: format === 'esm' && shared !== undefined,
        outdir: out,
        outExtension: { '.js': `.${extension}` },
        chunkNames: shared,
        plugins: [inOneLanguage(source), beneath(over, extension), smallStyles],
        banner: { js: `/*! humanoid-id ${version} | MIT OR Apache-2.0 */` },
      });
    }
  }
}

const COMMON = { bundle: true, platform: 'neutral', target: 'es2022', minify: true, logLevel: 'warning' };

// Bundlers for browsers stumble over the name of a module of Node's, also where it is imported on demand. The comments
// keep them away; in a banner, because whoever minifies drops comments.
const FROM_HOST = 'const fromHost=(name)=>import(/* webpackIgnore: true */ /* @vite-ignore */ name);';

// Where each form of the entry for many codes takes its module from.
const MANY = [
  { name: 'bulk', source: 'bulk', format: 'esm' },
  { name: 'bulk', source: 'bulk', format: 'cjs' },
  { name: 'bulk-workerd', source: 'bulk-workerd', format: 'esm' },
];

/** The entry for many codes, with the module of its own. Its hosts have a `TextDecoder`, which reads GB18030 for it. */
export async function bundleBulk({ module, version, template, out }) {
  const bytes = await readFile(module.wasm);
  const source = join(template, 'src');
  const glue = { 'humanoid-id:bulk-glue': module.glue };
  const thread = await build({
    ...COMMON,
    entryPoints: [join(source, 'bulk', 'worker.ts')],
    write: false,
    format: 'cjs',
    external: ['node:*'],
    alias: glue,
  });
  const define = {
    MODULE_SIZE: bytes.length,
    PACKED_MODULE: await pack(bytes),
    WORKER_SCRIPT: thread.outputFiles[0].text,
  };
  for (const { name, source: from, format } of MANY) {
    await build({
      ...COMMON,
      entryPoints: [join(source, 'bulk', 'bulk.ts')],
      outfile: join(out, `${name}.${format === 'esm' ? 'js' : 'cjs'}`),
      format,
      define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
      external: ['./bulk.wasm'],
      plugins: [readers(format)],
      alias: { ...glue, 'humanoid-id:bulk-source': join(source, 'module', 'sources', `${from}.ts`) },
      banner: { js: `/*! humanoid-id ${version} | MIT OR Apache-2.0 */\n${FROM_HOST}` },
    });
  }
}

// What summaries ask for sentences.
const SUMMARIES = [
  { name: 'summary', over: 'index', format: 'esm' },
  { name: 'summary', over: 'index', format: 'cjs' },
  { name: 'summary-workerd', over: 'workerd', format: 'esm' },
  { name: 'summary-js', over: 'js', format: 'esm' },
];

/** Summaries as pages, over the main entry. */
export async function bundleSummary({ version, template, out }) {
  for (const { name, over, format } of SUMMARIES) {
    const extension = format === 'esm' ? 'js' : 'cjs';
    await build({
      ...COMMON,
      entryPoints: [join(template, 'src', 'summary', 'summary.ts')],
      outfile: join(out, `${name}.${extension}`),
      format,
      plugins: [instead(/^\.\.\/index$/, `./${over}.${extension}`)],
      banner: { js: `/*! humanoid-id ${version} | MIT OR Apache-2.0 */` },
    });
  }
}

/** Readers of workbooks and of Parquet files: files of their own, which are loaded when the first of either comes. */
export async function bundleReaders({ version, template, out }) {
  for (const format of ['esm', 'cjs']) {
    for (const [name, packages] of Object.entries(READERS)) {
      await build({
        ...COMMON,
        entryPoints: [join(template, 'src', 'sheets', `${name}.ts`)],
        outfile: join(out, `${name}.${format === 'esm' ? 'js' : 'cjs'}`),
        format,
        mainFields: ['module', 'main'],
        plugins: [noCodecsByAddress, boundedStreams(template)],
        banner: {
          js: `/*! humanoid-id ${version} | MIT OR Apache-2.0; with ${packages.join(', ')}: see ${NOTICES} */`,
        },
        // Engines look for the names that a CommonJS file exports before they run it, and find them in this form.
        footer: { js: format === 'cjs' ? '0&&(module.exports={openTable});' : '' },
      });
    }
  }
}

/** A file that lies beside, in place of what a source names. */
const instead = (filter, path) => ({
  name: 'instead',
  setup: (build) => build.onResolve({ filter }, () => ({ path, external: true })),
});

/** zip.js imports compression methods by their address, which bundlers complain of. None is ever registered here. */
const noCodecsByAddress = {
  name: 'no codecs by address',
  setup: (build) =>
    build.onLoad({ filter: /zip\.js\/lib\/core\/codec-registry\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(/await import\(.*?codecURI\)/, 'undefined');
      if (contents === text) throw new Error('zip.js imports its codecs in a new way');
      return { contents };
    }),
};

/** What Brotli is unpacked into; see pkg-template/src/sheets/unpack/brotli-streams.ts. */
const boundedStreams = (template) => ({
  name: 'bounded streams',
  setup: (build) =>
    build.onResolve({ filter: /^\.\/brotli\.streams\.js$/ }, () => ({
      path: join(template, 'src', 'sheets', 'unpack', 'brotli-streams.ts'),
    })),
});

const readers = (format) => ({
  name: 'readers',
  setup: (build) =>
    build.onResolve({ filter: /^humanoid-id:(workbook|parquet)$/ }, ({ path }) => ({
      path: `./${path.split(':')[1]}.${format === 'esm' ? 'js' : 'cjs'}`,
      external: true,
    })),
});

/** The command line. It asks the two entries of the package, each of which brings its module. */
export async function bundleCommandLine({ template, out }) {
  await build({
    ...COMMON,
    entryPoints: [join(template, 'src', 'cli', 'main.ts')],
    outfile: join(out, 'cli.js'),
    format: 'esm',
    platform: 'node',
    plugins: [{ name: 'beside', setup: (build) => build.onResolve({ filter: BESIDE }, beside) }],
    banner: { js: `#!/usr/bin/env node\n${NOTICE}` },
  });
}

// What is bundled in has the licence that lies beside it.
const NOTICE = `/*! With tinyglobby (Copyright (c) 2024 Madeline Gurriarán), fdir (Copyright 2023 Abdullah Atta) and picomatch
(Copyright (c) 2017-present, Jon Schlinkert), each under the MIT licence: see LICENSE-MIT. */`;

// Records are loaded by those commands alone that ask for them.
const BESIDE = /^(?:(?:\.\.\/)+(index|bulk\/bulk)|humanoid-id:records-(?:module|signature))$/;
const beside = ({ path }) => ({ path: `./${basename(path.replace('humanoid-id:', ''))}.js`, external: true });

/** What TypeScript must not repeat, asked of the module itself. */
async function facts({ askedGlue, asked }) {
  const bytes = await readFile(asked);
  const bound = await import(pathToFileURL(askedGlue).href);
  bound.finish(new WebAssembly.Instance(new WebAssembly.Module(bytes), bound.imports()));
  const { rulesetId, defaults, countriesAsOf, ends, limit, ...names } = bound.facts();
  const [COUNTRY_END, ENTERPRISE_END, MODEL_END, SERIAL_END] = ends;
  return {
    RULESET_ID: rulesetId,
    DEFAULTS: defaults,
    COUNTRIES_AS_OF: countriesAsOf,
    LIMIT: limit,
    ...{ COUNTRY_END, ENTERPRISE_END, MODEL_END, SERIAL_END },
    // Lists of names, each under its own in capitals.
    ...Object.fromEntries(Object.entries(names).map(([name, list]) => [name.toUpperCase(), list])),
  };
}
