// The pages in a browser. The lookup page on a phone: what its first load weighs, and when it is of use. A middling phone
// (four times slower than this machine) on slow 4G, by the figures that Lighthouse takes for it: 150 ms of round trip,
// 1.6 Mbit/s down. The host serves the compressed files of the build, and keeps nothing back: connections cost nothing.
// The page for whole files: how long a file of a million rows ever holds it up.

import { existsSync, readFileSync } from 'node:fs';
import { chromium } from '../../scripts/setup.mjs';
import { launch } from '../../tests/browser/launch.mjs';
import { browse, check, prepare } from '../../tests/browser/million-rows.mjs';
import { address, host as plainHost } from '../../tests/browser/page-harness.mjs';
import { built, listen } from '../../tests/browser/page-host.mjs';
import { median } from './harness.mjs';

const CPU_SLOWDOWN = 4;
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1638.4 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const RUNS = 5;
const BYTES = 60_000;
const MS = 1000;
const TASK_MS = 50;
const verdict = (kept) => (kept ? 'kept' : 'MISSED');

/** Serves the page in one of the encodings, and notes what it sent. */
async function host(suffix, encoding) {
  const sent = new Map();
  const server = await listen((request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.slice(1) || 'index.html';
    const { file, type } = built(name);
    if (!existsSync(file)) return response.writeHead(404).end();
    const small = existsSync(file + suffix);
    const body = readFileSync(small ? file + suffix : file);
    sent.set(name, body.length);
    const headers = { 'content-type': type, 'content-length': body.length };
    response.writeHead(200, small ? { ...headers, 'content-encoding': encoding } : headers).end(body);
  });
  return { sent, ...server };
}

/** Milliseconds from the navigation: a field to type into, and the first word on what is in it; and what that took. */
async function visit(browser, address, sent) {
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'zh-CN' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('#code')?.shadowRoot?.querySelector('[part=message]').textContent)
        globalThis.usableAt ??= performance.now();
      if (!globalThis.usableAt) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address);
  await page.waitForFunction(() => globalThis.usableAt);
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    usable: globalThis.usableAt,
    // What is asked for after that is for later.
    asked: performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime < globalThis.usableAt)
      .map(({ name }) => new URL(name).pathname.slice(1)),
  }));
  const needed = new Map([...sent].filter(([name]) => name === 'index.html' || times.asked.includes(name)));
  await context.close();
  return { ...times, needed };
}

export async function firstLoad(list = process.argv.includes('--files')) {
  process.env.CHROME_PATH ??= chromium();
  const browser = await launch();
  console.log('\nLookup page, first load: a phone 4x slower, 150 ms, 1.6 Mbit/s');
  for (const [suffix, encoding] of Object.entries({ '.gz': 'gzip', '.br': 'br' })) {
    const { sent, origin, close } = await host(suffix, encoding);
    const runs = [];
    for (let run = 0; run < RUNS; run++) runs.push(await visit(browser, `${origin}/`, sent));
    const [{ needed }] = runs;
    const bytes = [...needed.values()].reduce((sum, size) => sum + size, 0);
    const ms = (name) => Math.round(median(runs.map((run) => run[name])));
    console.log(
      `  ${encoding.padEnd(5)}${String(bytes).padStart(8)} bytes   budget ${BYTES}: ${verdict(bytes <= BYTES)}\n` +
        `       painted after ${ms('paint')} ms, usable after ${ms('usable')} ms   budget ${MS}: ${verdict(ms('usable') <= MS)}`,
    );
    if (list) for (const [name, size] of needed) console.log(`        ${String(size).padStart(7)}  ${name}`);
    close();
  }
  await browser.close();
}

/**
 * What the page's own thread works on at one go, in milliseconds, the longest first. Of its processor's time: a task that
 * waits while a busy machine does something else is no longer for that, as the browser's list of long tasks would have it.
 */
async function tasks(page, use) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', { categories: 'toplevel', transferMode: 'ReportEvents' });
  await use();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  const thread = ({ pid, tid }) => `${pid}:${tid}`;
  const pages = new Set(events.filter(({ args }) => args?.name === 'CrRendererMain').map(thread));
  const times = events.filter((it) => it.ph === 'X' && it.name.endsWith('RunTask') && pages.has(thread(it)));
  return times.map(({ tdur }) => Math.round(tdur / 1000)).sort((one, other) => other - one);
}

export async function millionRows() {
  process.env.CHROME_PATH ??= chromium();
  const browser = await launch();
  const { origin, close } = await plainHost();
  const page = await browser.newPage({ locale: 'en' });
  await page.goto(origin + address('batch.html'));
  await page.locator('#option-column option').first().waitFor({ state: 'attached' });
  await prepare(page);
  const times = await tasks(page, async () => {
    await check(page);
    await browse(page);
  });
  console.log(
    '\nPage for whole files, a million rows, each tenth wrong: checked, scrolled, filtered, put into another language\n' +
      `  the longest of ${times.length} tasks: ${times.slice(0, 3).join(', ')} ms   budget ${TASK_MS}: ${verdict(times[0] <= TASK_MS)}`,
  );
  close();
  await browser.close();
}
