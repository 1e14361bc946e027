// npm run docs: the reference names every entry of the package and what each exports.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as bulk from '../../pkg/bulk.js';
import * as main from '../../pkg/index.js';
import { reference } from '../../scripts/docs.mjs';

const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

test('every function of the package and the crate is in the reference', async () => {
  await reference(folder);
  const read = (...path) => readFileSync(join(folder, ...path), 'utf8');
  for (const [entry, exported] of Object.entries({ 'humanoid-id': main, 'humanoid-id_bulk': bulk })) {
    const page = read('javascript', 'modules', `${entry}.html`);
    for (const name of Object.keys(exported)) assert.ok(page.includes(name), `${entry}: ${name}`);
  }
  assert.match(read('rust', 'humanoid_id', 'fn.check.html'), /Check one code/);
  for (const [, address] of read('index.html').matchAll(/href="(\w[^"]+)"/g)) {
    assert.ok(existsSync(join(folder, address)), address);
  }
});
