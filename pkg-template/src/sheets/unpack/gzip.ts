// gzip, by fflate, which inflates piece by piece, so that it can be stopped where it makes too much.

import { Gunzip } from 'fflate';

import { damaged } from './output';

/** Pushed in one go: at the worst ratio, 17 MB at once. */
const PIECE = 1 << 14;

export function gzip(input: Uint8Array, output: Uint8Array): void {
  let made = 0;
  const inflate = new Gunzip((bytes) => {
    if (bytes.length > output.length - made) damaged();
    output.set(bytes, made);
    made += bytes.length;
  });
  for (let at = 0; at < input.length; at += PIECE) {
    inflate.push(input.subarray(at, at + PIECE), at + PIECE >= input.length);
  }
  if (made !== output.length) damaged();
}
