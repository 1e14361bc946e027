// What the pages of a Parquet file are packed with. Each way stops where the length that a page says of itself is reached,
// and refuses what comes to another length.

import { refuse } from '../refusal';
import { brotli } from './brotli';
import { gzip } from './gzip';
import { lz4, lz4Raw } from './lz4';
import { damaged } from './output';
import { snappy } from './snappy';
import { zstd } from './zstd';

type Unpack = (input: Uint8Array, output: Uint8Array) => void;

/** By the number that the format gives them. */
const NONE = 0;
const BROTLI = 4;
const INTO: Record<number, Unpack> = { 1: snappy, 2: gzip, 5: lz4, 6: zstd, 7: lz4Raw };

export function unpacked(codec: number, input: Uint8Array, length: number): Uint8Array {
  if (codec === NONE) return input.length === length ? input : damaged();
  if (codec === BROTLI) return brotli(input, length);
  const into = Object.hasOwn(INTO, codec) ? INTO[codec] : undefined;
  if (!into) return refuse('unsupported', { found: `codec ${codec}` });
  const output = new Uint8Array(length);
  into(input, output);
  return output;
}
