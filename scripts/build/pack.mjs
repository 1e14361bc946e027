// Bytes to a text that `pkg-template/src/module/unpack.ts` reads: deflated, then in Base64.

import zopfli from '@gfx/zopfli';

/** Zopfli looks longer for the same format: 8 % less of a module than zlib at its best; more rounds give 0.1 %. */
export async function pack(bytes) {
  return written(await zopfli.deflateAsync(bytes, { numiterations: 5 }));
}

/** In Base64, without the padding that nobody needs who knows the end. */
export function written(deflated) {
  return Buffer.from(deflated).toString('base64').replace(/=+$/, '');
}
