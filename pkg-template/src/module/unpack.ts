// The module as it comes inside a script: deflated (RFC 1951), in Base64 without its padding.
//
// A synchronous inflater is not everywhere, nor is `atob`: bits are read from the characters as they are needed.

/** Extra bits and first value of the length symbols from 257, and of the distance symbols, as a running sum. */
function ladder(extra: (symbol: number) => number, first: number, count: number): number[] {
  const values = [];
  for (let symbol = 0; symbol < count; symbol++) {
    values.push(first);
    first += 1 << extra(symbol);
  }
  return values;
}
const lengthExtra = (symbol: number) => (symbol < 8 || symbol > 27 ? 0 : (symbol >> 2) - 1);
const distanceExtra = (symbol: number) => (symbol < 4 ? 0 : (symbol >> 1) - 1);

/** A Huffman code as a table: the next bits, as many as its longest word has, lead to `symbol << 4 | width`. */
type Code = { table: Uint16Array; width: number };

function code(widths: number[]): Code {
  const longest = Math.max(...widths);
  const table = new Uint16Array(1 << longest);
  let word = 0;
  for (let width = 1; width <= longest; width++, word <<= 1) {
    for (let symbol = 0; symbol < widths.length; symbol++) {
      if (widths[symbol] !== width) continue;
      let reversed = 0;
      for (let bit = 0; bit < width; bit++) reversed |= ((word >> bit) & 1) << (width - 1 - bit);
      for (let index = reversed; index < table.length; index += 1 << width) table[index] = (symbol << 4) | width;
      word++;
    }
  }
  return { table, width: longest };
}

/** The codes of a block that brings none: how wide the words of literals and lengths are, and of distances. */
const FIXED = [
  [...Array(288).keys()].map((symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
  Array<number>(30).fill(5),
];

type Zlib = { inflateRawSync(deflated: Uint8Array): Uint8Array<ArrayBuffer> };
type Bytes = { Buffer: { from(text: string, encoding: 'base64'): Uint8Array } };
type Host = { process?: { getBuiltinModule?: (name: string) => (Zlib & Bytes) | undefined } };

/** The module's bytes. Node has both steps built in, and takes a tenth of the time that a script takes when it runs once. */
export function unpack(packed: string, size: number): Uint8Array<ArrayBuffer> {
  const builtin = (globalThis as Host).process?.getBuiltinModule;
  const [zlib, buffer] = [builtin?.('node:zlib'), builtin?.('node:buffer')];
  return zlib && buffer ? zlib.inflateRawSync(buffer.Buffer.from(packed, 'base64')) : inflated(packed, size);
}

/** Six bits. Past the end, anything will do. */
function sextet(packed: string, at: number): number {
  const character = packed.charCodeAt(at);
  if (character > 96) return character - 71;
  if (character > 64) return character - 65;
  if (character > 47) return character + 4;
  return character > 43 ? 63 : 62;
}

function inflated(packed: string, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  const lengths = ladder(lengthExtra, 3, 28).concat(258);
  const distances = ladder(distanceExtra, 1, 30);
  let next = 0;
  let three = 0;
  let left = 0;
  let held = 0;
  let count = 0;

  function fill(width: number): void {
    for (; count < width; count += 8) {
      if (left === 0) {
        for (left = 4; left; left--) three = (three << 6) | sextet(packed, next++);
        left = 3;
      }
      held |= ((three >> (8 * --left)) & 255) << count;
    }
  }
  function bits(width: number): number {
    fill(width);
    const value = held & ((1 << width) - 1);
    held >>>= width;
    count -= width;
    return value;
  }
  function symbol({ table, width }: Code): number {
    fill(width);
    const entry = table[held & ((1 << width) - 1)] as number;
    held >>>= entry & 15;
    count -= entry & 15;
    return entry >> 4;
  }

  /** How wide each word is: of the literals and lengths, and of the distances. */
  function widthsOfBlock(): [number[], number[]] {
    const literals = bits(5) + 257;
    const total = literals + bits(5) + 1;
    const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    const given = bits(4) + 4;
    const small = Array<number>(19).fill(0);
    for (const place of order.slice(0, given)) small[place] = bits(3);
    const widthCode = code(small);
    const widths: number[] = [];
    while (widths.length < total) {
      const width = symbol(widthCode);
      const before = width === 16 ? (widths[widths.length - 1] as number) : 0;
      let times = width < 16 ? 0 : width === 18 ? 11 + bits(7) : 3 + bits(width - 14);
      if (width < 16) widths.push(width);
      while (times--) widths.push(before);
    }
    return [widths.slice(0, literals), widths.slice(literals)];
  }

  let isLast = 0;
  for (let at = 0; !isLast; ) {
    isLast = bits(1);
    const kind = bits(2);
    if (kind === 0) {
      // Bytes as they are, from where the next one begins: how many, the same inverted, and they.
      bits(count & 7);
      const end = at + bits(16);
      bits(16);
      while (at < end) bytes[at++] = bits(8);
      continue;
    }
    const [literalCode, distanceCode] = (kind === 1 ? FIXED : widthsOfBlock()).map(code) as [Code, Code];
    for (let found = symbol(literalCode); found !== 256; found = symbol(literalCode)) {
      if (found < 256) {
        bytes[at++] = found;
        continue;
      }
      const end = at + (lengths[found - 257] as number) + bits(lengthExtra(found - 257));
      const far = symbol(distanceCode);
      const back = (distances[far] as number) + bits(distanceExtra(far));
      for (; at < end; at++) bytes[at] = bytes[at - back] as number;
    }
  }
  return bytes;
}
