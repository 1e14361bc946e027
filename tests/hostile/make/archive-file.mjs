// A ZIP archive whose directory says what it is told to, true or not.

import { deflateRawSync } from 'node:zlib';

const table = Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});
export function crc32(bytes) {
  let sum = -1;
  for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 255];
  return ~sum >>> 0;
}

/** So many bytes of one kind, deflated without ever standing in memory: `[packed, checksum]`. */
export function packedRun(byte, length) {
  const piece = Buffer.alloc(Math.min(length, 2 ** 24), byte);
  let sum = -1;
  for (let at = 0; at < length; at++) sum = (sum >>> 8) ^ table[(sum ^ byte) & 255];
  return {
    packed: deflateRawSync(length <= piece.length ? piece : Buffer.alloc(length, byte), { level: 9 }),
    crc: ~sum >>> 0,
  };
}

/**
 * Entries are `{ name, bytes }`, deflated; what else an entry has is told of it instead: `packed` bytes, `method`, `size`,
 * `packedSize`, `crc`, `flags`, and `at`, the offset of a header that is another's.
 */
export function archive(entries, { count = entries.length, comment = '' } = {}) {
  const files = [];
  const directory = [];
  let at = 0;
  for (const { name, bytes = Buffer.alloc(0), method = 8, flags = 0x800, ...told } of entries) {
    const content = Buffer.from(bytes);
    const packed = told.packed ?? (method === 8 ? deflateRawSync(content, { level: 9 }) : content);
    const { crc = crc32(content), size = content.length, packedSize = packed.length } = told;
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packedSize, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(label.length, 22);
    const offset = told.at ?? at;
    if (told.at === undefined) {
      const file = Buffer.concat([Buffer.from('PK\x03\x04'), common, label, packed]);
      files.push(file);
      at += file.length;
    }
    const more = Buffer.alloc(14);
    more.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, more, label);
  }
  const entriesOf = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Math.min(count, 0xffff), 4);
  end.writeUInt16LE(Math.min(count, 0xffff), 6);
  end.writeUInt32LE(entriesOf.length, 8);
  end.writeUInt32LE(at, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...files, entriesOf, Buffer.from('PK\x05\x06'), end, Buffer.from(comment)]);
}
