// The page as static files that work in any folder of any host: addresses are relative, nothing is inline.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  resolve: {
    // The package as users get it, from the folder where the build puts it.
    alias: { 'humanoid-id': fileURLToPath(new URL('../pkg/index.js', import.meta.url)) },
  },
  build: {
    // The browsers inside chat apps are some years behind.
    target: ['es2022', 'chrome94', 'safari15', 'firefox93'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
