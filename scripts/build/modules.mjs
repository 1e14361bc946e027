// The WebAssembly modules: one `wasm-pack build` each, as anyone would; those of one code and of registries once more as
// JavaScript, by wasm2js. What TypeScript needs of them goes to `pkg-template/src/module/generated/`.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { glob } from 'tinyglobby';

import { root, run, runBin } from '../run.mjs';

const GENERATED = join(root, 'pkg-template', 'src', 'module', 'generated');

const MODULES = [
  { name: 'check', file: 'core.wasm', profile: 'small', isScript: true },
  { name: 'meaning', file: 'meaning.wasm', profile: 'small', isScript: true },
  { name: 'records', file: 'records-module.wasm', profile: 'release' },
  // Fast before small, with vectors of 128 bits: bindings/wasm-bulk/.cargo/config.toml. A folder of its own, because other
  // flags compile everything anew.
  { name: 'bulk', file: 'bulk-simd.wasm', profile: 'release', target: 'bulk' },
];

// What wasm2js, which knows only the first version of WebAssembly, does without.
const ENABLE = ['sign-ext', 'bulk-memory', 'bulk-memory-opt', 'nontrapping-float-to-int', 'mutable-globals'];
const LOWER = ['--signext-lowering', '--llvm-nontrapping-fptoint-lowering', '--llvm-memory-copy-fill-lowering'];

/**
 * Build the modules into a folder, and what TypeScript needs of them.
 * @param {{ out: string, work: string, isDevelopment: boolean }} folders
 */
export async function modules({ out, work, isDevelopment }) {
  await rm(GENERATED, { recursive: true, force: true });
  await mkdir(GENERATED, { recursive: true });
  await writeFile(join(GENERATED, 'constants.ts'), await constants());
  const made = await sources();
  const build = async (module) => {
    const folder = join(work, `wasm-${module.name}`);
    await unlessBuilt(folder, [made, isDevelopment, module], () => compile(module, folder, isDevelopment));
    await take(module, folder, { out, work });
  };
  // Cargo works in one folder of its own at a time; what has another is built beside.
  const targets = [...new Set(MODULES.map(({ target }) => target))];
  await Promise.all(
    targets.map(async (target) => {
      for (const module of MODULES) if (module.target === target) await build(module);
    }),
  );
}

/** What the package and its sources take of a module that was built. */
async function take({ name, file, isScript }, folder, { out, work }) {
  const path = join(folder, `${name}_bg.wasm`);
  const bytes = await readFile(path);
  process.stdout.write(`  ${file}: ${bytes.length} bytes of WebAssembly\n`);
  await cp(path, join(out, file));
  await cp(join(folder, `${name}.d.ts`), join(GENERATED, `${name}.d.ts`));
  await writeFile(join(GENERATED, `${name}-base64.ts`), constant('base64', bytes.toString('base64')));
  await writeFile(join(GENERATED, `${name}-printable.ts`), printable(bytes));
  if (isScript) await asScript(path, join(GENERATED, `${name}-script.js`), work);
  else await cp(join(folder, `${name}.js`), join(GENERATED, `${name}.js`));
}

/** A hash of all that modules are made of. */
async function sources() {
  const files = (
    await glob(
      [
        'src/**',
        'bindings/**',
        'languages/*',
        'Cargo.*',
        'rust-toolchain.toml',
        '.cargo/*',
        'scripts/build/modules.mjs',
      ],
      {
        cwd: root,
        dot: true,
      },
    )
  ).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(root, file)));
  return hash.digest('hex');
}

/** Binding and optimizing takes minutes: what was built of the same is left. */
async function unlessBuilt(folder, of, build) {
  const stamp = join(folder, 'built-of.json');
  const text = JSON.stringify(of);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === text) return;
  await build();
  await writeFile(stamp, text);
}

async function compile({ name, profile, target }, folder, isDevelopment) {
  const kind = isDevelopment ? ['--dev'] : profile === 'release' ? ['--release'] : ['--profile', profile];
  const bound = ['--target', 'web', '--mode', 'no-install', '--no-pack', '--out-dir', folder, '--out-name', name];
  const features = isDevelopment ? ['--features', 'panic-hook'] : [];
  // Beside those of .cargo/config.toml. A list, as a folder may have a space in its name.
  const flags = `target.wasm32-unknown-unknown.rustflags=${JSON.stringify(await withoutFolders())}`;
  await run(
    'wasm-pack',
    ['build', ...kind, ...bound, join(root, 'bindings', `wasm-${name}`), '--', ...features, '--config', flags],
    {
      quiet: true,
      env: target ? { CARGO_TARGET_DIR: join(root, 'target', target) } : {},
    },
  );
}

/** Flags that keep the folders of this machine out of what a module says of its panics: wherever built, it is the same. */
async function withoutFolders() {
  const library = (await run('rustc', ['--print', 'sysroot'], { quiet: true })).trim();
  const cargo = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const crates = await glob('registry/src/*', { cwd: cargo, onlyDirectories: true, absolute: true });
  const named = [
    [join(library, 'lib/rustlib/src/rust'), 'rust'],
    ...crates.map((folder) => [folder.replace(/\/$/, ''), 'crates']),
  ];
  return named.map(([folder, name]) => `--remap-path-prefix=${folder}=${name}`);
}

async function asScript(wasm, script, work) {
  const features = ENABLE.map((feature) => `--enable-${feature}`);
  const lowered = join(work, 'lowered.wasm');
  await runBin('binaryen', 'bin/wasm-opt', [wasm, ...features, ...LOWER, '-o', lowered]);
  await runBin('binaryen', 'bin/wasm2js', [lowered, '-O', '-o', script]);
}

const constant = (name, value) => `export const ${name} = ${JSON.stringify(value)};\n`;

/** The lists of the core, printed by a program over it. */
async function constants() {
  const lists = JSON.parse(
    await run('cargo', ['run', '--quiet', '--package', 'humanoid-id-constants'], { quiet: true }),
  );
  return Object.entries(lists)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)} as const;\n`)
    .join('');
}

// What stands between quotation marks as it is, in every encoding and for every bundler.
const SAFE = ' !#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
const SINGLE = 88;

/** Bytes as printable text: the most frequent are one character each, all others two. `module/printable.ts` reads it. */
function printable(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte] += 1;
  const order = [...counts.keys()].sort((one, other) => counts[other] - counts[one] || one - other);
  const code = [];
  for (const [at, byte] of order.entries()) {
    const beyond = at - SINGLE;
    code[byte] = beyond < 0 ? SAFE[at] : SAFE[SINGLE + Math.floor(beyond / SAFE.length)] + SAFE[beyond % SAFE.length];
  }
  const text = Array.from(bytes, (byte) => code[byte]).join('');
  return constant('order', Buffer.from(order).toString('hex')) + constant('text', text);
}
