// Says in each page's HTML what its scripts, styles and module are, so that a file that somebody changed on the host, or
// on the way, is not run. What comes on demand is listed in a block of data that `src/integrity.ts` reads.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const HELPER = '\0vite/preload-helper.js';

export function integrity(onDemand: string): Plugin {
  let isUsed = false;
  return {
    name: 'integrity',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (id !== HELPER) return null;
      isUsed = true;
      return `export { onDemand as __vitePreload } from ${JSON.stringify(onDemand)};`;
    },
    // On disk, for then nothing changes them any more; and before the service worker's list is made.
    writeBundle({ dir = '' }) {
      if (!isUsed) this.error(`Vite has another name for ${HELPER} now: what comes on demand would go unchecked`);
      const assets = new Map<string, Buffer>();
      for (const name of readdirSync(join(dir, 'assets'))) {
        if (/\.(js|css|wasm)$/.test(name)) assets.set(name, readFileSync(join(dir, 'assets', name)));
      }
      for (const name of readdirSync(dir).filter((name) => name.endsWith('.html'))) {
        const file = join(dir, name);
        writeFileSync(file, sealed(readFileSync(file, 'utf8'), assets));
      }
    },
  };
}

const hash = (bytes: Buffer) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

function sealed(html: string, assets: Map<string, Buffer>): string {
  const named = new Set<string>();
  const tags = html.replace(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.(?:js|css))"/g, (tag, address) => {
    const bytes = assets.get(basename(address));
    if (!bytes) throw new Error(`${address} is not among the assets`);
    named.add(basename(address));
    return `${tag} integrity="${hash(bytes)}"`;
  });
  const onDemand = Object.fromEntries(
    [...reached(named, assets)].map((name) => [name, hash(assets.get(name) as Buffer)]),
  );
  const data = `<script type="application/json" id="integrity">${JSON.stringify(onDemand)}</script>`;
  return tags.replace('</head>', `${data}\n  </head>`);
}

/** What these files name, and what that names, besides themselves. */
function reached(from: Set<string>, assets: Map<string, Buffer>): Set<string> {
  const found = new Set(from);
  for (const name of found) {
    if (!name.endsWith('.js')) continue;
    const text = assets.get(name)?.toString();
    for (const other of assets.keys()) if (text?.includes(other)) found.add(other);
  }
  return new Set([...found].filter((name) => !from.has(name)));
}
