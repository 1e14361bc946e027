// Brotli, by hyparquet-compressors. What it writes into is ours, and does not grow; see brotli-streams.ts.

import { decompressBrotli } from 'hyparquet-compressors/src/brotli.js';

import { endedWithItsBytes, writtenTo } from './brotli-streams';
import { damaged } from './output';

export function brotli(input: Uint8Array, length: number): Uint8Array {
  const output = decompressBrotli(input, length);
  if (!endedWithItsBytes() || writtenTo(output) !== length) damaged();
  return output;
}
