// How the page comes: usable before all of it is there, whole or not at all, and also where WebAssembly is forbidden.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { format, sample } from '../../pkg/index.js';
import { changed, headers, startBrowser, visit } from './page-harness.mjs';

startBrowser();
afterEach(() => {
  changed.clear();
  headers.clear();
});

const [CODE, OTHER] = sample({ count: 2 });
const SHOWN = format(CODE, 'spaced');
/** Of the sample registry. */
const LISTED = 'CNTESTH1A00120260522A00000001';
const WITHOUT_WASM = "default-src 'self'; script-src 'self'";
const dist = fileURLToPath(new URL('../../www/dist/', import.meta.url));

/** The one asset whose name begins so. */
function asset(start, ending = '.js') {
  // What stands between is the hash of the content.
  const isIt = (name) =>
    name.startsWith(start) && name.endsWith(ending) && name.length === start.length + 8 + ending.length;
  const found = readdirSync(join(dist, 'assets')).filter(isIt);
  assert.equal(found.length, 1, `${start}*${ending}: ${found}`);
  return `assets/${found[0]}`;
}

const verdict = (page) => page.locator('#verdict').textContent();

/** Requests whose address matches wait until the answer is called. */
function hold(pattern) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  const prepare = (context) =>
    context.route(pattern, async (route) => {
      await released;
      await route.continue();
    });
  return { prepare, release };
}

test('what is typed before the module is there is kept, and judged when it is', async () => {
  const { prepare, release } = hold(/core-.*\.wasm$/);
  await visit({ prepare, ready: '.place', locale: 'en' }, async (page) => {
    await page.getByRole('textbox', { name: 'Robot identity code' }).pressSequentially(CODE.slice(0, 12));
    await page.keyboard.press('Home');
    assert.equal(await verdict(page), 'Nothing entered yet');
    release();
    await page.locator('.progress:not(:empty)').waitFor();
    assert.equal(await page.inputValue('#code input:visible'), SHOWN.slice(0, 14));
    assert.equal(await page.locator('#code input:visible').evaluate((input) => input.selectionStart), 0);
    await page.keyboard.press('End');
    await page.keyboard.type(CODE.slice(12));
    assert.equal(await verdict(page), 'Well formed');
  });
});

test('a linked code is there at once, and gives way to what is typed instead', async () => {
  const { prepare, release } = hold(/core-.*\.wasm$/);
  await visit({ prepare, ready: '.place', path: `#${CODE}` }, async (page) => {
    assert.equal(await page.inputValue('#code input:visible'), CODE);
    await page.fill('#code input:visible', OTHER);
    release();
    await page.locator('.meaning').waitFor();
    assert.equal(await page.inputValue('#code input:visible'), format(OTHER, 'spaced'));
    assert.equal(await page.evaluate(() => location.hash), `#${OTHER}`);
  });
});

test('without JavaScript every page that needs it says so', async () => {
  for (const path of ['', 'batch.html', 'make.html']) {
    await visit({ path, javaScriptEnabled: false, ready: 'main', isWhole: false }, async (page) => {
      assert.match(await page.locator('noscript p').innerText(), /This page needs JavaScript\./, path);
    });
  }
});

test('where the policy of the host forbids WebAssembly, its translation to JavaScript is loaded and does the same', async () => {
  headers.set('content-security-policy', WITHOUT_WASM);
  const expected = /wasm|WebAssembly|preload/i;
  for (const path of ['?lang=en', 'make.html?lang=en']) {
    await visit({ path, expected }, async (page) => {
      const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
      assert.ok(loaded.some((name) => name.endsWith(asset('modules-'))));
    });
  }
  await visit({ path: `?lang=en#${CODE}`, expected }, async (page) => {
    assert.equal(await verdict(page), 'Well formed');
    await page.fill('#code input:visible', 'CB');
    assert.equal(await verdict(page), 'Not well formed');
    await page.locator('.registry summary').click();
    await page.getByRole('button', { name: /sample registry/ }).click();
    await page.locator('.registry-said').filter({ hasText: 'In use' }).waitFor();
    await page.fill('#code input:visible', LISTED);
    assert.match(await page.locator('.meaning').innerText(), /Production date: 2026-05-22/);
  });
});

test('where there is no WebAssembly at all, the page works as well; where there is, nobody loads its translation', async () => {
  const prepare = (context) => context.addInitScript(() => delete globalThis.WebAssembly);
  await visit({ prepare, path: `?lang=en#${CODE}`, expected: /preload/ }, async (page) => {
    assert.equal(await verdict(page), 'Well formed');
  });
  await visit({ path: `?lang=en#${CODE}` }, async (page) => {
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
    assert.ok(!loaded.some((name) => name.endsWith(asset('modules-'))));
    const modules = loaded.filter((name) => name.endsWith('.wasm'));
    assert.deepEqual(modules.map((name) => name.replace(/^.*\/(\w+)-.*$/, '$1')).sort(), ['core', 'meaning']);
  });
  await visit({}, async (page) => {
    const loaded = () =>
      page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => /meaning-.*wasm/.test(name)).length,
      );
    assert.equal(await loaded(), 0, 'what codes mean is nobody’s question yet');
    await page.fill('#code input:visible', CODE);
    await page.locator('.meaning').waitFor();
    assert.equal(await loaded(), 1);
  });
});

test('a host that serves the module as some other type does no harm', async () => {
  const prepare = (context) =>
    context.route(/\.wasm$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
    });
  await visit({ prepare, path: `#${CODE}`, expected: /preload/ }, async (page) => {
    assert.equal(await verdict(page), '格式正确');
  });
});

const TAMPERED = '\nglobalThis.tampered = true;';
const tampered = (page) => page.evaluate(() => globalThis.tampered);
const expected = /integrity|Failed to fetch|not what it was built|preload|404/i;

for (const start of ['index-', 'frame-', 'codes-']) {
  test(`a changed script of the page is not run: ${start}`, async () => {
    changed.set(asset(start), (text) => text + TAMPERED);
    await visit({ ready: '#code', expected, isWhole: false }, async (page) => {
      await page.fill('#code input:visible', CODE);
      await page.waitForTimeout(300);
      assert.equal(await tampered(page), undefined);
      assert.equal(await page.locator('.place:not(:empty)').count(), 0);
      await page.locator('.not-started').getByText('This page has not started').waitFor();
    });
  });
}

test('a changed style sheet is not used', async () => {
  changed.set(asset('page-', '.css'), (text) => `${text}\nbody { opacity: 0.5 }`);
  await visit({ expected }, async (page) => {
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).opacity), '1');
  });
});

test('a changed module is not run, and the page says that it is not whole', async () => {
  // A section that any engine would pass over.
  const section = Buffer.from([0, 3, 2, 0x61, 0x62]);
  changed.set(asset('core-', '.wasm'), () =>
    Buffer.concat([readFileSync(join(dist, asset('core-', '.wasm'))), section]),
  );
  await visit({ ready: '.update', locale: 'en', expected }, async (page) => {
    await page.locator('.update').filter({ hasText: 'could not be loaded, or was changed' }).waitFor();
    await page.fill('#code input:visible', CODE);
    assert.equal(await verdict(page), 'Nothing entered yet');
    changed.clear();
    // What is typed before the page has gone would go with it.
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Reload' }).click()]);
    await page.fill('#code input:visible', CODE);
    await page.locator('.meaning').waitFor();
  });
});

for (const [start, ask] of Object.entries({
  'known-': () => {},
  'registry-': (page) => page.getByRole('button', { name: /sample registry/ }).click(),
  'sample-registry-': (page) => page.getByRole('button', { name: /sample registry/ }).click(),
  'scan-': (page) => page.locator('#scan').click(),
  'label-': (page) => page.locator('.label summary').click(),
})) {
  test(`a changed script that comes on demand is not run, and the page says so: ${start}`, async () => {
    changed.set(asset(start), (text) => text + TAMPERED);
    await visit({ locale: 'en', path: `#${CODE}`, expected }, async (page) => {
      await page.locator('.registry summary').click();
      await ask(page);
      await page.locator('.update').filter({ hasText: 'could not be loaded' }).waitFor();
      assert.equal(await tampered(page), undefined);
      assert.equal(await verdict(page), 'Well formed', 'the rest goes on');
    });
  });
}

test('the compressed files of the build are the files', () => {
  const names = readdirSync(dist, { recursive: true }).filter((name) => /\.(gz|br)$/.test(name));
  assert.ok(names.some((name) => /core-.*\.wasm\.gz$/.test(name)));
  for (const name of names) {
    const bytes = readFileSync(join(dist, name));
    const open = name.endsWith('.gz') ? gunzipSync : brotliDecompressSync;
    assert.deepEqual(open(bytes), readFileSync(join(dist, name.slice(0, -3))), name);
  }
});
