// Brotli, by hyparquet-compressors. What it writes into is ours, and does not grow; see brotli-streams.ts.

import { decompressBrotli } from 'hyparquet-compressors/src/brotli.js';

import { writtenTo } from './brotli-streams';
import { damaged } from './output';

export function brotli(input: Uint8Array, length: number): Uint8Array {
  const output = decompressBrotli(input, length);
  if (writtenTo(output) !== length) damaged();
  return output;
}
