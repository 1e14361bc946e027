// CRC-32 as ZIP archives have it, eight bytes at a step: four times as fast as one by one. zip.js has it too, and keeps
// it to itself.

import { viewOf } from './bytes';

const POLYNOMIAL = 0xedb88320;

/** What a byte adds that so many bytes come after. */
const tables = Array.from({ length: 8 }, () => new Int32Array(256)) as [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
];
for (let byte = 0; byte < 256; byte++) {
  let sum = byte;
  for (let after = 0; after < 8; after++) {
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ POLYNOMIAL : sum >>> 1;
    (tables[after] as Int32Array)[byte] = sum;
  }
}

const in8 = (table: Int32Array, word: number, shift: number) => table[(word >>> shift) & 255] as number;

/** The sum of these bytes behind others that came to `sum`, as a signed number; that of none is 0. */
export function checksum(bytes: Uint8Array, sum = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;
  const view = viewOf(bytes);
  const whole = bytes.length & ~7;
  let crc = ~sum;
  for (let at = 0; at < whole; at += 8) {
    const one = crc ^ view.getInt32(at, true);
    const two = view.getInt32(at + 4, true);
    crc = in8(t7, one, 0) ^ in8(t6, one, 8) ^ in8(t5, one, 16) ^ in8(t4, one, 24);
    crc ^= in8(t3, two, 0) ^ in8(t2, two, 8) ^ in8(t1, two, 16) ^ in8(t0, two, 24);
  }
  for (let at = whole; at < bytes.length; at++) crc = (crc >>> 8) ^ in8(t0, crc ^ (bytes[at] as number), 0);
  return ~crc;
}
