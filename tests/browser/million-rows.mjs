// A file of a million rows, each tenth of them wrong, on the page that checks whole files: what a person does with it.
// The test counts what the page's own thread is asked to do meanwhile, the bench times it.

import { speak } from './page-harness.mjs';

export const ROWS = 1_000_000;
export const BAD_EVERY = 10;

/** Written in the page: a file of this size does not go over the wire of a test. */
const write = ([rows, badEvery]) => {
  const parts = [];
  for (let from = 0; from < rows; from += 10_000) {
    const row = (_, index) => {
      const serial = `${from + index}`.padStart(8, '0');
      return `CNTESTH1A00120260522${index % badEvery === 5 ? '#' : 'A'}${serial}\n`;
    };
    parts.push(new Blob(Array.from({ length: 10_000 }, row)));
  }
  window.transfer = new DataTransfer();
  window.transfer.items.add(new File(parts, 'million.txt'));
};

export const prepare = (page) => page.evaluate(write, [ROWS, BAD_EVERY]);

/** Drops the file and waits for the end of its check. */
export async function check(page) {
  await page.evaluate(() => {
    const dropped = new DragEvent('drop', { dataTransfer: window.transfer, bubbles: true });
    document.querySelector('main').dispatchEvent(dropped);
  });
  await page.locator('.detail:not([hidden])').waitFor({ timeout: 120_000 });
}

/** Turns the wheel, drags the bar, goes to the end by key, filters, and changes the language. */
export async function browse(page) {
  const grid = page.getByRole('grid');
  await grid.hover();
  for (let step = 0; step < 10; step++) {
    await page.mouse.wheel(0, 2000);
    await page.waitForTimeout(50);
  }
  for (const share of [0.25, 0.5, 0.75, 1, 0]) {
    await grid.evaluate((it, share) => {
      it.scrollTop = share * it.scrollHeight;
    }, share);
    await page.waitForTimeout(100);
  }
  await grid.focus();
  await page.keyboard.press('End');
  await page.locator('.detail').getByText('Row 999,996 of the data · line 999,996 of the file').waitFor();
  await page.selectOption('#rows-filter', 'character-not-allowed');
  await page.locator('.detail').getByText('Row 6 of the data').waitFor();
  await speak(page, 'zh-CN');
}
