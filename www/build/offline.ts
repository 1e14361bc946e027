// The service worker, with the hash of every file of the build: what it keeps and answers is what was built.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'vite';
import { hashOf } from './integrity.ts';

type Kept = {
  /** The script of the service worker. */
  entry: string;
  /** The folder of the build. */
  dir: string;
  /** What is kept at the first visit, and what when somebody first needs it. The rest is the host's, or nobody's. */
  atOnce: RegExp;
  onUse: RegExp;
  target: string[];
};

export function offline({ entry, dir, atOnce, onUse, target }: Kept): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    closeBundle: {
      sequential: true,
      async handler() {
        const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
        const hashes = (wanted: (name: string) => boolean) =>
          Object.fromEntries(
            names
              .filter(wanted)
              .sort()
              .map((name) => [name, hashOf(readFileSync(join(dir, name)))]),
          );
        const files = {
          atOnce: hashes((name) => atOnce.test(name)),
          onUse: hashes((name) => onUse.test(name) && !atOnce.test(name)),
        };
        const name = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
        const { outputFiles } = await build({
          entryPoints: [entry],
          bundle: true,
          minify: true,
          write: false,
          target,
          define: { BUILD: JSON.stringify({ name, ...files }) },
        });
        writeFileSync(join(dir, 'sw.js'), outputFiles[0]?.contents ?? '');
      },
    },
  };
}
