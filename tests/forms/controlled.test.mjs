// A controlled field with what is said of it in state beside it: nothing that is entered is lost.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { stage } from '../browser/stage.mjs';

const CODE = 'CNTESTH1A00120260522A00000001';
const SHOWN = 'CN TEST H1A001 20260522A00000001';

let scene;
before(async () => {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('controlled', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    build: { outDir: '../../../target/controlled', emptyOutDir: true, chunkSizeWarningLimit: 5000 },
  });
  scene = await stage({ folders: ['target/controlled'] });
});
after(() => scene?.close());

for (const framework of ['react', 'vue', 'preact', 'svelte', 'solid']) {
  describe(framework, () => {
    let page;
    before(async () => {
      page = await scene.visit(`/target/controlled/index.html?in=${framework}`);
      await page.waitForSelector('input');
    });
    after(() => page?.close());

    /** What stands in the field, and what the page keeps of it. */
    const holds = (value, status) =>
      page
        .waitForFunction(
          ([value, status]) =>
            document.querySelector('input').value === value &&
            document.querySelector('#text').textContent === value &&
            document.querySelector('#status').textContent === status,
          [value, status],
          { timeout: 3000 },
        )
        .catch(async () => {
          const seen = await page.evaluate(() =>
            [document.querySelector('input').value, ...document.querySelectorAll('#text, #status')].map(
              (it) => it.textContent ?? it,
            ),
          );
          assert.deepEqual(seen, [value, value, status]);
        });
    const insert = (text) =>
      page.evaluate((text) => {
        document.querySelector('input').focus();
        document.execCommand('insertText', false, text);
      }, text);
    const clear = async () => {
      await page.focus('input');
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Backspace');
      await holds('', 'incomplete');
    };

    test('typing, to the last place', async () => {
      await page.focus('input');
      await page.keyboard.type(CODE.toLowerCase());
      await holds(SHOWN, 'valid');
    });

    test('a bad character, and taking it back', async () => {
      await clear();
      await page.keyboard.type('cntest#');
      await holds('CN TEST #', 'invalid');
      await page.keyboard.press('Backspace');
      await holds('CN TEST', 'incomplete');
    });

    test('a whole code at once', async () => {
      await clear();
      await insert(CODE);
      await holds(SHOWN, 'valid');
    });

    test('undo and redo', async () => {
      await clear();
      await page.keyboard.type('cnt');
      await page.keyboard.press('Control+Z');
      await holds('CN', 'incomplete');
      await page.keyboard.press('Control+Y');
      await holds('CN T', 'incomplete');
      assert.deepEqual(await page.problems(), []);
    });
  });
}
