// A symbol as pixels: a PNG of one bit a pixel that says how many of them are an inch, so that it is placed in its true size.

import { zlibSync } from 'fflate';
import { joined } from '../bulk/annotate/lines';
import { checksum } from '../sheets/checksum';
import type { Symbol2D } from './symbol';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const MILLIMETRES_IN_INCH = 25.4;

/** Whole pixels for each module: as many as come nearest to its width. */
export function picture(symbol: Symbol2D, module: number, dpi: number): Uint8Array {
  const pixels = Math.round((module / MILLIMETRES_IN_INCH) * dpi);
  if (!(pixels >= 1)) throw new RangeError(`dpi: expected a pixel or more for a module of ${module} mm, found ${dpi}`);
  const side = symbol.modules * pixels;
  const stride = 1 + Math.ceil(side / 8);
  const raw = new Uint8Array(side * stride);
  for (let row = 0; row < symbol.modules; row++) {
    const modules = symbol.dark[row - symbol.quiet];
    const line = new Uint8Array(stride);
    for (let at = 0; at < side; at++) {
      const isLight = !modules?.[Math.floor(at / pixels) - symbol.quiet];
      if (isLight) line[1 + (at >> 3)] = (line[1 + (at >> 3)] as number) | (0x80 >> (at & 7));
    }
    for (let copy = 0; copy < pixels; copy++) raw.set(line, (row * pixels + copy) * stride);
  }
  const each = Math.round((dpi * 1000) / MILLIMETRES_IN_INCH);
  return joined([
    Uint8Array.from(SIGNATURE),
    // One bit of grey, no interlacing.
    chunk('IHDR', [...word(side), ...word(side), 1, 0, 0, 0, 0]),
    // Pixels in a metre, across and down.
    chunk('pHYs', [...word(each), ...word(each), 1]),
    chunk('IDAT', zlibSync(raw)),
    chunk('IEND', []),
  ]);
}

const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

function chunk(name: string, data: ArrayLike<number>): Uint8Array {
  const body = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), Uint8Array.from(data)]);
  return joined([Uint8Array.from(word(data.length)), body, Uint8Array.from(word(checksum(body)))]);
}
