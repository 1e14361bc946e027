// Without a network, after one visit; and what happens when there is a new version.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format, sample } from '../../pkg/index.js';
import { changed, startBrowser, visit } from './page-harness.mjs';

startBrowser();

const [CODE] = sample();

/** Until everything is kept that is kept at the first visit. */
const kept = (page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));

test('after one visit every page opens without a network, in both languages and with a code in the address', async () => {
  await visit({}, async (page) => {
    await kept(page);
    await page.context().setOffline(true);
    await page.reload();
    await page.fill('#code input:visible', CODE);
    await page.locator('#verdict').getByText('格式正确', { exact: true }).waitFor();
    await page.locator('.label summary').click();
    await page.locator('.symbol svg').waitFor();
    await page.goto(new URL(`?lang=en#${CODE}`, page.url()).href);
    await page.locator('#verdict').getByText('Well formed', { exact: true }).waitFor();
    assert.equal(await page.inputValue('#code input:visible'), format(CODE, 'spaced'));
    await page.getByRole('link', { name: 'About' }).click();
    await page.getByRole('heading', { name: 'About the code', level: 1 }).waitFor();
    const font = await page.evaluate(() => document.fonts.load('500 16px Code').then((faces) => faces.length));
    assert.equal(font, 1);
  });
});

test('after one visit files are checked without a network, and the page says so', async () => {
  await visit({ path: 'batch.html' }, async (page) => {
    await kept(page);
    await page.getByText('断网也能用').waitFor();
    await page.context().setOffline(true);
    await page.reload();
    const buffer = Buffer.from(`${CODE}\n${CODE.slice(1)}\n`);
    await page.locator('.choose input').setInputFiles({ name: 'two.txt', mimeType: 'text/plain', buffer });
    await page.locator('.detail .code').getByText(CODE.slice(1)).waitFor();
  });
});

test('a new version is announced, and used when the person says so', async () => {
  await visit({ locale: 'en' }, async (page) => {
    await kept(page);
    await page.reload();
    changed.set('sw.js', (script) => `${script}\n// next`);
    try {
      await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
      const notice = page.locator('.update');
      await notice.waitFor();
      assert.match(await notice.textContent(), /new version/);
      const reloaded = page.waitForEvent('load');
      await notice.getByRole('button', { name: 'Update now' }).click();
      await reloaded;
      await page.locator('.place').first().waitFor();
      assert.equal(await notice.count(), 0);
    } finally {
      changed.clear();
    }
  });
});

test('it can be installed', async () => {
  await visit({}, async (page) => {
    const session = await page.context().newCDPSession(page);
    const { errors, url } = await session.send('Page.getAppManifest');
    assert.match(url, /manifest\.webmanifest$/);
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // Every page that a test opens is in a profile of its own kind, where nothing can be installed.
    assert.deepEqual(
      installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'),
      [],
    );
  });
});
