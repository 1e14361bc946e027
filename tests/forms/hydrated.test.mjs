// The element with an input inside, drawn by a server and taken over by a framework: the element was there first.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToString as fromReact } from 'react-dom/server';
import { build } from 'vite';
import { renderToString as fromVue } from 'vue/server-renderer';
import { stage } from '../browser/stage.mjs';
import { App } from './hydrated/react.js';
import { appOf } from './hydrated/vue.js';

const CODE = 'CNTESTH1A00120260522A00000001';
const SERVERS = {
  react: (kind) => fromReact(createElement(App, { kind })),
  vue: (kind) => fromVue(appOf(kind)),
};

let scene;
before(async () => {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('hydrated', import.meta.url)),
    base: './',
    logLevel: 'error',
    build: { outDir: '../../../target/hydrated', emptyOutDir: true, chunkSizeWarningLimit: 5000 },
  });
  scene = await stage({ folders: ['target/hydrated'] });
});
after(() => scene?.close());

for (const [framework, draw] of Object.entries(SERVERS)) {
  for (const kind of ['direct', 'nested']) {
    test(`${framework}, ${kind}: the text stays, the code is sent once, and the input may go and come`, async () => {
      const page = await scene.visit(`/target/hydrated/index.html?in=${framework}`);
      await page.waitForFunction(() => window.hydrate);
      const seen = await page.evaluate(
        async ([html, kind]) => {
          const app = document.querySelector('#app');
          app.innerHTML = html;
          app.querySelector('input').value = 'cntest';
          await define();
          const field = document.querySelector('humanoid-id-input');
          window.field = field;
          const entries = () => [...new FormData(document.querySelector('form'))];
          const before = [field.value, entries()];
          await hydrate(kind);
          await new Promise((done) => setTimeout(done, 100));
          return { before, isSame: field.isConnected, value: field.value, entries: entries(), troubles };
        },
        [await draw(kind), kind],
      );
      assert.deepEqual(seen.troubles, []);
      assert.deepEqual(seen.before, ['CN TEST', [['code', 'CN TEST']]]);
      assert.deepEqual([seen.isSame, seen.value, seen.entries], [true, 'CN TEST', [['code', 'CN TEST']]]);
      await page.focus('humanoid-id-input');
      await page.keyboard.press('End');
      await page.keyboard.type(CODE.slice(6));
      const toggled = await page.evaluate(async () => {
        const form = document.querySelector('form');
        const seen = [];
        for (let times = 0; times < 3; times++) {
          await toggle();
          await null;
          seen.push([field.querySelectorAll('input').length, form.checkValidity(), [...new FormData(form)]]);
        }
        return [seen, troubles];
      });
      assert.deepEqual(toggled, [[0, 1, 0].map((count) => [count, true, [['code', CODE]]]), []]);
      assert.deepEqual(await page.problems(), []);
      await page.close();
    });
  }
}
