// WebKitGTK by its own driver, over WebDriver, on a screen that nobody sees. What is asked of it here is what the tests
// need: a page, a function in it, keys.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { notRun } from '../../scripts/not-run.mjs';

const LIBRARIES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((it) => join('/usr/lib', it)).filter(existsSync);
const miniBrowser = () =>
  LIBRARIES.flatMap((it) =>
    readdirSync(it)
      .filter((name) => name.startsWith('webkit2gtk-4'))
      .map((name) => join(it, name, 'MiniBrowser')),
  ).find(existsSync);

const PROGRAMS = {
  driver: process.env.WEBKIT_DRIVER_PATH ?? '/usr/bin/WebKitWebDriver',
  browser: process.env.WEBKIT_PATH ?? miniBrowser() ?? '',
  screen: '/usr/bin/Xvfb',
};
const MISSING = Object.values(PROGRAMS).some((path) => !existsSync(path));

/** Runs tests in WebKit, or says aloud that they did not run. */
export function inWebKit(describe) {
  if (!MISSING) return describe();
  test(notRun('webkit', 'tests in WebKit', 'install webkit2gtk-driver and xvfb'), { skip: true });
}

/** As WebDriver writes keys that are no text. */
export const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  End: '\uE010',
  Home: '\uE011',
  Delete: '\uE017',
};

export async function launchWebKit() {
  const started = [];
  const end = () => {
    for (const it of started.reverse()) it.kill();
  };
  try {
    const screen = spawn(PROGRAMS.screen, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    started.push(screen);
    const display = await new Promise((resolve, reject) => {
      screen.stdio[3].once('data', (told) => resolve(String(told).trim()));
      screen.once('exit', () => reject(new Error('Xvfb does not start')));
    });
    const port = await freePort();
    const env = {
      ...process.env,
      ...{ DISPLAY: `:${display}`, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', LC_ALL: 'C.UTF-8' },
      // Inside a container there is no sandbox to be had.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    };
    started.push(spawn(PROGRAMS.driver, [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' }));
    const session = await connected(`http://127.0.0.1:${port}`);
    return { ...session, close: () => session.end().finally(end) };
  } catch (error) {
    end();
    throw error;
  }
}

async function connected(driver) {
  const capabilities = {
    alwaysMatch: { 'webkitgtk:browserOptions': { binary: PROGRAMS.browser, args: ['--automation'] } },
  };
  let made;
  for (let tries = 100; !made; tries--) {
    made = await ask(driver, 'POST', '/session', { capabilities }).catch((error) => {
      if (tries === 0 || !(error instanceof TypeError)) throw error;
      return new Promise((resolve) => setTimeout(resolve, 100));
    });
  }
  const call = (method, path, body) => ask(driver, method, `/session/${made.sessionId}${path}`, body);
  const press = (...actions) =>
    call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: actions.flat(2) }] });
  const down = (value) => ({ type: 'keyDown', value });
  const up = (value) => ({ type: 'keyUp', value });
  const code = (key) => KEYS[key] ?? key;

  return {
    open: (url) => call('POST', '/url', { url }),
    /** Runs a function of the page, and waits for what it promises. */
    evaluate: (run, ...args) => call('POST', '/execute/sync', { script: `return (${run})(...arguments)`, args }),
    /** Until a function of the page gives something. */
    async until(run, ...args) {
      for (let tries = 100; tries; tries--) {
        const given = await this.evaluate(run, ...args);
        if (given) return given;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`Never: ${run}`);
    },
    type: (text) => press([...text].map((key) => [down(key), up(key)])),
    press: (...keys) => press(keys.map(code).map(down), keys.map(code).reverse().map(up)),
    end: () => call('DELETE', '').catch(() => {}),
  };
}

async function ask(driver, method, path, body) {
  const answer = await fetch(driver + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
