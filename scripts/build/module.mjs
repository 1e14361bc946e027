// The WebAssembly module: compiled, bound, made small, and once more as JavaScript.

import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root, run, runBin } from '../run.mjs';

// Every engine since 2021 has these. Reference types and multiple values would cost the older ones, and wasm2js; the
// standard library comes compiled with them enabled, so the linker has to be told to leave them out of the list that
// wasm-bindgen reads.
const FEATURES = ['bulk-memory', 'bulk-memory-opt', 'mutable-globals', 'nontrapping-fptoint', 'sign-ext'];
const RUSTFLAGS = [
  '-Ctarget-feature=-reference-types,-multivalue',
  '-Clink-arg=--no-check-features',
  `-Clink-arg=--features=${FEATURES.join(',')}`,
].join('\x1f');
const ENABLE = [
  '--enable-bulk-memory',
  '--enable-bulk-memory-opt',
  '--enable-mutable-globals',
  '--enable-nontrapping-float-to-int',
  '--enable-sign-ext',
];
// What wasm2js, which knows only the first version of WebAssembly, does without.
const LOWER = ['--signext-lowering', '--llvm-nontrapping-fptoint-lowering', '--llvm-memory-copy-fill-lowering'];

/**
 * Build into a folder of work.
 * @param {string} work
 * @returns {Promise<{ wasm: string, glue: string, script: string }>} paths: the module, its glue, the module as script
 */
export async function buildModule(work) {
  const wasmPack = ['build', '--target', 'web', '--no-pack', '--no-opt', '--no-gitignore', '--no-typescript'];
  await run('wasm-pack', [...wasmPack, '--out-dir', work, '--out-name', 'core', root, '--', '--features', 'wasm'], {
    // The form that wins over any flags of the machine's own.
    env: { CARGO_ENCODED_RUSTFLAGS: RUSTFLAGS },
    quiet: true,
  });
  const wasm = join(work, 'humanoid-id.wasm');
  const strip = ['--strip-debug', '--strip-producers', '--strip-target-features'];
  await runBin('binaryen', 'bin/wasm-opt', [join(work, 'core_bg.wasm'), '-Oz', ...ENABLE, ...strip, '-o', wasm]);
  const glue = join(work, 'glue.js');
  await writeFile(glue, adaptGlue(await readFile(join(work, 'core.js'), 'utf8')));
  const script = join(work, 'wasm2js.js');
  await asScript(wasm, script, work);
  process.stdout.write(`  ${(await stat(wasm)).size} bytes of WebAssembly\n`);
  return { wasm, glue, script };
}

/**
 * Our loader instantiates, so it needs the two ends of wasm-bindgen's own. And the module as JavaScript grows its memory
 * by copying: the old buffer is not emptied then, so a view has to be compared with the memory it should be of.
 */
function adaptGlue(text) {
  const stale =
    /\b(cached\w+Memory0)\.byteLength === 0|(cached\w+Memory0)\.buffer\.detached === true \|\| \(.*?\.memory\.buffer\)/g;
  const adapted = text.replace(stale, (_, array, view) => `${array ?? view}.buffer !== wasm.memory.buffer`);
  for (const name of ['__wbg_get_imports', '__wbg_finalize_init']) {
    if (!adapted.includes(`function ${name}(`)) throw new Error(`wasm-bindgen's glue has no ${name} any more`);
  }
  if (/\.byteLength|\.detached/.test(adapted))
    throw new Error("wasm-bindgen's glue looks for stale views in a new way");
  // Its own loaders come last. One names the .wasm by a URL, of which some bundlers would make a stray file.
  const loaders = adapted.indexOf('async function __wbg_load(');
  const lean = adapted.slice(0, loaders);
  if (loaders < 0 || lean.includes('import.meta')) throw new Error("wasm-bindgen's glue loads itself in a new way");
  return `${lean}\nexport { __wbg_get_imports as imports, __wbg_finalize_init as finish };\n`;
}

/** wasm2js writes a script that runs when it is loaded; ours is a function that runs at the first call. */
async function asScript(wasm, script, work) {
  const lowered = join(work, 'lowered.wasm');
  await runBin('binaryen', 'bin/wasm-opt', [wasm, ...ENABLE, ...LOWER, '-o', lowered]);
  await runBin('binaryen', 'bin/wasm2js', [lowered, '-O', ...ENABLE, '-o', script]);
  const text = await readFile(script, 'utf8');
  const [head, body] = text.split(/^import \* as (?:\S+) from '\.\/core_bg\.js';\n/m);
  const name = text.match(/^import \* as (\S+) from '\.\/core_bg\.js';/m)?.[1];
  const end = body?.indexOf('export var memory');
  if (!name || head.trim() || end < 0) throw new Error('wasm2js writes its scripts in a new way');
  await writeFile(
    script,
    `export function instantiate(imports) {\nconst ${name} = imports['./core_bg.js'];\n${body.slice(0, end)}return retasmFunc;\n}\n`,
  );
}
