// Bytes out of texts that a script can hold.

/**
 * Bytes as `scripts/build/bytes.mjs` writes them: the 88 most frequent are one character each, all others two, by their
 * place in `order`.
 */
export function fromPrintable(text: string, order: string): Uint8Array<ArrayBuffer> {
  const place = new Uint8Array(128);
  for (let at = 0; at < SAFE.length; at++) place[SAFE.charCodeAt(at)] = at;
  const next = (at: number) => place[text.charCodeAt(at)] as number;
  const byte = (at: number) => Number.parseInt(order.slice(2 * at, 2 * at + 2), 16);
  const bytes = Array.from({ length: 256 }, (_, at) => byte(at));
  const all = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const first = next(at);
    all[length++] = bytes[first < SINGLE ? first : SINGLE + (first - SINGLE) * SAFE.length + next(++at)] as number;
  }
  return all.slice(0, length);
}

const SINGLE = 88;

/** What stands in a text between quotation marks as it is. */
const SAFE = ' !#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';

type Host = { Buffer?: { from(text: string, encoding: string): Uint8Array<ArrayBuffer> } };

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const { Buffer } = globalThis as Host;
  return Buffer ? Buffer.from(text, 'base64') : Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
}
