// The page as docs/host-this-page.md tells hosts to serve it: with the very headers given there, in any folder.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import bwip from 'bwip-js';
import { format, loadRules, rulesetId, sample } from '../../pkg/index.js';
import { blocks, HEADERS } from './guide.mjs';
import { changed, headers, moveTo, startBrowser, visit } from './page-harness.mjs';

startBrowser(['--use-fake-device-for-media-stream']);

const [CODE] = sample();
beforeEach(() => {
  changed.clear();
  headers.clear();
  for (const [name, value] of HEADERS) headers.set(name, value);
});

/** What people do that a policy could forbid: modules, workers, pictures, downloads, the camera, the clipboard. */
async function use(page) {
  await page.fill('#code input:visible', CODE);
  await page.locator('.meaning').waitFor();
  await page.getByRole('button', { name: 'Copy code' }).click();
  await page.locator('.announcement').filter({ hasText: 'Copied.' }).waitFor({ state: 'attached' });
  await page.locator('.label summary').click();
  await page.locator('.symbol svg').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save-png').click()]);
  assert.match(download.suggestedFilename(), /\.png$/);
  await page.locator('.registry summary').click();
  await page.getByRole('button', { name: /sample registry/ }).click();
  await page.locator('.registry-said').filter({ hasText: 'In use' }).waitFor();
  await page.locator('.clear').click();
  await page.locator('#scan').click();
  await page.getByText('Point the camera at the 2D code.').waitFor();
  const buffer = await bwip.toBuffer({ bcid: 'datamatrix', text: CODE, scale: 4, padding: 12, backgroundcolor: 'fff' });
  await page.locator('.scanner input').setInputFiles({ name: 'plate.png', mimeType: 'image/png', buffer });
  await page.waitForFunction(
    (it) => document.querySelector('#code').shadowRoot.querySelector('input').value === it,
    format(CODE, 'spaced'),
  );
}

const VISITOR = { locale: 'en', permissions: ['camera', 'clipboard-read', 'clipboard-write'] };

for (const folder of ['/', '/robot-code/', `/${encodeURIComponent('工具')}/robot%20code/v2/`]) {
  test(`with the headers of the guide everything works, in ${decodeURIComponent(folder)}`, async () => {
    moveTo(folder);
    await visit(VISITOR, use);
    await visit({ ...VISITOR, path: 'batch.html' }, async (page) => {
      const buffer = Buffer.from(`${CODE}\n${CODE.slice(1)}\n`);
      await page.locator('.choose input').setInputFiles({ name: 'two.txt', mimeType: 'text/plain', buffer });
      await page.locator('.detail:not([hidden])').waitFor();
    });
    await visit({ ...VISITOR, path: 'make.html' }, (page) =>
      page.getByRole('link', { name: 'Check', exact: true }).click(),
    );
    await visit({ ...VISITOR, path: 'explain.html' }, async (page) => {
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await page.context().setOffline(true);
      await page.getByRole('link', { name: 'Check', exact: true }).click();
      await page.fill('#code input:visible', CODE);
      // What was filled in before the page could answer is answered when it can.
      await page.locator('#verdict').getByText('Well formed', { exact: true }).waitFor();
    });
  });
}

test('the headers are the ones that keep others from framing the page, and no weaker than its own policy', async () => {
  const policy = (text) => text.split('; ').sort();
  const own = readFileSync(new URL('../../www/parts/head.html', import.meta.url), 'utf8').match(
    /content="(default-src[^"]+)"/,
  )[1];
  const extra = policy(headers.get('Content-Security-Policy')).filter((it) => !policy(own).includes(it));
  assert.deepEqual(extra, ["frame-ancestors 'none'"]);
  assert.ok(policy(own).every((it) => policy(headers.get('Content-Security-Policy')).includes(it)));
});

test('every configuration in the guide says the same headers', () => {
  const configurations = [...blocks('nginx'), ...blocks('caddy'), ...blocks('text')];
  assert.equal(configurations.length, 3);
  for (const text of configurations) {
    for (const [name, value] of HEADERS) {
      assert.match(text, new RegExp(`${name}:? "?${value.replace(/[()*]/g, '\\$&')}"?`), name);
    }
    for (const value of ['no-cache', 'public, max-age=31536000, immutable']) assert.ok(text.includes(value), value);
  }
});

test('the licences of what the page ships lie beside it, and every page links to them', async () => {
  const notices = readFileSync(new URL('../../www/dist/notices.txt', import.meta.url), 'utf8');
  for (const name of [
    'qr',
    '@zxing/library',
    'zxing-wasm',
    'ZXing-C++',
    'fflate',
    'hyparquet',
    'Iosevka',
    'Apache License',
  ]) {
    assert.ok(notices.includes(name), name);
  }
  for (const page of ['index', 'batch', 'make', 'explain']) {
    const html = readFileSync(new URL(`../../www/dist/${page}.html`, import.meta.url), 'utf8');
    assert.match(html, /<a href="\.\/notices\.txt"/, page);
  }
});

test('the settings in the guide are sound', async () => {
  const [settings] = blocks('json');
  changed.set('config.json', () => settings);
  for (const name of ['logo.svg', 'registry.json', 'rules.json', 'portal.public.jwk', 'dataset/'])
    assert.ok(settings.includes(`./${name}`));
  changed.set('logo.svg', () => '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  changed.set('registry.json', () => readFileSync(new URL('../../pkg-template/sample-registry.json', import.meta.url)));
  changed.set('rules.json', () => JSON.stringify(loadRules(rulesetId)));
  moveTo('/');
  // There is no dataset, which is no fault of the settings.
  await visit({ locale: 'en', path: `#${CODE}`, expected: /404/ }, async (page) => {
    await page.locator('.product a').filter({ hasText: 'Example portal' }).waitFor();
    await page.locator('.product img').waitFor();
    await page.locator('.registry-said').filter({ hasText: 'In use' }).waitFor({ state: 'attached' });
    assert.equal(await page.locator('.settings').count(), 0);
  });
});
