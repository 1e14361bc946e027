// The compiled module made small with binaryen.

import { readFile } from 'node:fs/promises';

import { runBin } from '../run.mjs';

// Tried, in bytes of gzip against one -Oz (38,601): a second -Oz -143; control flow taken apart and put together again
// before them -395; --gufa -164, most of it the second -Oz; --closed-world, --merge-similar-functions,
// --low-memory-unused, --converge: nothing more. --const-hoisting and -O4 make it larger.
const PASSES = ['--flatten', '--rereloop', '-Oz', '-Oz'];
// Without the names of functions, which whoever takes the module apart still needs.
const STRIP = ['--strip-debug', '--strip-producers', '--strip-target-features'];

/**
 * @param {string} from a module, or the text of one
 * @param {string} to
 * @param {string[]} features
 */
export async function shrink(from, to, features) {
  await runBin('binaryen', 'bin/wasm-opt', [from, ...features, ...PASSES, ...STRIP, '-o', to]);
}

/** The same as text, with the names of functions, and with every constant whole: zeros at an end belong to it. */
export async function shrunkText(from, to, features) {
  const named = `${to}.wasm`;
  await runBin('binaryen', 'bin/wasm-opt', [
    from,
    ...features,
    ...PASSES,
    '--skip-pass=memory-packing',
    '--debuginfo',
    '-o',
    named,
  ]);
  await runBin('binaryen', 'bin/wasm-dis', [named, ...features, '-o', to]);
  return readFile(to, 'utf8');
}
