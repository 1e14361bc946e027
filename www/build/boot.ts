// The script that runs before the page is drawn: no module, so that the browser waits for it, and in a file of its own, as
// the policy wants it.

import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import type { Plugin } from 'vite';

/** Older than the page is for: it is there to tell those browsers so. */
const TARGET = 'es2015';

export function boot(entry: string): Plugin {
  let address = '';
  return {
    name: 'boot',
    apply: 'build',
    async buildStart() {
      const { outputFiles } = await build({
        entryPoints: [entry],
        bundle: true,
        minify: true,
        write: false,
        target: TARGET,
      });
      const source = outputFiles[0]?.text ?? '';
      address = `assets/boot-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.js`;
      this.emitFile({ type: 'asset', fileName: address, source });
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `./${address}` }, injectTo: 'head-prepend' }],
  };
}
