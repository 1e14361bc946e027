// What a code says, asked of a registry of 100,000 models. The module answers with JSON, so one `JSON.parse` of the same
// answer is the yardstick.

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

/** @type {import('./harness.mjs').Group[]} */
export const groups = [
  {
    title: `decode, ${MODELS} models`,
    yardstick: 'JSON.parse of the same answer',
    limits: { 'decode with the registry': 5000 },
    runs: {
      'JSON.parse of the same answer': inTurn(texts, JSON.parse),
      'decode with the registry': inTurn(codes, (code) => decode(code, { registry })),
      'decode without one': inTurn(codes, (code) => decode(code)),
      'validate, for comparison': inTurn(codes, (code) => validate(code, {})),
    },
  },
];
