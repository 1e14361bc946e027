// A first registry document made by hand on the page, and taken by the package.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { compose, loadRegistry } from '../../pkg/index.js';
import { axeFindings, startBrowser, visit } from './page-harness.mjs';

startBrowser();

test('a few answers give a sound document, which writes the next number', async () => {
  await visit({ path: 'make.html?lang=en' }, async (page) => {
    await page.getByText('A registry for your own numbers').click();
    const fill = async (answers) => {
      for (const [name, text] of Object.entries(answers)) await page.fill(`.draft [name=${name}]`, text);
    };
    await fill({ issuer: 'Placeholder Dynamics', enterprise: 'tst3', model: 'lx0100', 'model-name': 'One' });
    await fill({ number: 'LX-2621-4711' });
    // Of the letters and the signs nothing is asked that is plain.
    assert.equal(await page.locator('.draft-kinds select').count(), 3);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.draft [type=submit]')]);
    assert.equal(download.suggestedFilename(), 'registry-TST3.json');
    const document = JSON.parse(await readFile(await download.path(), 'utf8'));
    const registry = loadRegistry(document);
    const robot = { country: 'CN', enterprise: 'TST3', model: 'LX0100' };
    assert.equal(compose({ ...robot, inHouse: 'LX-2621-4711' }, { registry }).id, document.enterprises[0].samples[0]);
    assert.equal(compose({ ...robot, inHouse: 'LX-2622-0001' }, { registry }).status, 'valid');
    await fill({ number: '123456789012345678' });
    await page.click('.draft [type=submit]');
    assert.match(await page.locator('.draft-said').textContent(), /takes 2 places more than a serial has/);
    assert.deepEqual(await axeFindings(page), []);
  });
});
