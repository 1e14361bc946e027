// What the browser keeps of the page: only what was built, whatever a network puts in its place; mended when it breaks; and
// each tab in the version that it was opened in.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sample } from '../../pkg/index.js';
import { changed, startBrowser, visit } from './page-harness.mjs';

startBrowser();
afterEach(() => changed.clear());

const [CODE] = sample();
const dist = (name) => fileURLToPath(new URL(`../../www/dist/${name}`, import.meta.url));
const asset = (start, ending) =>
  `assets/${readdirSync(dist('assets')).find((name) => name.startsWith(start) && name.endsWith(ending))}`;
const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const PORTAL = '<!doctype html><title>Hotel</title><h1>Accept our terms</h1>';
const kept = (page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));
const notice = (page) => page.locator('.update');
/** What lies in all caches under names that match. */
const cached = (page, pattern) =>
  page.evaluate(async (pattern) => {
    const texts = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (new RegExp(pattern).test(request.url)) texts.push(await (await cache.match(request)).text());
      }
    }
    return texts;
  }, pattern);

test('a page that a network puts in the place of a file is not kept, and the page says so', async () => {
  for (const name of ['make.html', asset('known-', '.js')]) {
    changed.set(name, () => PORTAL);
    await visit({ locale: 'en' }, async (page) => {
      await notice(page).filter({ hasText: 'not the one that was published' }).waitFor();
      assert.match(await notice(page).innerText(), new RegExp(name.replace(/[.[\]]/g, '\\$&')));
      assert.deepEqual(await cached(page, `${name}$`), []);
      // The network is what it should be again.
      changed.clear();
      await notice(page).getByRole('button', { name: 'Reload' }).click();
      await kept(page);
      await page.context().setOffline(true);
      await page.goto(new URL('make.html', page.url()).href);
      await page.locator('.make-parts input').first().waitFor();
      assert.equal(await notice(page).count(), 0);
    });
  }
});

test('settings are not taken from such a page either, nor kept', async () => {
  changed.set('config.json', () => '{"name": "Portal"}');
  const prepare = (context) =>
    context.route('**/config.json', async (route) => {
      if (!isCaptive) return route.continue();
      return route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: PORTAL });
    });
  let isCaptive = true;
  await visit({ locale: 'en', prepare }, async (page) => {
    assert.equal(await page.locator('.settings').count(), 0);
    isCaptive = false;
    await page.reload();
    await page.locator('.product-name').filter({ hasText: 'Portal' }).waitFor();
    isCaptive = true;
    await page.reload();
    await page.locator('.product-name').filter({ hasText: 'Portal' }).waitFor();
    assert.deepEqual(await cached(page, 'config\\.json$'), ['{"name": "Portal"}']);
  });
});

test('a network that accepts and never answers holds up no page: the settings are those that are kept, or none', async () => {
  changed.set('config.json', () => '{"name": "Slow"}');
  let isSilent = true;
  const prepare = (context) => context.route('**/config.json', (route) => (isSilent ? undefined : route.continue()));
  await visit({ locale: 'en', prepare }, async (page) => {
    const isThere = () => page.waitForFunction(() => document.querySelector('.languages a[aria-current]'));
    await isThere();
    isSilent = false;
    await page.reload();
    await page.locator('.product-name').filter({ hasText: 'Slow' }).waitFor();
    isSilent = true;
    await page.reload();
    await page.locator('.product-name').filter({ hasText: 'Slow' }).waitFor();
    await isThere();
  });
});

for (const [what, name, open] of [
  ['script', asset('codes-', '.js'), ''],
  ['module', asset('core-', '.wasm'), ''],
  ['page', 'make.html', 'make.html'],
  ['script of the worker', asset('worker-', '.js'), 'batch.html'],
]) {
  test(`a copy that broke is fetched anew when it is needed, and the page says so: ${what}`, async () => {
    await visit({ locale: 'en' }, async (page) => {
      await kept(page);
      await page.evaluate(async (name) => {
        for (const key of await caches.keys()) {
          const cache = await caches.open(key);
          const before = await cache.match(name);
          if (before) await cache.put(name, new Response('broken', { headers: before.headers }));
        }
      }, name);
      await page.goto(new URL(`${open}?again`, page.url()).href);
      if (name.includes('worker-')) {
        const buffer = Buffer.from(`${CODE}\n`);
        await page.locator('.choose input').setInputFiles({ name: 'one.txt', mimeType: 'text/plain', buffer });
        await page.locator('.summary:not([hidden])').waitFor();
      }
      await notice(page).filter({ hasText: 'fetched anew' }).waitFor();
      assert.match(await notice(page).innerText(), new RegExp(name));
      const [whole] = await cached(page, `${name}$`);
      if (!name.endsWith('.wasm')) assert.equal(whole, readFileSync(dist(name), 'utf8'));
      await page.context().setOffline(true);
      await page.reload();
      await page.locator('.languages a[aria-current]').waitFor();
      assert.equal(await notice(page).count(), 0);
    });
  });
}

test('without a network nothing that is asked for behind a question mark matters', async () => {
  await visit({}, async (page) => {
    await kept(page);
    await page.context().setOffline(true);
    await page.goto(new URL(`?utm_source=mail&lang=en&fbclid=1#${CODE}`, page.url()).href);
    await page.locator('#verdict').getByText('Well formed', { exact: true }).waitFor();
    await page.goto(new URL('make?from=mail', page.url()).href);
    await page.locator('.make-parts input').first().waitFor();
  });
});

/** A version after this one: its page says so, its service worker knows that page. */
function publishNext() {
  const html = readFileSync(dist('index.html'), 'utf8');
  const next = html.replace('</main>', '<p id="next"></p></main>');
  changed.set('index.html', () => next);
  changed.set('sw.js', (script) =>
    script.replace(hashOf(html), hashOf(next)).replace(/name:"[0-9a-f]{12}"/, 'name:"0123456789ab"'),
  );
}
const update = (page) => page.evaluate(async () => (await navigator.serviceWorker.ready).update());

test('a new version is used in the tab that wants it; what is typed in another one stays, and goes on working', async () => {
  await visit({ locale: 'en' }, async (page) => {
    await kept(page);
    await page.reload();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.fill('#code input:visible', 'CNTEST');
    await other.evaluate(() => {
      globalThis.isSame = true;
    });
    publishNext();
    await update(page);
    await notice(page).filter({ hasText: 'new version' }).waitFor();
    await notice(other).filter({ hasText: 'new version' }).waitFor();
    const reloaded = page.waitForEvent('load');
    await notice(page).getByRole('button', { name: 'Update now' }).click();
    await reloaded;
    await page.locator('#next').waitFor({ state: 'attached' });
    await page.locator('#code [part=message]:not(:empty)').waitFor();
    assert.equal(await notice(page).count(), 0);

    assert.equal(await other.evaluate(() => globalThis.isSame), true);
    assert.equal(await other.inputValue('#code input:visible'), 'CN TEST');
    // What it has not loaded yet is of its own version, and comes without a network.
    await other.context().setOffline(true);
    await other.fill('#code input:visible', CODE);
    await other.locator('.label summary').click();
    await other.locator('.symbol svg').waitFor();
    await other.context().setOffline(false);
    await notice(other).getByRole('button', { name: 'Update now' }).click();
    await other.locator('#next').waitFor({ state: 'attached' });
  });
});

test('of the versions before, one is kept', async () => {
  await visit({ locale: 'en' }, async (page) => {
    await kept(page);
    await page.evaluate(async () => {
      for (const name of ['robot-code-old', 'workbox-precache-v2', 'readers', 'somebody-else']) await caches.open(name);
    });
    await page.reload();
    publishNext();
    await update(page);
    await notice(page).getByRole('button', { name: 'Update now' }).click();
    await page.locator('#next').waitFor({ state: 'attached' });
    const names = await page.evaluate(() => caches.keys());
    assert.equal(names.filter((name) => name.startsWith('robot-code-')).length, 2);
    assert.ok(names.includes('robot-code-0123456789ab') && names.includes('somebody-else'));
    assert.ok(!names.some((name) => name.startsWith('workbox') || name === 'readers'));
  });
});

const TRUSTED = "require-trusted-types-for 'script'; trusted-types 'none'";
test('where no policy of Trusted Types is allowed, the lookup page works and breaks none', async () => {
  const prepare = (context) =>
    context.route(/\/(\?.*)?$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': TRUSTED } });
    });
  await visit({ locale: 'en', prepare, path: '?lang=en' }, async (page) => {
    await page.fill('#code input:visible', CODE);
    await page.locator('.meaning').waitFor();
    await page.locator('.label summary').click();
    await page.locator('.symbol svg').waitFor();
    await page.locator('.registry summary').click();
    await page.locator('.registry-said').filter({ hasText: 'humanoid-id' }).waitFor();
    await page.waitForTimeout(500);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  });
});
