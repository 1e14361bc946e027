// The page as static files that work in any folder of any host: addresses are relative, nothing is inline.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  base: './',
  resolve: {
    // The package as users get it, from the folder where the build puts it.
    alias: [
      { find: /^humanoid-id$/, replacement: at('../pkg/index.js') },
      { find: /^humanoid-id\/(.+)$/, replacement: at('../pkg/$1.js') },
    ],
  },
  plugins: [
    VitePWA({
      registerType: 'prompt',
      // By a script of ours: the policy allows none inside the page.
      injectRegister: null,
      manifest: {
        name: '人形机器人编码检查',
        short_name: '编码检查',
        description: '检查人形机器人身份编码的格式。Check the form of a humanoid robot’s identity code.',
        lang: 'zh-CN',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#f3f5f2',
        theme_color: '#f3f5f2',
        icons: [
          { src: './icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: './icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg,woff2}'],
        // The reader of 2D codes is a megabyte, and what checks files a fifth of that: each is kept once it was used.
        globIgnores: ['**/worker-*.js'],
        runtimeCaching: [
          {
            urlPattern: /\.wasm$|\/worker-[^/]+\.js$/,
            handler: 'CacheFirst',
            options: { cacheName: 'readers', expiration: { maxEntries: 4 } },
          },
        ],
        ignoreURLParametersMatching: [/^lang$/],
        navigateFallback: null,
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    // The browsers inside chat apps are some years behind.
    rollupOptions: { input: ['index', 'batch', 'explain', 'make'].map((page) => at(`./${page}.html`)) },
    target: ['es2022', 'chrome94', 'safari15', 'firefox93'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
