// The WebAssembly module: compiled, bound, made small, and once more as JavaScript.

import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Plain, root, run, runBin } from '../run.mjs';
import { shrink, shrunkText } from './shrink.mjs';
import { joined, split, without } from './split.mjs';

// Every engine since 2021 has what is left. Reference types and multiple values would cost the older ones, and wasm2js.
const FEATURES = '-Ctarget-feature=-reference-types,-multivalue';
// Every constant in a segment of its own, so that they can be told apart; see data.mjs.
const APART = ['-Clink-arg=--no-merge-data-segments'];
// A panic is a trap, with nothing to read and nowhere it came from. Not stable; the compiler is, and is pinned.
const TRAPS_ONLY = ['-Cpanic=immediate-abort', '-Zunstable-options', '-Zlocation-detail=none'];
// The same goes for what says of itself that it is to be fast, in a module that is to be small.
const PINNED = ['--cfg=pinned'];
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
 * @returns {Promise<Record<'asked' | 'askedGlue' | 'wasm' | 'core' | 'later' | 'glue' | 'laterGlue' | 'script', string>>}
 *   paths: the module that the build asks for facts, and its glue; the module as it is published, its two parts, the glue
 *   of each, and the module as script
 */
export async function buildModule(work) {
  await compile(work);
  const asked = join(work, 'core_bg.wasm');
  const askedGlue = join(work, 'asked.js');
  await writeFile(askedGlue, adaptGlue(await readFile(join(work, 'core.js'), 'utf8')));
  const whole = without(await shrunkText(asked, join(work, 'whole.wat'), ENABLE), FOR_THE_BUILD);
  const { text, glue: named } = renamed(whole, withOwnText(await readFile(askedGlue, 'utf8')));
  const meaning = await readFile(join(root, 'src', 'wasm', 'meaning.rs'), 'utf8');
  const later = [...meaning.matchAll(EXPORT)].map(([, given, own]) => given ?? own);
  const [glue, laterGlue] = ['glue.js', 'glue-later.js'].map((name) => join(work, name));
  const bound = divided(named, later);
  await writeFile(glue, bound.first);
  await writeFile(laterGlue, bound.later);
  const parts = {
    'humanoid-id': joined(text),
    ...split(text, { later, owned: /\b(?:meaning|registry|calendar|json::reader)::/ }),
  };
  const paths = {};
  for (const [name, part] of Object.entries(parts)) {
    await writeFile(join(work, `${name}.wat`), part);
    paths[name] = join(work, `${name}.wasm`);
    await shrink(join(work, `${name}.wat`), paths[name], ENABLE);
    process.stdout.write(`  ${name}: ${(await stat(paths[name])).size} bytes of WebAssembly\n`);
  }
  const { 'humanoid-id': wasm, ...both } = paths;
  const script = join(work, 'wasm2js.js');
  await asScript(wasm, script, work);
  return { asked, askedGlue, wasm, ...both, glue, laterGlue, script };
}

// What only `facts` in bundle.mjs calls.
const FOR_THE_BUILD = ['facts'];
const EXPORT = /^#\[wasm_bindgen(?:\(js_name = (\w+)\))?\]\npub fn (\w+)/gm;

/**
 * Build the module for many codes: fast before small, with vectors of 128 bits, and never on a page that does not ask.
 * @param {string} work
 * @returns {Promise<{ wasm: string, glue: string }>}
 */
export async function buildBulkModule(work) {
  const target = ['--target', 'wasm32-unknown-unknown', '--release', '--features', 'wasm,bulk'];
  // In a folder of its own, because other flags would compile everything anew each time.
  const folder = join(root, 'target', 'bulk');
  await run('cargo', ['rustc', '--lib', '--crate-type', 'cdylib', '--target-dir', folder, ...target], {
    env: { CARGO_ENCODED_RUSTFLAGS: '-Ctarget-feature=+simd128' },
    quiet: true,
  });
  const compiled = join(folder, 'wasm32-unknown-unknown', 'release', 'humanoid_id.wasm');
  await run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--out-dir', work, '--out-name', 'bulk', compiled]);
  const wasm = join(work, 'humanoid-id-bulk.wasm');
  const enable = [...ENABLE, '--enable-simd', '--enable-reference-types', '--enable-multivalue'];
  const strip = ['--strip-debug', '--strip-producers', '--strip-target-features'];
  // What is called from one place is inlined only where it is small: V8 compiles what is called often once more, and
  // should not have to compile all around it.
  const passes = ['-O2', '--one-caller-inline-max-function-size=40'];
  await runBin('binaryen', 'bin/wasm-opt', [join(work, 'bulk_bg.wasm'), ...passes, ...enable, ...strip, '-o', wasm]);
  const glue = join(work, 'bulk-glue.js');
  await writeFile(glue, adaptGlue(await readFile(join(work, 'bulk.js'), 'utf8')));
  process.stdout.write(`  ${(await stat(wasm)).size} bytes of WebAssembly\n`);
  return { wasm, glue };
}

/**
 * Compile to a module that is small. Cargo does no link-time optimization for a library that is to serve Rust as well, so
 * the module is a package of its own over the same source. And the standard library as it is installed brings its panics
 * with their texts and all that formats them; our code never panics, which the law tests hold, so the library is compiled
 * anew with panics that only trap. Either is worth several kilobytes of gzip.
 * @param {string} work where module and glue go
 */
async function compile(work) {
  const sysroot = (await run('rustc', ['--print', 'sysroot'], { quiet: true })).trim();
  if (!existsSync(join(sysroot, 'lib/rustlib/src/rust/library'))) {
    throw new Plain("The sources of Rust's standard library are missing: rustup component add rust-src");
  }
  const bound = ['--target', 'web', '--no-typescript', '--no-pack', '--mode', 'no-install'];
  // wasm-pack's own optimization is a step of ours, with other passes.
  const built = ['--profile', 'core', '--no-opt', '--out-dir', work, '--out-name', 'core', join(root, 'src', 'wasm')];
  const library = ['-Zbuild-std=std,panic_abort', '-Zbuild-std-features=optimize_for_size'];
  await run('wasm-pack', ['build', ...bound, ...built, ...library], {
    // The form that wins over any flags of the machine's own.
    env: { RUSTC_BOOTSTRAP: '1', CARGO_ENCODED_RUSTFLAGS: [FEATURES, ...APART, ...TRAPS_ONLY, ...PINNED].join('\x1f') },
    quiet: true,
  });
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
  // Types do not hold at run time. The glue would fail half-way with something that is no string, and leave its table of
  // objects out of step; an empty string is refused by the module, which says what was expected.
  const pass = 'function passStringToWasm0(arg, malloc, realloc) {\n';
  if (!adapted.includes(pass)) throw new Error("wasm-bindgen's glue passes strings in a new way");
  const guarded = adapted.replace(pass, `${pass}    if (typeof arg !== 'string') arg = '';\n`);
  // Its own loaders come last. One names the .wasm by a URL, of which some bundlers would make a stray file.
  const loaders = guarded.indexOf('async function __wbg_load(');
  const lean = guarded.slice(0, loaders);
  if (loaders < 0 || lean.includes('import.meta')) throw new Error("wasm-bindgen's glue loads itself in a new way");
  return `${lean}\nexport { __wbg_get_imports as imports, __wbg_finalize_init as finish };\n`;
}

/** Without what is for hosts whose `TextDecoder` and `TextEncoder` lack something: here they are ours, see src/module/text.ts. */
function withOwnText(glue) {
  const needless = [
    /^ {4}if \(realloc === undefined\) \{\n[\s\S]*?^ {4}\}\n/m,
    /^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[\s\S]*?^\}\n/m,
    /^ {4}numBytesDecoded \+= len;\n {4}if \(numBytesDecoded[\s\S]*?^ {4}\}\n/m,
    /^cachedTextDecoder\.decode\(\);\nconst MAX_SAFARI_DECODE_BYTES = \d+;\nlet numBytesDecoded = 0;\n/m,
  ];
  return needless.reduce((text, piece) => {
    if (!piece.test(text)) throw new Error("wasm-bindgen's glue reads and writes texts in a new way");
    return text.replace(piece, '');
  }, glue);
}

/** Module and glue with short names for what one imports of the other: wasm-bindgen's have a hash each, for both to carry. */
function renamed(text, glue) {
  const names = [...text.matchAll(/\(import "\.\/core_bg\.js" "(\w+)"/g)].map(([, name]) => name);
  const rename = (both, name, index) => {
    const [of, is] = [new RegExp(`(\\(import "\\./core_bg\\.js" )"${name}"`), new RegExp(`\\b${name}(?=: function)`)];
    if (!is.test(both.glue)) throw new Error("wasm-bindgen's glue names its functions in a new way");
    return { text: both.text.replace(of, `$1"i${index}"`), glue: both.glue.replace(is, `i${index}`) };
  };
  return names.reduce(rename, { text, glue });
}

/** The glue of the part that comes later, in a file of its own over the rest: who only checks loads none of it. */
function divided(glue, names) {
  // Nobody can move what another file exports.
  const moved = 'heap[stack_pointer++] = undefined;';
  const first = `${glue.replaceAll(moved, 'dropBorrowed();')}\nfunction dropBorrowed() {\n    ${moved}\n}\n`;
  const all = [...first.matchAll(/^export function (\w+)\([\s\S]*?^\}\n/gm)];
  const functions = all.filter(([, name]) => names.includes(name));
  if (functions.length !== names.length) throw new Error("wasm-bindgen's glue writes its functions in a new way");
  const later = functions.map(([text]) => text).join('\n');
  const rest = functions.reduce((text, [one]) => text.replace(one, ''), first);
  const declared = [...rest.matchAll(/^(?:function|let|const) (\w+(?:, \w+)*)/gm)].flatMap(([, names]) =>
    names.split(', '),
  );
  const used = `{ ${declared.filter((name) => new RegExp(`\\b${name}\\b`).test(later)).join(', ')} }`;
  return { first: `${rest}\nexport ${used};\n`, later: `import ${used} from './glue.js';\n\n${later}` };
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
