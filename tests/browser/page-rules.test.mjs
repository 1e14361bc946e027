// The page by the rules of its host: an edition that no line of code knows.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { rulesetId } from '../../pkg/index.js';
import { changed, startBrowser, visit } from './page-harness.mjs';

startBrowser();
afterEach(() => changed.clear());

const DRILL = readFileSync(new URL('../editions/drill-2027-01.json', import.meta.url), 'utf8');
const { id } = JSON.parse(DRILL);
/** Good by the edition, and by the default rules alone. */
const [NEW, OLD] = ['CN0001H1A00120270522A0000000S', 'CNTESTH1A00120260522A00000001'];
const verdict = (page, text) => page.locator('#verdict').filter({ hasText: text }).waitFor();

function configure(document) {
  changed.set('config.json', () => JSON.stringify({ rules: './rules.json' }));
  changed.set('rules.json', () => document);
}

test('codes are judged by the edition that the host names, on every page', async () => {
  configure(DRILL);
  await visit({ locale: 'en', path: `#${NEW}` }, async (page) => {
    await verdict(page, 'Well formed');
    await page.locator('.rules').filter({ hasText: id }).waitFor();
    await page.locator('.meaning').waitFor();
    await page.fill('#code input:visible', OLD);
    await page.locator('.problem[data-code="character-not-allowed"]').first().waitFor();
    await page.fill('#code input:visible', `${NEW.slice(0, 28)}1`);
    await page.locator('.problem[data-code="check-character-wrong"]').waitFor();
    assert.equal(await page.locator('.settings').count(), 0);
  });
  await visit({ locale: 'en', path: 'batch.html', ready: '#option-column option' }, async (page) => {
    const buffer = Buffer.from(`code\n${NEW}\n${OLD}\n`);
    await page.locator('.choose input').setInputFiles({ name: 'fleet.csv', mimeType: 'text/csv', buffer });
    for (const figure of ['valid', 'invalid']) {
      await page.locator(`[data-figure=${figure}] dd`).filter({ hasText: /^1$/ }).waitFor();
    }
  });
  await visit({ locale: 'en', path: 'make.html' }, async (page) => {
    const parts = { country: 'CN', enterprise: '0001', model: 'H1A001', serial: '20270522A0000000S' };
    for (const [name, text] of Object.entries(parts)) await page.fill(`.make-parts [name=${name}]`, text);
    await verdict(page, 'Well formed');
    await page.fill('.make-parts [name=enterprise]', 'TEST');
    await page.locator('.problem[data-code="character-not-allowed"]').first().waitFor();
  });
});

test('rules that cannot be used are said to be, and the default rules hold', async () => {
  for (const [document, found] of [
    [JSON.stringify({ ...JSON.parse(DRILL), regex: '^CN' }), '/regex'],
    ['{', 'expected'],
  ]) {
    configure(document);
    await visit({ locale: 'en', path: `#${OLD}` }, async (page) => {
      await verdict(page, 'Well formed');
      await page
        .locator('.settings')
        .filter({ hasText: 'held against the default rules' })
        .filter({ hasText: found })
        .waitFor();
      await page.locator('.rules').filter({ hasText: rulesetId }).waitFor();
    });
  }
});
