// Beside each file of some size the same in gzip and Brotli, for hosts that serve such files as they lie there (nginx:
// gzip_static and brotli_static; Caddy: precompressed), and compress better than they would in passing.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this there is nothing to gain. */
const WORTH_IT = 256;
/** Above this the last percents take seconds. */
const PATIENCE = 256 * 1024;

export function precompressed(dir: string): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    enforce: 'post',
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
          const file = join(dir, name);
          if (!/\.(html|js|css|json|svg|wasm|webmanifest)$/.test(name) || statSync(file).size < WORTH_IT) continue;
          const bytes = readFileSync(file);
          const isSmall = bytes.length <= PATIENCE;
          const params = {
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
            [constants.BROTLI_PARAM_QUALITY]: isSmall ? 11 : 9,
          };
          writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
          writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
        }
      },
    },
  };
}
