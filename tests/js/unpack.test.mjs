// The module is unpacked by a script of ours where the host has no inflater to ask at once: every kind of block, as any
// compressor may write it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { constants, deflateRawSync } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';
import { build } from 'esbuild';
import { written } from '../../scripts/build/pack.mjs';

const source = new URL('../../pkg-template/src/module/unpack.ts', import.meta.url).pathname;
const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false });
const script = `const globalThis = {};${outputFiles[0].text}`;
const { unpack } = await import(`data:text/javascript,${encodeURIComponent(script)}`);

const module = readFileSync(new URL('../../pkg/core.wasm', import.meta.url));
const TEXTS = {
  'the module': module,
  nothing: Buffer.alloc(0),
  'one byte': Buffer.from('!'),
  'one byte many times': Buffer.alloc(70_000, 7),
  'every byte': Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 167 + (at >> 8)) & 255)),
};
const DEFLATED = {
  zopfli: (bytes) => deflateAsync(bytes, { numiterations: 5 }),
  'codes of their own': (bytes) => deflateRawSync(bytes, { level: 9 }),
  'fixed codes': (bytes) => deflateRawSync(bytes, { strategy: constants.Z_FIXED }),
  'no codes': (bytes) => deflateRawSync(bytes, { level: 0 }),
  'no repetition': (bytes) => deflateRawSync(bytes, { strategy: constants.Z_HUFFMAN_ONLY }),
  'several blocks': (bytes) => deflateRawSync(bytes, { level: 9, memLevel: 1 }),
};

for (const [how, deflate] of Object.entries(DEFLATED)) {
  test(`deflated with ${how}, it comes out as it went in`, async () => {
    for (const [name, bytes] of Object.entries(TEXTS)) {
      const unpacked = unpack(written(await deflate(bytes)), bytes.length);
      assert.ok(Buffer.from(unpacked).equals(bytes), name);
    }
  });
}
