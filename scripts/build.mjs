// From the Rust core and `pkg-template/` to `pkg/`, the npm package as users get it; and from that and `www/` to
// `www/dist/`, the page as any static host serves it.
//
//   bindings/wasm-*  ──wasm-pack──> modules ──> text inside scripts, and files beside them
//                                      └──wasm2js──> inside js/
//   languages/*.toml ──────────────> TypeScript
//   pkg-template/src ──rolldown────> one bundle per entry, with shared chunks;  ──tsc──> declarations, bundled alike

import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { main, root, run, runBin, step } from './run.mjs';
import { setup } from './setup.mjs';

const out = join(root, 'pkg');
const work = join(root, 'target', 'package');
const template = join(root, 'pkg-template');

/** Of the documentation, what is about the package; how to host the page is not. */
const GUIDES = [
  'forms.md',
  'forms-in-typescript.md',
  'examples',
  'bulk.md',
  'clean-an-export.md',
  'command-line.md',
  'options.md',
  'the-standard-is-out.md',
  'issue-codes.md',
  'issue-codes.zh-CN.md',
  'check-a-workbook.md',
  'check-a-workbook.zh-CN.md',
  'publish-your-registry.md',
  'publish-your-registry.zh-CN.md',
  'describe-your-serial.md',
  'publish-the-life-of-your-units.md',
  'look-a-unit-up.md',
];

export async function build({ isDevelopment = process.argv.includes('--dev') } = {}) {
  await setup();
  // These use npm packages, which may only just have come.
  const { modules } = await import('./build/modules.mjs');
  const { bundle } = await import('./build/bundle.mjs');
  const { declarations } = await import('./build/declarations.mjs');
  const { notices } = await import('./build/notices.mjs');
  const { registry } = await import('./build/registry.mjs');

  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const version = await crateVersion();
  await step('modules: Rust to WebAssembly', () => modules({ out, work, isDevelopment }));
  await step('package: scripts', () => bundle({ out, version }));
  await step('package: declarations', () => declarations({ work, template, out }));
  await notices({ out });
  await registry({ template, out });
  await cp(join(template, 'records.schema.json'), join(out, 'records.schema.json'));
  for (const file of ['LICENSE-MIT', 'LICENSE-APACHE']) await cp(join(root, file), join(out, file));
  await cp(join(template, 'README.md'), join(out, 'README.md'));
  for (const guide of GUIDES) await cp(join(root, 'docs', guide), join(out, 'docs', guide), { recursive: true });
  const manifest = JSON.parse(await readFile(join(template, 'package.json'), 'utf8'));
  await writeFile(join(out, 'package.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
  await step('page: static files', () => runBin('vite', 'bin/vite.js', ['build', 'www', '--logLevel', 'warn']));
}

/** The version is written once, in Cargo.toml. */
async function crateVersion() {
  const metadata = await run('cargo', ['metadata', '--no-deps', '--format-version', '1'], { quiet: true });
  return JSON.parse(metadata).packages.find(({ name }) => name === 'humanoid-id').version;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(build);
