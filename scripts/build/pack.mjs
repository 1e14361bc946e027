// Bytes to a text that `pkg-template/src/unpack.ts` reads: deflated, then six bits to a character.

import zopfli from '@gfx/zopfli';

/** Zopfli looks longer for the same format: 8 % less of a module than zlib at its best; more rounds give 0.1 %. */
export async function pack(bytes) {
  return written(await zopfli.deflateAsync(bytes, { numiterations: 5 }));
}

/** Six bits to a character. */
export function written(deflated) {
  let text = '';
  let held = 0;
  let count = 0;
  const write = () => {
    // `#` to `c`, without the backslash, which a string would have to escape.
    const value = 35 + (held & 63);
    text += String.fromCharCode(value < 92 ? value : value + 1);
    held >>>= 6;
    count -= 6;
  };
  for (const byte of deflated) {
    held |= byte << count;
    count += 8;
    while (count >= 6) write();
  }
  if (count > 0) write();
  return text;
}
