// The built page in a real Chromium, served from a folder of a plain static host. Whatever the page must never do fails
// the test that was running: an error in the console, a violation of its policy, a request to anybody else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { launch } from './launch.mjs';
import { built, listen } from './page-host.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Not the root of its host: no address in the page may assume that it is. */
let folder = '/tools/robot-code/';

/** How files differ from the built ones, as after somebody has put a new version or one of their own there: by name. */
export const changed = new Map();
/** What the host says with every file. */
export const headers = new Map();
/** Put the page into another folder of the host, as the address writes it. */
export const moveTo = (elsewhere) => {
  folder = elsewhere;
};

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const name = pathname.startsWith(folder) ? pathname.slice(folder.length) : '..';
  try {
    if (name.includes('..')) throw new Error('outside');
    const { file, type } = built(name);
    const change = changed.get(name);
    const body = change ? change(await readFile(file, 'utf8').catch(() => '')) : await readFile(file);
    response.writeHead(200, { ...Object.fromEntries(headers), 'content-type': type }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

let browser;
let server;
let origin;

/** The built page on a host of its own, for whoever brings another browser. */
export const host = () => listen(answer);

/** Where the page is on its host. */
export const address = (path) => folder + path;

/** Switch the language, whose texts come when they are asked for. */
export async function speak(page, lang) {
  const link = page.locator(`.languages a[lang=${lang}]`);
  await link.click();
  await link.and(page.locator('[aria-current]')).waitFor();
}

/** Call once in a test file. */
export function startBrowser(args = []) {
  before(async () => {
    server = await host();
    origin = server.origin;
    browser = await launch(args);
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
}

/** What shows that a page is there and the package with it; and that it speaks the language of who came. */
const READY = '#code[data-said] [part=message]:not(:empty), .make-parts input, .choose, article';
const SPOKEN = '.languages a[aria-current]';

/**
 * Open the page, do something with it, and see to it that nothing went wrong on the way.
 * @param {import('playwright-core').BrowserContextOptions & {
 *   path?: string,
 *   ready?: string,
 *   prepare?: (context: import('playwright-core').BrowserContext) => Promise<unknown>,
 *   expected?: RegExp,
 *   isWhole?: boolean,
 * }} options `ready`: what shows that it is there; `expected`: what goes wrong because the test wants
 *   it to; `isWhole`: whether the page can be expected to come so far that it speaks
 * @param {(page: import('playwright-core').Page) => Promise<void>} use
 */
export async function visit({ path = '', ready = READY, prepare, expected, isWhole = true, ...options }, use) {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const wrong = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) wrong.push(`request: ${url}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      wrong.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => wrong.push(`error: ${error.error()}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  try {
    await prepare?.(context);
    const page = await context.newPage();
    await page.goto(origin + folder + path);
    await page.locator(ready).first().waitFor({ state: 'attached' });
    if (isWhole) await page.locator(SPOKEN).waitFor({ state: 'attached' });
    await use(page);
    assert.deepEqual(
      wrong.filter((one) => !expected?.test(one)),
      [],
    );
  } finally {
    await context.close();
  }
}

/** What axe-core finds wrong, as one line each. */
export async function axeFindings(page) {
  // Evaluated from outside, so the page's policy stays as it is.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}
