// Declarations for every entry and module system. The entries share the types of the first: a code that one has checked
// is a code to the others, which a brand declared twice would not be.

import { cp, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { root, runBin } from '../run.mjs';

// Each of these says what others say of it by name, so that together they are complete.
const API = [
  'contract/types',
  'contract/live',
  'contract/field',
  'field/bind',
  'api/schema',
  'messages/words',
  'messages/spoken',
  'contract/language',
  'contract/locale',
  'api/meaning',
  'api/api',
].map((file) => `${file}.d.ts`);
const BULK = ['contract/host', 'contract/sheet-error', 'bulk/annotate', 'contract/bulk-types', 'bulk/bulk'].map(
  (file) => `${file}.d.ts`,
);
const RECORDS = [
  'contract/host',
  'records/contract',
  'records/error',
  'records/signature',
  'records/address-reader',
  'records/check',
  'records/open',
  'records/publish',
].map((file) => `${file}.d.ts`);
const SUMMARY = ['summary/findings.d.ts', 'summary/page.d.ts'];
const LAYERS = {
  input: [
    'contract/element.d.ts',
    'elements/input-properties.d.ts',
    'elements/marked-ranges.d.ts',
    'elements/humanoid-id-input.d.ts',
  ],
  card: ['elements/card.d.ts'],
  forms: ['forms.d.ts'],
};

export async function declarations({ work, template, out }) {
  const types = join(work, 'types');
  await runBin('typescript', 'bin/tsc', [
    '-p',
    root,
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    types,
  ]);
  const read = async (name) => inlined(await readFile(join(types, name), 'utf8'));
  // Without the last line everything in a declaration file counts as exported.
  const api = [...(await Promise.all(API.map(read))), 'export {};\n'].join('\n');
  const init = (await read('module/sources/slim.d.ts')).replace(
    /^export declare (?:function (?!init)|const )[\s\S]*?;\n/gm,
    '',
  );
  for (const [declaration, script] of [
    ['d.ts', 'js'],
    ['d.cts', 'cjs'],
  ]) {
    const shared = `export * from './index.${script}';\n`;
    await writeFile(join(out, `index.${declaration}`), api);
    await writeFile(join(out, `js.${declaration}`), shared);
    await writeFile(join(out, `slim.${declaration}`), `${shared}${init}`);
    for (const [name, files] of Object.entries(LAYERS)) {
      const text = (await Promise.all(files.map((file) => readFile(join(types, file), 'utf8')))).join('\n');
      await writeFile(join(out, `${name}.${declaration}`), layered(text, `./index.${script}`));
    }
    const both = ['input', 'card'].map((name) => `export * from './${name}.${script}';\n`).join('');
    await writeFile(join(out, `element.${declaration}`), both);
  }
  const bulk = (await Promise.all(BULK.map((file) => readFile(join(types, file), 'utf8')))).join('\n');
  await writeFile(join(out, 'bulk.d.ts'), layered(bulk, './index.js'));
  await writeFile(join(out, 'bulk.d.cts'), layered(bulk, './index.cjs'));
  const summary = (await Promise.all(SUMMARY.map((file) => readFile(join(types, file), 'utf8')))).join('\n');
  await writeFile(join(out, 'summary.d.ts'), upon(summary, 'js'));
  await writeFile(join(out, 'summary.d.cts'), upon(summary, 'cjs'));
  const records = (await Promise.all(RECORDS.map(read))).join('\n');
  for (const ending of ['d.ts', 'd.cts']) await writeFile(join(out, `records.${ending}`), `${records}export {};\n`);
  await cp(join(template, 'src', 'module', 'wasm.d.ts'), join(out, 'wasm.d.ts'));
}

/** Without what ties it to the files that it came from. */
function inlined(text) {
  return text
    .replace(/^(?:import|export) (?:type )?[{*][\s\S]*?from '[^']+';\n/gm, '')
    .replace(/^export \{\};?\n/gm, '');
}

/** With what it takes from the types of two entries. */
function upon(text, script) {
  return text
    .replace(/^import type ([\s\S]*?) from '\.\.\/contract\/types';\n/gm, `import type $1 from './index.${script}';\n`)
    .replace(/^import type ([\s\S]*?) from '\.\.\/bulk\/bulk';\n/gm, `import type $1 from './bulk.${script}';\n`)
    .replace(/^import .* from '\.\/findings';\n/gm, '');
}

/** With what it takes from the entry below, said once, and without what ties it to its own parts. */
function layered(text, index) {
  const below = new Set(API.map((file) => basename(file, '.d.ts')));
  const taken = new Set();
  const own = text
    .replace(/^import (type )?\{([\s\S]*?)\} from '([^']+)';\n/gm, (_, isType, names, from) => {
      const wanted = below.has(basename(from)) ? names.split(',').map((name) => name.trim()) : [];
      for (const name of wanted) taken.add(isType ? `type ${name}` : name);
      return '';
    })
    .replace(/^export (?:type )?[{*][\s\S]*?from '([^']+)';\n/gm, (all, from) =>
      below.has(basename(from)) ? all.replace(from, index) : '',
    )
    .replaceAll(/extends (?:Base|InputHost)\b/g, 'extends HTMLElement')
    .replace(
      /^(?:\/\*\*[^/]*\*\/\n)?export declare function (?:defineInput|reflectAttributes|textMarked|asShown)\b[\s\S]*?;\n/gm,
      '',
    );
  return `import { ${[...taken].sort().join(', ')} } from '${index}';\n${own}`;
}
