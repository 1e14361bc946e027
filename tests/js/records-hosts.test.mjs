// The sample dataset on real static hosts, as they come: three requests, few bytes, no code in any of them.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { openRecords } from '../../pkg/records.js';
import { notRun } from '../../scripts/not-run.mjs';
import { sampleLines } from '../../scripts/sample-records.mjs';

const root = fileURLToPath(new URL('../../www/public/sample-records/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'records-hosts-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const CODES = sampleLines().map((line) => JSON.parse(line).id);

/** How each is started on a port, in the foreground. */
const HOSTS = {
  python3: (port) => ['-m', 'http.server', '--bind', '127.0.0.1', '--directory', root, `${port}`],
  nginx(port) {
    const file = join(folder, 'nginx.conf');
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((it) => `${it}_temp_path ${folder};`)
      .join(' ');
    const site = `server { listen 127.0.0.1:${port}; location / { root ${root}; } }`;
    const head = `daemon off; error_log stderr; pid ${join(folder, 'nginx.pid')};`;
    writeFileSync(file, `${head} events {} http { access_log off; ${paths} ${site} }`);
    return ['-c', file, '-e', 'stderr'];
  },
  caddy: (port) => ['file-server', '--listen', `127.0.0.1:${port}`, '--root', root],
};

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function answers(address) {
  for (let turn = 0; turn < 100; turn++) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return answer.arrayBuffer();
    await new Promise((go) => setTimeout(go, 100));
  }
  return assert.fail(`${address} does not answer`);
}

for (const [host, args] of Object.entries(HOSTS)) {
  const isThere = spawnSync(host, ['--version']).error === undefined;
  test(`a look-up on ${host}`, { skip: isThere ? false : notRun(host, `a look-up on ${host}`) }, async () => {
    const port = await freePort();
    const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    const child = spawn(host, args(port), { stdio: 'ignore', env });
    const own = globalThis.fetch;
    try {
      const address = `http://127.0.0.1:${port}/`;
      await answers(`${address}manifest.jsonl`);
      const key = JSON.parse(Buffer.from(await answers(`${address}key.public.jwk`)).toString());
      const asked = [];
      let bytes = 0;
      globalThis.fetch = async (url, options) => {
        asked.push(String(url));
        const answer = await own(url, options);
        bytes += (await answer.clone().arrayBuffer()).byteLength;
        return answer;
      };
      const records = await openRecords(address, { keys: [key] });
      const found = await records.lookup(CODES[0]);
      assert.equal(found.state, 'in-use');
      assert.equal(found.assurance.signature.state, 'signed');
      assert.equal(asked.length, 3);
      assert.ok(bytes <= 40_000, `${bytes} bytes`);
      // What was read is not read again.
      assert.ok(await records.lookup(CODES[0]));
      assert.equal(asked.length, 3);
      for (const code of CODES.slice(0, 100)) assert.ok(await records.lookup(code));
      assert.ok(asked.every((url) => !url.includes('CN')));
    } finally {
      globalThis.fetch = own;
      child.kill();
    }
  });
}
