// What a code says, asked of a registry of 100,000 models: inside the module, as the bytes of JSON that it answers with,
// and as a call from JavaScript, which reads them with one `JSON.parse`, the yardstick.

import { readFile } from 'node:fs/promises';
import { decode, loadRegistry, validate } from '../../pkg/index.js';
import { largeRegistry, MODELS, modelUnit } from './large-registry.mjs';

const document = JSON.stringify(largeRegistry());
const start = performance.now();
const registry = loadRegistry(document);
const ms = performance.now() - start;
console.log(`\n${(document.length / 1e6).toFixed(0)} MB, ${registry.models} models: loaded in ${ms.toFixed(0)} ms`);
const codes = Array.from({ length: 4096 }, (_, at) => modelUnit((at * 23) % MODELS, at + 1));
const texts = codes.map((code) => JSON.stringify(decode(code, { registry })));
const inTurn = (list, ask) => {
  let at = 0;
  return () => ask(list[at++ & 4095]);
};

/** The module without the package around it, as the build left it. */
async function inside() {
  const built = new URL('../../target/package/', import.meta.url);
  const module = await import(new URL('glue.js', built));
  const later = await import(new URL('glue-later.js', built));
  const bytes = await readFile(new URL('humanoid-id.wasm', built));
  const { exports } = await WebAssembly.instantiate(await WebAssembly.compile(bytes), module.imports());
  module.finish({ exports });
  later.loadRegistry(new TextEncoder().encode(document));
  const registries = Uint32Array.of(later.lastRegistry());
  const box = () => new Uint16Array(exports.memory.buffer, module.letterBox(29), 29);
  let letterBox = box();
  const units = codes.map((code) => Uint16Array.from({ length: 29 }, (_, place) => code.charCodeAt(place)));
  return inTurn(units, (code) => {
    // Memory that grows leaves the old view empty.
    if (letterBox.length === 0) letterBox = box();
    letterBox.set(code);
    const length = later.decode(29, undefined, registries, undefined);
    if (length === 0) throw new Error('the module takes none of the codes for one');
    return new Uint8Array(exports.memory.buffer, later.answer(), length);
  });
}

/** @type {import('./harness.mjs').Group[]} */
export const groups = [
  {
    title: `decode, ${MODELS} models`,
    yardstick: 'JSON.parse of the same answer',
    limits: { 'inside the module': 5000 },
    runs: {
      'JSON.parse of the same answer': inTurn(texts, JSON.parse),
      'inside the module': await inside(),
      'decode with the registry': inTurn(codes, (code) => decode(code, { registry })),
      'decode without one': inTurn(codes, (code) => decode(code)),
      'validate, for comparison': inTurn(codes, (code) => validate(code, {})),
    },
  },
];
