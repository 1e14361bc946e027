// The page on the code itself.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindings, speak, startBrowser, visit } from './page-harness.mjs';

startBrowser();

const EXPLAIN = { path: 'explain.html', ready: 'h1:visible' };

test('it is reached from the lookup page and back, in the language that was chosen', async () => {
  await visit({ path: '?lang=en' }, async (page) => {
    await page.getByRole('link', { name: 'About' }).click();
    await page.getByRole('heading', { name: 'About the code', level: 1 }).waitFor();
    await speak(page, 'zh-CN');
    await page.getByRole('heading', { name: '关于这个编码', level: 1 }).waitFor();
    await page.getByRole('link', { name: '检查' }).click();
    await page.getByRole('heading', { name: '检查人形机器人编码' }).waitFor();
  });
});

test('every source that is named is in the list, every entry of the list is named, in both languages', async () => {
  await visit(EXPLAIN, async (page) => {
    const listed = await page.locator('.references li b').allTextContents();
    for (const lang of ['zh-CN', 'en']) {
      const text = await page.locator(`article[lang=${lang}]`).textContent();
      const named = new Set([...text.matchAll(/\[(\d+)\]/g)].map(([, number]) => number));
      assert.deepEqual([...named].sort(), [...listed].sort());
    }
  });
});

test('both languages say the same number of things', async () => {
  await visit(EXPLAIN, async (page) => {
    const count = (lang) => page.locator(`article[lang=${lang}] :is(tr, li, dt)`).count();
    assert.equal(await count('zh-CN'), await count('en'));
  });
});

for (const colorScheme of ['light', 'dark']) {
  for (const locale of ['zh-CN', 'en']) {
    test(`axe-core finds nothing and nothing runs off a small phone, ${colorScheme}, ${locale}`, async () => {
      await visit({ ...EXPLAIN, locale, colorScheme, viewport: { width: 320, height: 568 } }, async (page) => {
        assert.deepEqual(await axeFindings(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      });
    });
  }
}
