// The configurations of docs/host-this-page.md in the servers that they are for: what is asked for anew, what is kept for a
// year, what is not there, and the page itself.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sample } from '../../pkg/index.js';
import { notRun } from '../../scripts/not-run.mjs';
import { blocks, HEADERS } from './guide.mjs';
import { launch } from './launch.mjs';

const DIST = fileURLToPath(new URL('../../www/dist/', import.meta.url));
const YEAR = 'public, max-age=31536000, immutable';
const [CODE] = sample();
const asset = readdirSync(join(DIST, 'assets')).find((name) => /^core-.*\.wasm$/.test(name));

/** Where the guide says that the folder is copied to. */
const SRV = '/srv/robot-code';

const SERVERS = {
  nginx: {
    program: ['/usr/sbin/nginx', '/usr/bin/nginx'].find(existsSync),
    start(folder, port) {
      const [beside, inside] = blocks('nginx')[0].replaceAll(`${SRV}/`, `${folder}/srv/`).split('# Inside it:');
      symlinkSync('/etc/nginx/mime.types', join(folder, 'mime.types'));
      const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (it) => `${it}_temp_path ${folder}/${it};`,
      );
      writeFileSync(
        join(folder, 'nginx.conf'),
        `daemon off; pid ${folder}/pid; error_log stderr; events {}
         http { access_log off; ${paths.join(' ')} ${beside} server { listen 127.0.0.1:${port}; ${inside} } }`,
      );
      return ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'];
    },
  },
  caddy: {
    program: ['/usr/bin/caddy', '/usr/local/bin/caddy'].find(existsSync),
    start(folder, port) {
      const site = blocks('caddy')[0].replaceAll(SRV, join(folder, 'srv'));
      const file = join(folder, 'Caddyfile');
      writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\nhttp://localhost:${port} {\n${site}\n}\n`);
      return ['run', '--config', file, '--adapter', 'caddyfile'];
    },
  },
};

for (const [name, { program, start }] of Object.entries(SERVERS)) {
  if (program) describe(name, () => serves(program, start));
  else {
    test(notRun(name, `the page behind ${name}`, `apt-get install ${name}`), { skip: true });
  }
}

function serves(program, start) {
  let folder;
  let server;
  let origin;
  let said = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'humanoid-id-host-'));
    // nginx answers as somebody else than who starts it.
    chmodSync(folder, 0o755);
    cpSync(DIST, join(folder, 'srv'), { recursive: true });
    const port = await freePort();
    origin = `http://localhost:${port}`;
    server = spawn(program, start(folder, port), { env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder } });
    server.stderr.on('data', (chunk) => {
      said += chunk;
    });
    for (let tries = 100; tries; tries--) {
      if (server.exitCode !== null) throw new Error(`${program} ended:\n${said}`);
      if (await ask('/robot-code/').catch(() => null)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${program} does not answer:\n${said}`);
  });
  after(async () => {
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server?.kill();
    if (server?.exitCode === null) await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  /** As it is answered: nothing is followed or unpacked. */
  const ask = (path, headers = {}) =>
    new Promise((resolve, reject) => {
      get(origin + path, { headers }, (response) => {
        response.resume();
        response.on('end', () => resolve(response));
      }).on('error', reject);
    });

  test('what carries a hash is kept for a year, everything else is asked for anew, with all headers', async () => {
    for (const [path, cache] of [
      ['/robot-code/', 'no-cache'],
      ['/robot-code/batch.html', 'no-cache'],
      ['/robot-code/sw.js', 'no-cache'],
      ['/robot-code/config.json', 'no-cache'],
      ['/robot-code/manifest.webmanifest', 'no-cache'],
      [`/robot-code/assets/${asset}`, YEAR],
    ]) {
      const { statusCode, headers } = await ask(path);
      assert.equal(statusCode, 200, path);
      assert.equal(headers['cache-control'], cache, path);
      for (const [name, value] of HEADERS) assert.equal(headers[name.toLowerCase()], value, `${path} ${name}`);
    }
  });

  test('what is not there is not kept, wherever it would be', async () => {
    for (const path of ['/robot-code/assets/core-00000000.wasm', '/robot-code/none.html', '/robot-code/assets/']) {
      const { statusCode, headers } = await ask(path);
      assert.ok(statusCode === 404 || statusCode === 403, `${path}: ${statusCode}`);
      assert.notEqual(headers['cache-control'], YEAR, path);
    }
  });

  test('what was not changed since is not sent again, and may be kept as long', async () => {
    const { headers } = await ask(`/robot-code/assets/${asset}`);
    const again = await ask(`/robot-code/assets/${asset}`, { 'if-none-match': headers.etag });
    assert.equal(again.statusCode, 304);
    assert.equal(again.headers['cache-control'], YEAR);
  });

  test('without its slash the folder is redirected to', async () => {
    const { statusCode, headers } = await ask('/robot-code');
    assert.ok([301, 302, 307, 308].includes(statusCode), `${statusCode}`);
    assert.equal(headers.location, '/robot-code/');
  });

  test('types are what browsers want, and the compressed files are sent', async () => {
    for (const [path, type] of [
      ['', 'text/html'],
      ['sw.js', 'text/javascript'],
      ['manifest.webmanifest', 'application/manifest+json'],
      [`assets/${asset}`, 'application/wasm'],
    ]) {
      const { headers } = await ask(`/robot-code/${path}`, { 'accept-encoding': 'gzip' });
      assert.equal(headers['content-type'].split(';')[0], type);
      assert.equal(headers['content-encoding'], 'gzip', path);
      assert.match(headers.vary ?? '', /accept-encoding/i, path);
      assert.equal((await ask(`/robot-code/${path}`)).headers['content-encoding'], undefined, path);
    }
  });

  test('the page works there, with a network and without', async () => {
    const browser = await launch();
    try {
      const context = await browser.newContext({ locale: 'en' });
      const page = await context.newPage();
      const wrong = [];
      page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
      page.on('pageerror', (error) => wrong.push(String(error)));
      await page.goto(`${origin}/robot-code#${CODE}`);
      await page.locator('#verdict').getByText('Well formed', { exact: true }).waitFor();
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await context.setOffline(true);
      await page.goto(`${origin}/robot-code/make.html`);
      await page.locator('.make-parts input').first().waitFor();
      assert.deepEqual(wrong, []);
    } finally {
      await browser.close();
    }
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
