// The summary as a page, opened as a file: on a phone and a desk, light and dark, in both languages.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-summary-'));
const at = (name) => join(folder, name);

let browser;
before(async () => {
  const code = (number) => `CNTESTH1A00120260522A${String(number).padStart(8, '0')}`;
  const wrong = (number) => `${code(number).slice(0, number % 29)}#${code(number).slice((number % 29) + 1)}`;
  const rows = Array.from({ length: 400 }, (_, number) => (number % 3 ? code(number) : wrong(number)));
  writeFileSync(at('fleet.csv'), `no,code\n${rows.map((row, number) => `${number},${row}\n`).join('')}401,\n`);
  writeFileSync(at('other.txt'), `${'x'.repeat(300)}\n${code(1)}\n${code(1).replace('CN', 'DE')}\n`);
  for (const lang of ['en', 'zh-CN']) {
    for (const [name, files] of [
      ['one', ['fleet.csv']],
      ['many', ['fleet.csv', 'other.txt', 'missing.csv']],
    ]) {
      const args = [
        CLI,
        'check',
        ...files,
        '--duplicates',
        'exact',
        '--lang',
        lang,
        '--report',
        `${name}-${lang}.html`,
      ];
      spawnSync(process.execPath, args, { cwd: folder });
    }
  }
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

for (const name of ['one', 'many']) {
  for (const [lang, width, colorScheme] of [
    ['en', 320, 'light'],
    ['zh-CN', 320, 'dark'],
    ['zh-CN', 1100, 'light'],
    ['en', 1100, 'dark'],
  ]) {
    test(`${name} in ${lang}, ${width} wide, ${colorScheme}`, async () => {
      // The page's own policy would keep the examiner out.
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const complaints = [];
      page.on('console', (said) => complaints.push(said.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      const address = pathToFileURL(at(`${name}-${lang}.html`)).href;
      page.on('request', (request) => request.url() !== address && complaints.push(request.url()));
      await page.goto(address);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, 'nothing sticks out');
      for (const detail of await page.locator('details').all()) {
        await detail.evaluate((it) => {
          it.open = true;
        });
      }
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes[0].html]),
        [],
      );
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
}

test('the longest column fills its room, and the others keep their share of it', async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(at('one-en.html')).href);
  const columns = await page.locator('.places g').evaluateAll((groups) =>
    groups.map((group) => {
      const [track, fill] = group.querySelectorAll('rect');
      const count = Number(group.querySelector('title').textContent.match(/\d+$/)[0]);
      return [count, fill.getBoundingClientRect().height / track.getBoundingClientRect().height];
    }),
  );
  const most = Math.max(...columns.map(([count]) => count));
  assert.ok(most > 0);
  for (const [count, share] of columns) assert.ok(Math.abs(share - count / most) < 0.01, `${count}: ${share}`);
  await page.close();
});

test('on paper it is light, whatever the screen', async () => {
  const context = await browser.newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(pathToFileURL(at('one-en.html')).href);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await ground(), 'rgb(15, 21, 19)');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await ground(), 'rgb(255, 255, 255)');
  assert.match((await page.pdf({ format: 'A4' })).subarray(0, 5).toString(), /%PDF-/);
  await context.close();
});
