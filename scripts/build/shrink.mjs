// The compiled module made small with binaryen.

import { runBin } from '../run.mjs';

// Tried, in bytes of gzip against one -Oz (38,601): a second -Oz -143; control flow taken apart and put together again
// before them -395; --gufa -164, most of it the second -Oz; --closed-world, --merge-similar-functions,
// --low-memory-unused, --converge: nothing more. --const-hoisting and -O4 make it larger.
const PASSES = ['--flatten', '--rereloop', '-Oz', '-Oz'];
const STRIP = ['--strip-debug', '--strip-producers', '--strip-target-features'];

/**
 * @param {string} from
 * @param {string} to
 * @param {string[]} features
 */
export async function shrink(from, to, features) {
  await runBin('binaryen', 'bin/wasm-opt', [from, ...features, ...PASSES, ...STRIP, '-o', to]);
}
