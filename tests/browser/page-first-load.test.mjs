// What a first visit costs: every file that comes before the page is at rest, and how far anything moves until then.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch } from './launch.mjs';
import { built, listen } from './page-host.mjs';

/** In bytes as `gzip -9` has them; what is compressed already, as it is. */
const BUDGET = 66_000;
/** What Lighthouse calls good is ten times as much. */
const SHIFT = 0.01;
/** A phone on a slow line, as Lighthouse takes it. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 93_750 };

let browser;
let host;
/** The files that were asked for, in their order. */
let asked = [];
before(async () => {
  host = await listen((request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.slice(1);
    asked.push(name || 'index.html');
    const { file, type } = built(name);
    try {
      response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  host?.close();
});

/** Opens a page, and returns what was asked for before it was at rest, which is when its service worker is. */
async function opened({ path = '', locale = 'zh-CN', viewport = { width: 412, height: 823 }, line }, use = () => {}) {
  asked = [];
  const context = await browser.newContext({ locale, viewport });
  try {
    await context.addInitScript(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries())).observe({
        type: 'layout-shift',
        buffered: true,
      });
    });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    if (line) await session.send('Network.emulateNetworkConditions', line);
    await page.goto(`${host.origin}/${path}`);
    await page.locator('.languages a[aria-current]').waitFor({ state: 'attached', timeout: 10_000 });
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await use(page);
    return asked.slice(0, asked.indexOf('sw.js'));
  } finally {
    await context.close();
  }
}

const weightOf = (name) => {
  const bytes = readFileSync(built(name).file);
  return name.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length;
};

for (const [locale, more] of [
  ['zh-CN', 0],
  // The texts, and the list that says what a file on demand has to be.
  ['en', 3000],
]) {
  test(`the lookup page in ${locale} comes in ${BUDGET + more} bytes`, async () => {
    const names = [...new Set(await opened({ locale }))];
    for (const start of ['index.html', 'assets/page-', 'assets/core-', 'assets/index-']) {
      assert.ok(
        names.some((name) => name.startsWith(start)),
        `${start} in ${names}`,
      );
    }
    const table = names.map((name) => [weightOf(name), name]).sort(([one], [other]) => other - one);
    const sum = table.reduce((sum, [bytes]) => sum + bytes, 0);
    assert.ok(sum <= BUDGET + more, `${sum} bytes:\n${table.map((row) => row.join(' ')).join('\n')}`);
  });
}

for (const path of ['', 'make.html', 'batch.html', 'explain.html']) {
  for (const locale of ['zh-CN', 'en']) {
    for (const viewport of [
      { width: 412, height: 823 },
      { width: 1280, height: 800 },
    ]) {
      test(`nothing moves while it comes: ${path || 'index.html'}, ${locale}, ${viewport.width} pixels`, async () => {
        await opened({ path, locale, viewport, line: SLOW }, async (page) => {
          const shifts = await page.evaluate(() =>
            globalThis.shifts.map(({ value, sources }) => ({
              value,
              moved: sources.map(({ node, previousRect, currentRect }) =>
                [
                  node?.outerHTML?.slice(0, 60) ?? node?.textContent,
                  previousRect.y,
                  currentRect.y,
                  currentRect.height,
                ].join(' '),
              ),
            })),
          );
          const sum = shifts.reduce((sum, { value }) => sum + value, 0);
          assert.ok(sum < SHIFT, JSON.stringify(shifts, null, 1));
        });
      });
    }
  }
}
