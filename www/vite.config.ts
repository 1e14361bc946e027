// The page as static files that work in any folder of any host: addresses are relative, nothing is inline.

import { fileURLToPath } from 'node:url';
import { Features } from 'lightningcss';
import { defineConfig, type Plugin } from 'vite';
import { boot } from './build/boot.ts';
import { integrity } from './build/integrity.ts';
import { notices } from './build/notices.ts';
import { offline } from './build/offline.ts';
import { parts } from './build/parts.ts';
import { type Part, plate } from './build/plate.ts';
import { precompressed } from './build/precompressed.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The browsers inside chat apps are some years behind: so are scripts and styles, which a test holds to this. The worker of
 * the page for files, and all that takes a fast module, need newer ones anyway; see docs/host-this-page.md.
 */
const FLOOR = ['chrome87', 'edge87', 'safari14.1', 'ios14.5', 'firefox89'];

/** The parts of a code and how wide they are, asked of the package, so that the plate is there before its module is. */
async function partsOfCode(): Promise<Part[]> {
  const { segments } = await import(new URL('../pkg/index.js', import.meta.url).href);
  return Object.entries<[number, number]>(segments).map(([name, [start, end]]) => ({ name, width: end - start }));
}

/** The main entry as a page loads it, also for what stands on that entry. Workers, which nobody waits for, take it as it is. */
const asPageLoads: Plugin = {
  name: 'as-page-loads',
  enforce: 'pre',
  resolveId: (source) => (source === at('../pkg/index.js') ? at('./src/package.ts') : null),
};

const PARTS = await partsOfCode();

export default defineConfig({
  root: at('.'),
  base: './',
  define: { PARTS: JSON.stringify(PARTS) },
  resolve: {
    // The package as users get it, from the folder where the build puts it.
    alias: [
      { find: /^humanoid-id$/, replacement: at('../pkg/index.js') },
      { find: /^humanoid-id\/(\w+\.wasm)/, replacement: at('../pkg/$1') },
      // What stands on the main entry stands here on the modules that the page brings.
      { find: /^humanoid-id\/(slim-\w+|input|card)$/, replacement: at('../pkg/slim/$1.js') },
      { find: /^humanoid-id\/(.+)$/, replacement: at('../pkg/$1.js') },
    ],
  },
  plugins: [
    asPageLoads,
    parts(at('./parts')),
    integrity(at('./src/on-demand.ts')),
    precompressed(at('./dist')),
    boot(at('./src/boot/boot.ts')),
    notices({ root: at('..'), fonts: at('./fonts') }),
    plate(PARTS),
    offline({
      entry: at('./service-worker/worker.ts'),
      dir: at('./dist'),
      // What checks files and unpacks workbooks comes along, once the page is there and at rest. The reader of 2D codes is
      // three times as much, and few need the package without WebAssembly: those are kept once they were used.
      atOnce:
        /\.(html|css|svg|woff2)$|(^|\/)(?!modules-|document-)[^/]+\.js$|\/(core|meaning)-[^/]+\.wasm$|\/integrity-[^/]+\.json$/,
      onUse: /\.(js|wasm)$/,
      target: FLOOR,
    }),
  ],
  // Our colours are two lists; what `light-dark()` would need in older browsers is for nobody.
  css: { lightningcss: { exclude: Features.LightDark } },
  worker: { format: 'es' },
  build: {
    rolldownOptions: {
      input: ['index', 'batch', 'explain', 'make', 'publish'].map((page) => at(`./${page}.html`)),
      output: {
        // Few files: on a slow line each costs more by being one than by what is in it.
        codeSplitting: {
          groups: [
            { name: 'frame', test: /\/www\/src\/(?!view|package)[^/]+\.ts$|\/texts\/zh\.ts$/, minShareCount: 3 },
            {
              name: 'codes',
              test: /\/www\/src\/(?!select|make|registry|batch|known|clipboard|records)|\/pkg\/slim\/(slim-api\.js|chunks\/(?!meaning))/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
    target: FLOOR,
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Vite leaves out a chunk that needs no other; its integrity is to be known as well.
      resolveDependencies: (file, needed, { hostType }) =>
        hostType === 'html' || needed.includes(file) ? needed : [file, ...needed],
    },
    reportCompressedSize: true,
  },
});
