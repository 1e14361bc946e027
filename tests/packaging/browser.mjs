// Open a page in Chromium and take its answer, with everything that the browser or the page complained about.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium as driver } from 'playwright-core';

import { chromium } from '../../scripts/setup.mjs';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const PATIENCE = 30_000;

let browser;
export const closeBrowser = async () => (await browser)?.close();

/**
 * What the page at an address leaves in `document.body.dataset.answer`.
 * @returns {Promise<{ answer: string, complaints: string[], requests: string[] }>} complaints: errors and warnings on
 * the console, uncaught errors, violations of the page's policy, and requests to anywhere but its own server
 */
export async function visit(address) {
  browser ??= driver.launch({ executablePath: chromium(), args: ARGS });
  const context = await (await browser).newContext();
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on('console', (said) => {
    if (['error', 'warning'].includes(said.type())) complaints.push(said.text());
  });
  page.on('pageerror', (error) => complaints.push(error.stack));
  page.on('request', (request) => {
    const { host, protocol, pathname } = new URL(request.url());
    if (protocol === 'data:') return;
    requests.push(pathname);
    if (host !== new URL(address).host) complaints.push(`asks for ${request.url()}`);
  });
  try {
    await page.goto(address);
    const body = page.locator('body[data-answer]');
    await body.waitFor({ state: 'attached', timeout: PATIENCE }).catch(() => {
      throw new Error(`${address} gave no answer; it said: ${complaints.join('\n') || 'nothing'}`);
    });
    return { answer: await body.getAttribute('data-answer'), complaints, requests };
  } finally {
    await context.close();
  }
}

/** Visit a page of a folder, under a content security policy where one is given. */
export async function visitIn(folder, path, policy) {
  const server = createServer(async (request, response) => {
    const file = join(folder, normalize(new URL(request.url, 'http://localhost').pathname));
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' };
    if (policy) headers['content-security-policy'] = policy;
    try {
      const body = await readFile(file);
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await visit(`http://localhost:${server.address().port}/${path}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** The answer of a page that had nothing to complain about. */
export function content({ answer, complaints }) {
  assert.deepEqual(complaints, []);
  return answer;
}
