// From the Rust core and `pkg-template/` to `pkg/`, the npm package as users get it; and from that and `www/` to
// `www/dist/`, the page as any static host serves it.
//
//   Rust ──cargo──> module ──wasm-bindgen──> module and glue ──wasm-opt──> humanoid-id.wasm ──wasm2js──> inside js.js
//                                                                └─split──> core ──deflate──> inside module.js
//                                                                      └──> later ──deflate──> inside meaning.js
//   TypeScript ──esbuild──> one bundle per entry, of which the first, like /slim, is two;  ──tsc──> declarations

import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { main, root, runBin, step } from './run.mjs';
import { setup } from './setup.mjs';

const out = join(root, 'pkg');
const work = join(root, 'target', 'package');
const template = join(root, 'pkg-template');

/** Of the documentation, what is about the package; how to host the page is not. */
const GUIDES = [
  'forms.md',
  'examples',
  'bulk.md',
  'clean-an-export.md',
  'issue-codes.md',
  'check-a-workbook.md',
  'check-a-workbook.zh-CN.md',
  'publish-your-registry.md',
  'describe-your-serial.md',
  'publish-the-life-of-your-units.md',
  'look-a-unit-up.md',
];

export async function build() {
  await setup();
  // These use npm packages, which may only just have come.
  const { buildBulkModule, buildModule } = await import('./build/module.mjs');
  const { bundle, bundleBulk, bundleCommandLine, bundleReaders, bundleSummary } = await import('./build/bundle.mjs');
  const { declarations } = await import('./build/declarations.mjs');
  const { notices } = await import('./build/notices.mjs');
  const { registry } = await import('./build/registry.mjs');
  const { buildRecordsModule, bundleRecords } = await import('./build/records.mjs');

  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const version = await crateVersion();
  const module = await step('module: Rust to WebAssembly', () => buildModule(work));
  const bulk = await step('module for many codes', () => buildBulkModule(work));
  const records = await step('module for records', () => buildRecordsModule(work));
  await step('package: scripts', () => bundle({ module, version, template, out }));
  await bundleBulk({ module: bulk, version, template, out });
  await bundleSummary({ version, template, out });
  await bundleReaders({ version, template, out });
  await bundleRecords({ module: records, version, template, out });
  await notices({ out });
  await bundleCommandLine({ template, out });
  await step('package: declarations', () => declarations({ work, template, out }));
  await registry({ template, out });
  await cp(join(template, 'records.schema.json'), join(out, 'records.schema.json'));
  await cp(module.wasm, join(out, 'humanoid-id.wasm'));
  await cp(module.core, join(out, 'core.wasm'));
  await cp(module.later, join(out, 'meaning.wasm'));
  await cp(bulk.wasm, join(out, 'bulk.wasm'));
  for (const file of ['LICENSE-MIT', 'LICENSE-APACHE']) await cp(join(root, file), join(out, file));
  await cp(join(template, 'README.md'), join(out, 'README.md'));
  for (const guide of GUIDES) await cp(join(root, 'docs', guide), join(out, 'docs', guide), { recursive: true });
  const manifest = JSON.parse(await readFile(join(template, 'package.json'), 'utf8'));
  await writeFile(join(out, 'package.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
  await step('page: static files', () => runBin('vite', 'bin/vite.js', ['build', 'www', '--logLevel', 'warn']));
}

/** The version is written once, in Cargo.toml. */
async function crateVersion() {
  const cargo = await readFile(join(root, 'Cargo.toml'), 'utf8');
  return cargo.match(/^version = "([^"]+)"/m)[1];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(build);
