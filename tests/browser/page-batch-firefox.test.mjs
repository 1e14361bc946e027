// Whole files in Firefox, whose workers, blobs and scrolling are its own.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { sample } from '../../pkg/index.js';
import { notRun } from '../../scripts/not-run.mjs';
import { address, host } from './page-harness.mjs';

const FIREFOX = process.env.FIREFOX_PATH ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);
/** Each third is wrong. */
const ROWS = 600;
const FILE = sample({ count: ROWS })
  .map((code, index) => (index % 3 === 0 ? `${code.slice(0, 20)}#${code.slice(21)}` : code))
  .join('\n');

const skip =
  !FIREFOX && notRun('firefox', 'files in Firefox', 'install firefox-esr, or say where it is with FIREFOX_PATH');

test('Firefox checks a file, shows every row to look at, and makes an annotated copy', { skip }, async () => {
  const server = await host();
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true });
  try {
    const page = await browser.newPage();
    const wrong = [];
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) wrong.push(message.text());
    });
    await page.goto(`${server.origin}${address('batch.html')}?lang=en`);
    await page.waitForSelector('#option-column option');
    await page.evaluate((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'fleet.txt'));
      document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
      // What a click on the link that saves would hand to the person.
      HTMLAnchorElement.prototype.click = () => {};
      const { createObjectURL } = URL;
      window.saved = new Promise((resolve) => {
        URL.createObjectURL = (blob) => {
          resolve(blob.text());
          return createObjectURL(blob);
        };
      });
    }, FILE);
    await page.waitForSelector('.detail:not([hidden])');
    const bad = ROWS / 3;
    const text = (selector) => page.$eval(selector, (it) => it.textContent);
    assert.equal(await text('.file-verdict'), `Errors in ${bad} rows, 33% of them.`);
    assert.equal(await page.$eval('.grid', (it) => it.getAttribute('aria-rowcount')), `${bad + 1}`);
    await page.focus('.grid');
    await page.keyboard.press('End');
    await page.waitForFunction(
      (said) => document.querySelector('.detail h3').textContent.startsWith(said),
      {},
      'Row 598 ',
    );
    await page.$eval('.grid', (it) => {
      it.scrollTop = it.scrollHeight / 2;
    });
    await page.waitForFunction(() => {
      const seen = [...document.querySelectorAll('.grid-rows .grid-row .sentence')];
      return seen.length > 5 && Number(document.querySelector('.grid-rows .grid-row').dataset.index) > 80;
    });
    await page.click('[data-save=annotated]');
    const copy = await page.evaluate(() => window.saved);
    await page.waitForFunction(() =>
      /“fleet-annotated.txt” is ready/.test(document.querySelector('.save-said').textContent),
    );
    const lines = copy.split('\n');
    assert.match(lines[0], /^invalid\tcharacter-not-allowed\t21\t/);
    assert.ok(FILE.split('\n').every((line, index) => lines[index].endsWith(line)));
    assert.deepEqual(wrong, []);
  } finally {
    await browser.close();
    server.close();
  }
});
