// Codes that are in memory already, one a line: what a check costs beside copying the bytes, which it does first.

import { checkBytes } from '../../pkg/bulk.js';
import { sample } from '../../pkg/index.js';

const bytes = Buffer.from(`${sample({ count: 100_000, seed: 7 }).join('\n')}\n`.repeat(20));
const copy = Buffer.alloc(bytes.length);
const { valid, invalid } = checkBytes(bytes, { format: 'lines', header: false }).summary;
if (valid !== 2_000_000 || invalid !== 0) throw new Error(`${valid} of 2000000 codes are valid`);

/** @type {import('./harness.mjs').Group[]} */
export const groups = [
  {
    title: `checkBytes, ${bytes.length / 1e6} MB of codes in memory (6 GB/s is ${(bytes.length / 6e6).toFixed(1)} ms)`,
    yardstick: 'copying the bytes',
    // At least 0.35 times as fast as memcpy.
    budgets: { checkBytes: 1 / 0.35 },
    runs: {
      'copying the bytes': () => bytes.copy(copy),
      checkBytes: () => checkBytes(bytes, { format: 'lines', header: false }).summary.valid,
      'split, filter with a regex': () =>
        bytes
          .latin1Slice()
          .split('\n')
          .filter((text) => /^[A-Z]{2}[0-9A-Z]{27}$/.test(text)).length,
    },
  },
];
