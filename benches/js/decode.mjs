// What a code says, asked of a registry of 100,000 models. The budget is 5 µs a code in the module; what JavaScript adds
// is one `JSON.parse`, which is the yardstick.

import { decode, loadRegistry, validate } from '../../pkg/index.js';
import { largeRegistry, MODELS, modelCode } from './large-registry.mjs';

const document = JSON.stringify(largeRegistry());
const start = performance.now();
const registry = loadRegistry(document);
const ms = performance.now() - start;
console.log(`\n${(document.length / 1e6).toFixed(0)} MB, ${registry.models} models: loaded in ${ms.toFixed(0)} ms`);
const codes = Array.from({ length: 4096 }, (_, at) => {
  return `CNTEST${modelCode((at * 23) % MODELS)}20260522A${String(at + 1).padStart(8, '0')}`;
});
const texts = codes.map((code) => JSON.stringify(decode(code, { registry })));
const inTurn = (list, ask) => {
  let at = 0;
  return () => ask(list[at++ & 4095]);
};

/** @type {import('./harness.mjs').Group[]} */
export const groups = [
  {
    title: `decode, ${MODELS} models`,
    yardstick: 'JSON.parse of the same answer',
    runs: {
      'JSON.parse of the same answer': inTurn(texts, JSON.parse),
      'decode with the registry': inTurn(codes, (code) => decode(code, { registry })),
      'decode without one': inTurn(codes, (code) => decode(code)),
      'validate, for comparison': inTurn(codes, (code) => validate(code, {})),
    },
  },
];
