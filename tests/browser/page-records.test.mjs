// The life of a unit on the page: state, recall, time line, who says so; what is copied; without a network; and the page
// that makes datasets.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { faultyLines, sampleLines } from '../../scripts/sample-records.mjs';
import { axeFindings, changed, speak, startBrowser, visit } from './page-harness.mjs';

startBrowser();
afterEach(() => changed.clear());

const [IN_USE, RECALLED] = sampleLines().map((line) => JSON.parse(line).id);
const ELSEWHERE = 'CNTESTH1A00120260522Z00000001';
const life = (page) => page.locator('.life');
const enter = (page, code) => page.locator('#code input:visible').fill(code);

test('state, time line and who says so', async () => {
  await visit({ locale: 'en', path: `#${IN_USE}` }, async (page) => {
    await life(page).locator('.life-state').waitFor();
    assert.equal(await life(page).locator('.life-state').innerText(), 'In use');
    assert.deepEqual(await life(page).locator('li .part-title').allInnerTexts(), [
      'Made',
      'Placed on the market',
      'Put into use',
      'Maintained',
    ]);
    const said = await life(page).innerText();
    assert.match(said, /Sample data \(fictional\)/);
    assert.match(said, /According to Example portal \(fictional\), as of 2026-11-15 \(no\. 1\), signed by sample-/);
    await speak(page, 'zh-CN');
    await life(page).getByText('使用中').waitFor();
    assert.deepEqual(await axeFindings(page), []);
  });
});

test('a recall comes before everything else, and on a phone, too', async () => {
  const viewport = { width: 320, height: 640 };
  await visit({ path: `#${RECALLED}`, viewport }, async (page) => {
    const alarm = life(page).locator('.life-alarm');
    await alarm.waitFor();
    assert.match(await alarm.innerText(), /召回中，尚无处理记录/);
    assert.equal(await life(page).locator('.life-dataset > :first-child').getAttribute('class'), 'life-alarm');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false);
    assert.deepEqual(await axeFindings(page), []);
  });
});

test('no record is said in just these words, and units of others are not looked up in the sample', async () => {
  await visit({ locale: 'en', path: `#${ELSEWHERE}` }, async (page) => {
    await life(page).getByText('No record in this dataset').waitFor();
    await enter(page, ELSEWHERE.replace('TEST', 'ABCD'));
    await page.locator('.meaning dl').getByText('ABCD').waitFor();
    await life(page).waitFor({ state: 'hidden' });
  });
});

test('a host sees no code, and a signature that is wrong shows nothing', async () => {
  changed.set('sample-records/key.public.jwk', (text) => {
    const { x, y, ...rest } = JSON.parse(text);
    // Another point of the curve, under the same name.
    return JSON.stringify({ ...rest, x: OTHER.x, y: OTHER.y });
  });
  await visit({ locale: 'en', path: `#${IN_USE}` }, async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await life(page).locator('.life-alarm').getByText('Signature wrong').waitFor();
    assert.equal(await life(page).locator('.life-state, .life-events').count(), 0);
    assert.ok(asked.every((url) => !url.split('#')[0].includes('CNTEST')));
  });
});
/** The example of RFC 7515, appendix A.3. */
const OTHER = {
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};

test('what was looked up is there without a network', async () => {
  await visit({ locale: 'en', path: `#${IN_USE}` }, async (page) => {
    await life(page).locator('.life-state').waitFor();
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.context().setOffline(true);
    await page.reload();
    await life(page).locator('.life-state').waitFor();
  });
});

test('copied text has the life, too', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  await visit({ locale: 'en', path: `#${RECALLED}`, permissions }, async (page) => {
    await life(page).locator('.life-alarm').waitFor();
    await page.locator('[data-copy=text]').click();
    await page.locator('[data-copy=text][data-done=true]').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /The life of this unit: Recalled\nRecalled, and no remedy is recorded/);
    assert.match(copied, /2026-05-22 Made, manufacturer, TEST/);
  });
});

test('a file of records becomes a dataset on the device', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-records-'));
  try {
    const good = join(folder, 'units.jsonl');
    const bad = join(folder, 'faulty.jsonl');
    writeFileSync(good, `${sampleLines().join('\n')}\n`);
    writeFileSync(
      bad,
      faultyLines()
        .map(([, line]) => line)
        .join('\n'),
    );
    await visit({ locale: 'en', path: 'publish.html', ready: '.publish' }, async (page) => {
      await page.getByLabel('Issuer').fill('TEST');
      await page.locator('[name=asOf]').fill('2026-11-15');
      await page.locator('[name=file]').setInputFiles(bad);
      await page.getByRole('button', { name: 'Check' }).click();
      await page.getByText('8 records; 0 can be published').waitFor();
      assert.equal(await page.locator('.publish-result a').count(), 0);
      await page.locator('[name=file]').setInputFiles(good);
      await page.getByRole('button', { name: 'Check' }).click();
      const link = page.getByRole('link', { name: /Download the dataset \(7 files/ });
      await link.waitFor();
      assert.deepEqual(await axeFindings(page), []);
      const downloading = page.waitForEvent('download');
      await link.click();
      const archive = join(folder, 'dataset.zip');
      await (await downloading).saveAs(archive);
      const python =
        'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])';
      assert.equal(spawnSync('python3', ['-c', python, archive, folder]).status, 0);
      const cli = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
      const verified = spawnSync(process.execPath, [cli, 'records', 'verify', join(folder, 'dataset')], {
        encoding: 'utf8',
      });
      assert.match(verified.stdout, /sound: 1,000 units in 4 shards/, verified.stderr);
      assert.ok((await readFile(join(folder, 'dataset', 'manifest.jsonl'), 'utf8')).includes('"TEST"'));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
