// The lookup page in an engine that lacks what came after the oldest browsers that it is for: no element internals, no
// adopted style sheets, no dialogs, a module it cannot compile, none of the newer styles.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { format, sample } from '../../pkg/index.js';
import { changed, startBrowser, visit } from './page-harness.mjs';

startBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']);
afterEach(() => changed.clear());

const [CODE] = sample();
const assets = readdirSync(fileURLToPath(new URL('../../www/dist/assets/', import.meta.url)));

/** Away with all that Chromium 87, Safari 14.1 or Firefox 89 does not have and the page could ask for. */
function older() {
  delete HTMLElement.prototype.attachInternals;
  delete Document.prototype.adoptedStyleSheets;
  delete ShadowRoot.prototype.adoptedStyleSheets;
  delete globalThis.CSSStyleSheet;
  delete globalThis.ElementInternals;
  for (const name of ['show', 'showModal', 'close', 'open']) delete HTMLDialogElement.prototype[name];
  delete HTMLFormElement.prototype.requestSubmit;
  delete globalThis.BarcodeDetector;
  delete globalThis.createImageBitmap;
  for (const name of ['structuredClone', 'reportError', 'scheduler']) delete globalThis[name];
  delete Object.hasOwn;
  delete Object.groupBy;
  for (const prototype of [Array.prototype, String.prototype, Object.getPrototypeOf(Uint8Array.prototype)]) {
    for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with', 'toSpliced']) {
      delete prototype[name];
    }
  }
  delete crypto.constructor.prototype.randomUUID;
  // Bulk memory operations came with Safari 15.
  const refuse = () => Promise.reject(new WebAssembly.CompileError('invalid opcode 252'));
  WebAssembly.compile = WebAssembly.compileStreaming = refuse;
}

/** What the page says of itself where none of its scripts runs. */
const notStarted = (page) => page.locator('.not-started').getByText('the browser may be too old');
const startOf = (name) => `assets/${assets.find((it) => it.startsWith(name) && it.endsWith('.js'))}`;

test('a browser that cannot read the scripts says that it may be too old, at once', async () => {
  // As Chromium 80 meets an operator that it does not know.
  changed.set(startOf('index-'), (script) => `let it; it ?=?= 1;\n${script}`);
  changed.set('index.html', (html) => html.replace(/ integrity="[^"]*"/g, ''));
  await visit(
    { path: 'index.html?lang=en', ready: 'main', isWhole: false, expected: /SyntaxError|Unexpected|preload/ },
    async (page) => {
      const shown = performance.now();
      await notStarted(page).waitFor();
      assert.ok(performance.now() - shown < 5000);
      assert.ok(await page.locator('h1').isVisible());
    },
  );
});

test('where not even the first script runs, the page says so after a while', async () => {
  const prepare = (context) => context.route(/\.js$/, (route) => route.abort());
  await visit(
    { prepare, path: '?lang=en', ready: 'main', isWhole: false, expected: /ERR_FAILED|preload/ },
    async (page) => {
      assert.equal(await notStarted(page).isVisible(), false);
      await notStarted(page).waitFor({ timeout: 15_000 });
    },
  );
});

test('a page that started says nothing of the kind', async () => {
  await visit({}, async (page) => assert.equal(await page.locator('.not-started').count(), 0));
});

const OLD = { prepare: (context) => context.addInitScript(older), ready: '.plain-message:not(:empty)' };

/** What an old engine makes of the styles: it passes over what it does not know. */
function withoutNewer(css) {
  return css
    .replace(/@supports not \(grid-template: ?subgrid[^{]*/g, '@supports (color: red)')
    .replace(/@(?:supports \(width:|container)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
    .replace(/[\w-]+:[^;{}]*(?:\d(?:cqi|dvh|lh)\b|subgrid|text-wrap|inset-inline)[^;{}]*;?/g, '')
    .replace(/(?:container-type|text-wrap|text-autospace|text-spacing-trim|accent-color|aspect-ratio):[^;}]*;?/g, '');
}

test('a code is typed, checked, explained and linked to', async () => {
  await visit({ ...OLD, path: '?lang=en' }, async (page) => {
    await page.getByLabel('Robot identity code').pressSequentially(CODE.slice(0, 12));
    assert.match(await page.locator('.plain-message').textContent(), /17/);
    assert.equal(await page.locator('.place:not(:empty)').count(), 12);
    await page.keyboard.type(CODE.slice(12));
    assert.equal(await page.inputValue('#code input:visible'), format(CODE, 'spaced'));
    assert.equal(await page.locator('#verdict').textContent(), 'Well formed');
    await page.locator('.meaning').waitFor();
    assert.equal(await page.evaluate(() => location.hash), `#${CODE}`);
    await page.getByRole('button', { name: 'Clear' }).click();
    assert.equal(await page.inputValue('#code input:visible'), '');
    await page.keyboard.type('CB');
    assert.equal(await page.locator('#verdict').textContent(), 'Not well formed');
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: 'Fill in a sample' }).click();
    await page.locator('.meaning').waitFor();
    assert.equal(await page.locator('#verdict').textContent(), 'Well formed');
  });
});

test('a linked code is there, and the label and the registry work', async () => {
  await visit({ ...OLD, path: `?lang=en#${CODE}` }, async (page) => {
    assert.equal(await page.locator('#verdict').textContent(), 'Well formed');
    assert.equal(await page.inputValue('#code input:visible'), format(CODE, 'spaced'));
    await page.locator('.label summary').click();
    await page.locator('.symbol svg').waitFor();
    await page.locator('.registry summary').click();
    await page.getByRole('button', { name: /sample registry/ }).click();
    await page.locator('.registry-said').filter({ hasText: 'In use' }).waitFor();
  });
});

test('without dialogs the scanner opens and closes in the page', async () => {
  await visit({ ...OLD, path: '?lang=en', permissions: ['camera'] }, async (page) => {
    assert.equal(await page.locator('.scanner').isVisible(), false);
    await page.locator('#scan').click();
    await page.locator('.scanner-said').filter({ hasText: 'Point the camera' }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    assert.equal(await page.locator('.scanner').isVisible(), false);
    assert.equal(await page.locator('.scanner video').evaluate((video) => video.srcObject), null, 'the camera is off');
  });
});

for (const width of [320, 1000]) {
  test(`with the styles of an old engine the page holds together, ${width} pixels wide`, async () => {
    const page_ = assets.find((name) => /^page-.*\.css$/.test(name));
    changed.set(`assets/${page_}`, withoutNewer);
    changed.set('index.html', (html) => html.replace(/(<link rel="stylesheet"[^>]*?) integrity="[^"]*"/, '$1'));
    await visit({ ...OLD, path: `index.html#${CODE}`, viewport: { width, height: 640 } }, async (page) => {
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      const places = await page.locator('.place').evaluateAll((all) =>
        all
          .filter((it) => it.textContent)
          .map((it) => {
            const { width, height } = it.getBoundingClientRect();
            return width >= 10 && height >= 16 && it.scrollWidth <= it.clientWidth + 1;
          }),
      );
      assert.deepEqual(places, Array(CODE.length).fill(true));
      const [message, ways] = await Promise.all(
        ['.plain-message', '.field-ways'].map((it) => page.locator(it).boundingBox()),
      );
      const field = await page.locator('#code input:visible').boundingBox();
      assert.ok(field.width > Math.min(0.85 * width, 700), `${field.width}`);
      assert.ok(message.y >= field.y + field.height - 1 && ways.y >= field.y + field.height - 1);
      const clear = await page.locator('.clear').boundingBox();
      // Within the field, or above it on the smallest phones.
      const isWithin = clear.y >= field.y - 1 && clear.y + clear.height <= field.y + field.height + 1;
      assert.ok(isWithin || clear.y + clear.height <= field.y + 1, JSON.stringify({ clear, field }));
    });
  });
}

test('the other pages work as well', async () => {
  await visit({ prepare: OLD.prepare, path: 'make.html?lang=en' }, async (page) => {
    await page.getByRole('radio', { name: 'By a maker’s layout' }).check();
    await page.locator('.registry-said').filter({ hasText: 'humanoid-id' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Fill in a sample' }).click();
    assert.equal(await page.locator('#verdict').textContent(), 'Well formed');
  });
  await visit({ prepare: OLD.prepare, path: 'explain.html?lang=en' }, async (page) => {
    assert.ok((await page.locator('article:lang(en)').innerText()).length > 1000);
  });
});
