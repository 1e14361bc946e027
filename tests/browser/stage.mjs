// A browser and a server for the tests of this folder: pages made of a string, beside the package as built.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './launch.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css', '.html': 'text/html' };

/** The strictest policy under which the package is to work. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; connect-src 'self'; form-action 'self'";

/**
 * A server of pages made of a string.
 * @param {{ folders?: string[] }} [options] folders of the repository that it shows as well
 */
export async function serve({ folders = ['pkg'] } = {}) {
  /** @type {Map<string, { body: string, type: string }>} */
  const made = new Map();
  let policy;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    const page = made.get(pathname);
    if (page) {
      response.setHeader('content-type', `${page.type}; charset=utf-8`);
      if (policy) response.setHeader('content-security-policy', policy);
      return response.end(page.body);
    }
    try {
      if (!folders.some((folder) => pathname.startsWith(`/${folder}/`)) || pathname.includes('..')) throw new Error();
      const body = await readFile(join(ROOT, pathname));
      response.setHeader('content-type', TYPES[extname(pathname)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  let count = 0;
  return {
    address,
    /** The address of a page with this body; `script` is a module beside it, as a strict policy wants it. */
    page(body, { script = '', lang = 'en', csp } = {}) {
      policy = csp;
      const name = `/page-${++count}`;
      made.set(`${name}.js`, { body: `${script}\nwindow.loaded = true;`, type: 'text/javascript' });
      const html = `<!doctype html><html lang="${lang}"><title>A page</title><meta name="viewport" content="width=device-width"><main><h1>A page</h1>${body}</main><script type="module" src="${name}.js"></script></html>`;
      made.set(name, { body: html, type: 'text/html' });
      return address + name;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/**
 * A script before the package's: the bytes are those of the module, and from the moment that `window.fails` is true every
 * call of it fails, as where its memory is gone.
 */
export const MAY_FAIL = `
  const { Instance, instantiate } = WebAssembly;
  const guarded = (exports) => Object.fromEntries(Object.entries(exports).map(([name, it]) => [
    name,
    typeof it === 'function'
      ? (...values) => {
          if (window.fails) throw new WebAssembly.RuntimeError('unreachable');
          return it(...values);
        }
      : it,
  ]));
  WebAssembly.Instance = function (...given) {
    return { exports: guarded(new Instance(...given).exports) };
  };
  WebAssembly.instantiate = async (...given) => ({ exports: guarded((await instantiate(...given)).exports) });
`;

/**
 * Gives a page `problems()`: what nobody caught in it, when all timers that are due have run. An error that has nobody
 * left to catch it is thrown by a timer, and one timer may start another.
 */
function listen(page) {
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.problems = async () => {
    for (let round = 0; round < 2; round++) await page.evaluate(() => new Promise((done) => setTimeout(done)));
    return problems;
  };
  return problems;
}

/**
 * The server with Chromium before it.
 * @param {{ folders?: string[] }} [options]
 */
export async function stage(options) {
  const server = await serve(options);
  const { address } = server;
  const browser = await launch();
  return {
    address,
    /** Open a page with this body; `without`: addresses that the server does not have. */
    async open(body, { viewport, without, ...settings } = {}) {
      const made = server.page(body, settings);
      const context = await browser.newContext({ viewport: viewport ?? { width: 900, height: 700 } });
      const page = await context.newPage();
      if (without) await page.route(without, (route) => route.fulfill({ status: 404 }));
      const problems = listen(page);
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      await page.goto(made);
      await page
        .waitForFunction(() => window.loaded, null, { timeout: 10_000 })
        .catch((error) => {
          throw new Error(`${error.message}\n${problems.join('\n')}`);
        });
      return page;
    },
    /** Let the browser fill in a form with an address it knows, as if the person had chosen it at a field. */
    async autofill(page, selector, known) {
      const cdp = await page.context().newCDPSession(page);
      const address = {
        ...{ NAME_FULL: 'Ada Test', ADDRESS_HOME_STREET_ADDRESS: '1 Main Street', ADDRESS_HOME_CITY: 'Springfield' },
        ...{ ADDRESS_HOME_STATE: 'IL', ADDRESS_HOME_ZIP: '62701', ADDRESS_HOME_COUNTRY: 'US' },
        ...known,
      };
      const fields = Object.entries(address).map(([name, value]) => ({ name, value }));
      await cdp.send('Autofill.enable');
      await page.focus(selector);
      const { root } = await cdp.send('DOM.getDocument');
      const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector });
      const { node } = await cdp.send('DOM.describeNode', { nodeId });
      // The browser looks for forms when it has nothing better to do.
      for (let tries = 40; ; tries--) {
        try {
          await cdp.send('Autofill.trigger', { fieldId: node.backendNodeId, address: { fields } });
          return;
        } catch (error) {
          if (tries === 0) throw error;
          await page.waitForTimeout(100);
        }
      }
    },
    /** Open what stands under a path of the server. */
    async visit(path) {
      const page = await (await browser.newContext()).newPage();
      listen(page);
      await page.goto(address + path);
      return page;
    },
    /** Close all pages. */
    async leave() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Those of {@link staged}. */
export let scene;

/** Has a browser and a server for the tests of the file that calls this. */
export function staged() {
  before(async () => {
    scene = await stage();
  });
  // A page that is left open goes on working beside the tests that come.
  afterEach(() => scene.leave());
  after(() => scene.close());
}
