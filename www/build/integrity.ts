// Says in each page's HTML what its scripts, styles and module are, so that a file that somebody changed on the host, or
// on the way, is not run. What comes on demand is in a list beside the others, which the page asks for when it needs it:
// `src/integrity.ts` reads both.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin, Rollup } from 'vite';

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
    writeBundle({ dir = '' }, bundle) {
      if (!isUsed) this.error(`Vite has another name for ${HELPER} now: what comes on demand would go unchecked`);
      const assets = new Map<string, Buffer>();
      for (const name of readdirSync(join(dir, 'assets'))) {
        if (/\.(js|css|wasm)$/.test(name)) assets.set(name, readFileSync(join(dir, 'assets', name)));
      }
      const all = Object.fromEntries([...assets].map(([name, bytes]) => [name, hashOf(bytes)]));
      const pages = readdirSync(dir).filter((name) => name.endsWith('.html'));
      // The script that a page begins with, and its styles, are named in the page alone.
      const first = new Set(pages.flatMap((name) => stylesOf(readFileSync(join(dir, name), 'utf8'))));
      const isFirst = (name: string) =>
        first.has(name) || name.startsWith('boot-') || isEntry(bundle[`assets/${name}`]);
      const later = Object.entries(all).filter(([name]) => !isFirst(name));
      const list = Buffer.from(JSON.stringify(Object.fromEntries(later)));
      const listed = `integrity-${createHash('sha256').update(list).digest('base64url').slice(0, 8)}.json`;
      writeFileSync(join(dir, 'assets', listed), list);
      for (const name of pages) {
        const file = join(dir, name);
        writeFileSync(file, sealed(readFileSync(file, 'utf8'), all, { [listed]: hashOf(list) }));
      }
    },
  };
}

const isEntry = (output: Rollup.OutputAsset | Rollup.OutputChunk | undefined) =>
  output?.type === 'chunk' && output.isEntry;

const stylesOf = (html: string) =>
  [...html.matchAll(/<link[^>]* href="[^"]*?([^"/]+\.css)"/g)].map(([, name = '']) => name);

/** As the attribute `integrity` has it. */
export const hashOf = (bytes: Buffer) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

/** With what it names itself, where the tags or, for what scripts ask for, a block of data can say so. */
function sealed(html: string, all: Record<string, string>, said: Record<string, string>): string {
  const tags = html.replace(/<(script|link)\b[^>]*?(?:src|href)="([^"]+\.(js|css|wasm))"/g, (tag, _, address, kind) => {
    const name = basename(address);
    const integrity = all[name];
    if (!integrity) throw new Error(`${address} is not among the assets`);
    if (kind !== 'wasm') return `${tag} integrity="${integrity}"`;
    said = { ...said, [name]: integrity };
    return tag;
  });
  const data = `<script type="application/json" id="integrity">${JSON.stringify(said)}</script>`;
  return asScripts(tags).replace('</head>', `${data}\n  </head>`);
}

/**
 * What a script imports stands before it as a script of its own, and not as a module that is preloaded: WebKit reads no
 * integrity there. Whatever is first asked for by its own element has to be what that says.
 */
function asScripts(html: string): string {
  const preloaded: string[] = [];
  const rest = html.replace(
    /\n? *<link rel="modulepreload"( [^>]*?)href=("[^"]+")([^>]*)>/g,
    (_, before, address, after) => {
      preloaded.push(`<script type="module"${before}src=${address}${after}></script>`);
      return '';
    },
  );
  const at = rest.indexOf('<script type="module"');
  return at < 0 ? html : `${rest.slice(0, at)}${preloaded.join('\n')}\n${rest.slice(at)}`;
}
