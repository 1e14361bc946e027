// The licences of what the package ships: of libraries in its scripts, of crates in its modules, and of the data of Unicode.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const notices = readFileSync(new URL('../../pkg/THIRD-PARTY-NOTICES.txt', import.meta.url), 'utf8');

test('libraries, crates and data are named with their licences, each once', () => {
  for (const name of [
    ...['@zip.js/zip.js', 'fflate', 'saxes', 'hyparquet-compressors', 'jose'],
    ...['wasm-bindgen', 'serde', 'serde-wasm-bindgen', 'hashbrown', 'rlsf', 'sha2'],
    'Unicode data files',
  ]) {
    const found = notices.split('\n').filter((line) => line.startsWith(`${name} `) && / \(.+\)$/.test(line));
    assert.equal(found.length, 1, name);
  }
  assert.match(notices, /Copyright © 1991-\d{4} Unicode, Inc\./);
});
