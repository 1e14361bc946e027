// A registry stays one in the state of a page: libraries hand out proxies and copies in place of what they were given.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { stage } from '../browser/stage.mjs';

let scene;
let page;
before(async () => {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('state', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    build: { outDir: '../../../target/state', emptyOutDir: true, chunkSizeWarningLimit: 5000 },
  });
  scene = await stage({ folders: ['target/state'] });
  page = await scene.visit('/target/state/index.html');
  await page.waitForFunction(() => window.loaded);
  await page.waitForSelector('humanoid-id-card [part=notice]');
});
after(() => scene?.close());

const WANTED = { decoded: ['Example One', 'Example One'], checked: 1, drawn: ['Example One', 'Example One'] };
// Those that hand out another object; the rest hand out what was frozen as it is.
const ANOTHER = ['svelte', 'mobx', 'valtio', 'immer', 'solid'];

test('every library', async () => {
  const names = await page.evaluate(() => window.names);
  assert.ok(ANOTHER.every((name) => names.includes(name)));
  for (const name of names) {
    const { isAnother, ...said } = await page.evaluate((name) => window.ask(name), name);
    assert.deepEqual(said, WANTED, name);
    if (ANOTHER.includes(name)) assert.ok(isAnother, `${name} hands out what it was given`);
  }
  assert.deepEqual(await page.problems(), []);
});
