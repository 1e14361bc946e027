// The page as static files that work in any folder of any host: addresses are relative, nothing is inline.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  base: './',
  resolve: {
    // The package as users get it, from the folder where the build puts it.
    alias: { 'humanoid-id': at('../pkg/index.js') },
  },
  build: {
    // The browsers inside chat apps are some years behind.
    rollupOptions: { input: ['index', 'explain'].map((page) => at(`./${page}.html`)) },
    target: ['es2022', 'chrome94', 'safari15', 'firefox93'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
