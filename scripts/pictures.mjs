// npm run pictures: the pictures of the README, of the page and of the field, in Chinese and in English, taken from what
// was built.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { launch } from '../tests/browser/launch.mjs';
import { built, listen } from '../tests/browser/page-host.mjs';
import { serve } from '../tests/browser/stage.mjs';
import { main, root } from './run.mjs';
import { chromium } from './setup.mjs';

const FOLDER = join(root, 'docs', 'images');
/** In the sample registry, so that it says what the parts mean. */
const CODE = 'CNTESTH1A00120260522A00000001';
/** A Cyrillic letter, a sign that is none of a code's, and the end missing. */
const WRONG = 'CN TEST H1\u{410}0#1 2026';

const LABELS = { 'zh-CN': '机器人编码', en: 'Robot code' };
const STYLE = `
  body { margin: 0; padding: 20px 24px; background: #fff; font: 16px/1.6 system-ui, sans-serif; color: #16201c; }
  main { display: grid; gap: 20px; } h1 { display: none; }
  label { display: block; font-weight: 600; margin-bottom: 6px; }
  humanoid-id-input::part(input) { box-sizing: border-box; width: 32rem; padding: 10px 14px; border: 1px solid #7c8a84;
    border-radius: 10px; font: 500 18px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
  humanoid-id-input::part(message) { margin: 6px 0 0; color: #54615b; font-size: 14px; }`;

async function page(browser, locale) {
  const host = await listen(async (request, response) => {
    const { file, type } = built(new URL(request.url, 'http://localhost').pathname.slice(1));
    const body = await readFile(file).catch(() => null);
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body ?? '');
  });
  try {
    const tab = await browser.newPage({ locale, viewport: { width: 800, height: 860 } });
    await tab.goto(`${host.origin}/#${CODE}`);
    await tab.locator('.meaning').waitFor();
    await tab.evaluate(() => document.fonts.ready);
    await tab.screenshot({ path: join(FOLDER, `page-${locale}.png`), animations: 'disabled' });
    await tab.close();
  } finally {
    host.close();
  }
}

async function field(browser, locale) {
  const host = await serve();
  try {
    const label = LABELS[locale];
    const fields = [CODE.slice(0, 15), WRONG, CODE].map(
      (value, at) =>
        `<div><label for="f${at}">${label}</label><humanoid-id-input id="f${at}" value="${value}"></humanoid-id-input></div>`,
    );
    const tab = await browser.newPage({ locale, viewport: { width: 580, height: 200 } });
    await tab.goto(
      host.page(`<style>${STYLE}</style>${fields.join('')}`, { script: "import '/pkg/element.js';", lang: locale }),
    );
    await tab.locator('#f2:state(valid)').waitFor();
    await tab.screenshot({ path: join(FOLDER, `field-${locale}.png`), fullPage: true, animations: 'disabled' });
    await tab.close();
  } finally {
    host.close();
  }
}

main(async () => {
  process.env.CHROME_PATH = chromium();
  await mkdir(FOLDER, { recursive: true });
  const browser = await launch();
  try {
    for (const locale of Object.keys(LABELS)) {
      await page(browser, locale);
      await field(browser, locale);
    }
  } finally {
    await browser.close();
  }
});
