// The label: what is downloaded and printed, read back by a reader that has nothing to do with the encoder.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sample } from '../../pkg/index.js';
import { notRun } from '../../scripts/not-run.mjs';
import { axeFindings, startBrowser, visit } from './page-harness.mjs';
import { readBarcodes } from './page-reader.mjs';

startBrowser();

const [CODE] = sample();
const LABEL = { path: `?lang=en#${CODE}` };

async function open(page) {
  await page.getByText('Label with a 2D code').click();
  await page.locator('.symbol svg').waitFor();
}

async function downloaded(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The size in millimetres and the number of modules of a downloaded drawing. */
function measured(svg) {
  const [, size] = svg.match(/ width="([\d.]+)mm"/);
  const [, modules] = svg.match(/viewBox="0 0 (\d+) /);
  return { size: Number(size), modules: Number(modules) };
}

for (const [kind, format] of [
  ['QR', 'QRCode'],
  ['Data Matrix', 'DataMatrix'],
]) {
  test(`${kind}: a reader reads the code, and the link with the code in it`, async () => {
    await visit(LABEL, async (page) => {
      await open(page);
      await page.getByRole('radio', { name: kind }).check();
      const [plain] = await readBarcodes((await downloaded(page, 'Download PNG')).bytes);
      assert.deepEqual([plain.format, plain.text], [format, CODE]);
      await page.getByRole('radio', { name: 'A link' }).check();
      const [link] = await readBarcodes((await downloaded(page, 'Download PNG')).bytes);
      assert.match(link.text, new RegExp(`^http.*/tools/robot-code/#${CODE}$`));
      const { name } = await downloaded(page, 'Download PNG');
      assert.equal(name, `${CODE}-${format === 'QRCode' ? 'qr' : 'data-matrix'}-link.png`);
    });
  });
}

test('the drawing has the size that was asked for, quiet zone included', async () => {
  await visit(LABEL, async (page) => {
    await open(page);
    const { name, bytes } = await downloaded(page, 'Download SVG');
    assert.equal(name, `${CODE}-qr-code.svg`);
    // 25 modules of a version 2 symbol, and four around it.
    assert.deepEqual(measured(bytes.toString()), { size: 10.89, modules: 33 });
    await page.getByLabel('Width of a module').selectOption('0.5');
    assert.deepEqual(measured((await downloaded(page, 'Download SVG')).bytes.toString()), { size: 16.5, modules: 33 });
    assert.match(await page.locator('.symbol-size').textContent(), /^16\.5 mm/);
  });
});

test('on paper there is the plate and the symbol in its true size, and nothing to click', async () => {
  await visit(LABEL, async (page) => {
    await open(page);
    await page.emulateMedia({ media: 'print' });
    const width = await page.locator('.symbol svg').evaluate((svg) => svg.getBoundingClientRect().width);
    assert.ok(Math.abs(width - (10.89 / 25.4) * 96) < 0.5, `${width}`);
    assert.equal(await page.locator('button:visible, input:visible, select:visible').count(), 0);
    assert.ok(await page.locator('.plate').isVisible());
  });
  await visit(LABEL, async (page) => {
    await page.locator('.label').waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.label').isVisible(), false, 'no frame around nothing');
  });
});

for (const [paper, width, height] of [
  ['a sheet of A4', '210mm', '297mm'],
  ['a label of 62 x 29 mm', '62mm', '29mm'],
]) {
  test(`the label is printed alone, on one page, in its true size: ${paper}`, async () => {
    await visit(LABEL, async (page) => {
      await open(page);
      const asked = page.evaluate(
        () =>
          new Promise((resolve) => {
            globalThis.print = resolve;
          }),
      );
      await page.getByRole('button', { name: 'Print' }).click();
      await asked;
      await page.setViewportSize({ width: Math.round((parseInt(width, 10) / 25.4) * 96), height: 400 });
      await page.emulateMedia({ media: 'print' });
      const shown = await page
        .locator('body *:visible')
        .evaluateAll((all) => all.filter((it) => it.innerText?.trim()).map((it) => it.innerText.trim()));
      assert.deepEqual([...new Set(shown)], ['CN TEST '.concat(CODE.slice(6, 12), ' ', CODE.slice(12))]);
      const symbol = await page.locator('.symbol svg').boundingBox();
      const text = await page.locator('.symbol-code').boundingBox();
      assert.ok(Math.abs(symbol.width - (10.89 / 25.4) * 96) < 0.5, `${symbol.width}`);
      assert.ok(text.x >= symbol.x + symbol.width && text.height < symbol.height, JSON.stringify(text));
      // To make one is to print: afterwards the page is as it was.
      const pdf = await page.pdf({ width, height });
      assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length, 1);
      await page.emulateMedia({ media: 'screen' });
      assert.ok(await page.locator('.plate').isVisible());
    });
  });
}

const pagesOf = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;

test('on a roll of labels whatever is 27 mm at most is one page, by the button as from the browser’s menu', async () => {
  await visit(LABEL, async (page) => {
    await open(page);
    const paper = { width: '62mm', height: '29mm' };
    for (const [kind, module] of [
      ['QR', '0.33'],
      ['QR', '0.8'],
      ['Data Matrix', '1'],
    ]) {
      await page.getByRole('radio', { name: kind }).check();
      await page.getByLabel('Width of a module').selectOption(module);
      assert.equal(pagesOf(await page.pdf(paper)), 1, `menu, ${kind}, ${module}`);
      await page.evaluate(() => {
        globalThis.print = () => {};
      });
      await page.getByRole('button', { name: 'Print' }).click();
      // To make one is to print: afterwards the page is as it was.
      assert.equal(pagesOf(await page.pdf(paper)), 1, `button, ${kind}, ${module}`);
    }
    await page.fill('#code input:visible', '');
    await page.setViewportSize({ width: 234, height: 400 });
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('h1').isVisible(), 'without a label the page is printed');
  });
});

test('the encoder is not loaded before it is asked for, and follows the code', async () => {
  await visit({ path: '?lang=en' }, async (page) => {
    const scripts = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .join(),
      );
    await page.fill('#code input:visible', CODE);
    assert.doesNotMatch(await scripts(), /label/);
    await open(page);
    assert.match(await scripts(), /label/);
    const before = await page.locator('.symbol path').getAttribute('d');
    await page.fill('#code input:visible', `${CODE.slice(0, -1)}7`);
    await page.waitForFunction((path) => document.querySelector('.symbol path').getAttribute('d') !== path, before);
    await page.fill('#code input:visible', '');
    assert.equal(await page.locator('.label').isVisible(), false);
  });
});

const skip = spawnSync('pdftoppm', ['-v']).error ? notRun('pdftoppm', 'reading sheets of labels of the page') : false;
for (const [symbol, format] of [
  ['qr', 'QRCode'],
  ['data-matrix', 'DataMatrix'],
]) {
  test(`sheets of labels for the codes of a file are read back: ${symbol}`, { skip }, async () => {
    const codes = sample({ count: 30 });
    await visit({ path: 'batch.html?lang=en' }, async (page) => {
      const buffer = Buffer.from(`code\n${codes.join('\n')}\nCNTEST\n`);
      await page.locator('input[type=file]').first().setInputFiles({ name: 'line.csv', mimeType: 'text/csv', buffer });
      await page.locator('.summary').waitFor();
      await page.getByText('Labels for the codes of this file').click();
      await page.getByLabel('Symbol').selectOption(symbol);
      const { name, bytes } = await downloaded(page, 'Sheets of labels (PDF)');
      assert.equal(name, `line-labels-${symbol}-code.pdf`);
      const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
      writeFileSync(join(folder, 'it.pdf'), bytes);
      execFileSync('pdftoppm', ['-r', '300', '-gray', '-png', 'it.pdf', 'page'], { cwd: folder });
      const read = [];
      for (const file of readdirSync(folder).filter((it) => it.endsWith('.png'))) {
        const options = { formats: [format], maxNumberOfSymbols: 255 };
        read.push(...(await readBarcodes(readFileSync(join(folder, file)), options)).map(({ text }) => text));
      }
      rmSync(folder, { recursive: true });
      assert.deepEqual(read.sort(), [...codes].sort());
      await page.getByLabel('It holds').selectOption('link');
      const svg = await downloaded(page, 'Sheets of labels (SVG)');
      assert.equal(svg.name, `line-labels-${symbol}-link.svg`);
      // Drawn by the browser and read as a picture of the screen.
      const picture = `data:image/svg+xml;base64,${svg.bytes.toString('base64')}`;
      await page.goto(`data:text/html,<body style="margin:0"><img style="width:4000px" src="${picture}">`);
      await page.setViewportSize({ width: 1300, height: 900 });
      await page.waitForFunction(() => document.images[0].complete);
      const shot = await page.screenshot();
      const [first] = await readBarcodes(shot, { formats: [format], maxNumberOfSymbols: 255 });
      assert.match(first.text, /^http.*\/tools\/robot-code\/#CNTEST\w{23}$/);
    });
  });
}

test('axe-core finds nothing in the open label', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await visit({ ...LABEL, colorScheme }, async (page) => {
      await open(page);
      assert.deepEqual(await axeFindings(page), []);
    });
  }
});
