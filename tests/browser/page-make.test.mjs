// Codes from parts, and samples.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isHumanoidId, sample, validate } from '../../pkg/index.js';
import { axeFindings, startBrowser, visit } from './page-harness.mjs';

startBrowser();

const [CODE] = sample();
const MAKE = { path: 'make.html?lang=en' };

async function fill(page, parts) {
  for (const [name, text] of Object.entries(parts)) await page.fill(`.make-parts [name=${name}]`, text);
}
const drawn = (page, part) => page.locator(`.part[data-part=${part}] .places:not(.surplus)`).textContent();
const verdict = (page) => page.locator('#verdict').textContent();

test('four parts make a code, which the lookup page then checks', async () => {
  await visit(MAKE, async (page) => {
    const { segments } = validate(CODE);
    await fill(page, Object.fromEntries(Object.entries(segments).map(([name, text]) => [name, text.toLowerCase()])));
    assert.equal(await verdict(page), 'Well formed');
    for (const [name, text] of Object.entries(segments)) assert.equal(await drawn(page, name), text);
    await page.getByRole('link', { name: 'Check this code' }).click();
    await page.locator('.suggestions').waitFor({ state: 'attached' });
    await page.waitForFunction((code) => location.hash === `#${code}`, CODE);
    await page.locator('#verdict').filter({ hasText: 'Well formed' }).waitFor();
  });
});

test('a part that is too short or wrong is marked where it stands, and no other', async () => {
  await visit(MAKE, async (page) => {
    await fill(page, { ...validate(CODE).segments, model: 'H1A0' });
    const marked = () =>
      page.locator('.place[data-mark=error]').evaluateAll((all) => all.map((it) => it.closest('.part').dataset.part));
    assert.deepEqual(new Set(await marked()), new Set(['model']));
    assert.equal(await page.locator('.make-parts [name=model]').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator('.make-parts [name=serial]').getAttribute('aria-invalid'), 'false');
    await fill(page, { model: 'H1A#01' });
    assert.deepEqual(await marked(), ['model']);
    assert.equal(await page.getByRole('link', { name: 'Check this code' }).isVisible(), false);
  });
});

test('the two ways stand side by side and alike, in both languages on a small phone', async () => {
  for (const locale of ['zh-CN', 'en']) {
    await visit({ ...MAKE, locale, viewport: { width: 320, height: 568 } }, async (page) => {
      const boxes = await page
        .locator('.make-way label')
        .evaluateAll((all) =>
          all.map((it) => it.getBoundingClientRect()).map(({ y, width, height }) => [y, width, height]),
        );
      assert.equal(boxes.length, 2);
      assert.deepEqual(boxes[0].map(Math.round), boxes[1].map(Math.round), locale);
    });
  }
});

test('samples are good, different codes of an enterprise that is nobody', async () => {
  await visit({ ...MAKE, permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.getByLabel('How many').fill('20');
    await page.getByRole('button', { name: 'Make samples' }).click();
    const codes = (await page.locator('.samples textarea').inputValue()).split('\n');
    assert.equal(new Set(codes).size, 20);
    assert.ok(codes.every((code) => isHumanoidId(code) && validate(code).segments.enterprise === 'TEST'));
    await page.getByRole('button', { name: 'Copy all' }).click();
    await page.getByText('Copied.').waitFor({ state: 'attached' });
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${codes.join('\n')}\n`);
  });
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core finds nothing and nothing runs off a small phone, ${colorScheme}`, async () => {
    await visit({ path: 'make.html', colorScheme, viewport: { width: 320, height: 568 } }, async (page) => {
      await fill(page, { country: 'CB', enterprise: 'TES' });
      await page.getByRole('button', { name: '生成' }).click();
      assert.deepEqual(await axeFindings(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    });
  });
}
