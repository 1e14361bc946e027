// gzip, by fflate, which inflates piece by piece, so that it can be stopped where it makes too much. What stands behind each
// member, the checksum and the length of what it unpacks to, is held against what was made.

import { Gunzip } from 'fflate';

import { checksum } from '../checksum';
import { damaged } from './output';

/** Pushed in one go: at the worst ratio, 17 MB at once. */
const PIECE = 1 << 14;
const TRAILER = 8;

export function gzip(input: Uint8Array, output: Uint8Array): void {
  const view = new DataView(input.buffer, input.byteOffset, input.length);
  let made = 0;
  let before = 0;
  /** The member that ends there came to what it says. */
  const over = (end: number) => {
    if (end < TRAILER) damaged();
    const isSame = view.getUint32(end - TRAILER, true) === checksum(output.subarray(before, made)) >>> 0;
    if (!isSame || view.getUint32(end - 4, true) !== made - before) damaged();
    before = made;
  };
  const inflate = new Gunzip((bytes) => {
    if (bytes.length > output.length - made) damaged();
    output.set(bytes, made);
    made += bytes.length;
  });
  inflate.onmember = over;
  for (let at = 0; at < input.length; at += PIECE) {
    inflate.push(input.subarray(at, at + PIECE), at + PIECE >= input.length);
  }
  over(input.length);
  if (made !== output.length) damaged();
}
