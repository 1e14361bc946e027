// Files in a ZIP archive (PKWARE APPNOTE 6.3), stored as they are: the shards are compressed already.

import type { DatasetFile } from 'humanoid-id/records';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** The first of January 1980: when a file was made is nobody's matter. */
const NO_DATE = 0x21;
/** The least version that reads it, and names in UTF-8. */
const [VERSION, UTF8] = [20, 0x800];

export function archive(files: readonly DatasetFile[]): Blob {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { path, bytes } of files) {
    const name = new TextEncoder().encode(`dataset/${path}`);
    const about = [VERSION, UTF8, 0, 0, NO_DATE, crc32(bytes), bytes.length, bytes.length, name.length, 0];
    const head = fields([LOCAL, 4], ...about.map((value, place): Field => [value, WIDTHS[place] ?? 2]));
    directory.push(
      fields(
        [CENTRAL, 4],
        [VERSION, 2],
        ...about.map((value, place): Field => [value, WIDTHS[place] ?? 2]),
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [at, 4],
      ),
      name,
    );
    pieces.push(head, name, bytes);
    at += head.length + name.length + bytes.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const count: Field = [files.length, 2];
  const end = fields([END, 4], [0, 2], [0, 2], count, count, [size, 4], [at, 4], [0, 2]);
  return new Blob([...pieces, ...directory, end] as Uint8Array<ArrayBuffer>[], { type: 'application/zip' });
}

/** Of what is said of each file: bytes, where they are not two. */
const WIDTHS: Record<number, number> = { 5: 4, 6: 4, 7: 4 };

type Field = [value: number, width: number];

function fields(...all: Field[]): Uint8Array {
  return Uint8Array.from(
    all.flatMap(([value, width]) => Array.from({ length: width }, (_, at) => (value >>> (8 * at)) & 255)),
  );
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

function crc32(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 255] as number) ^ (sum >>> 8);
  return ~sum >>> 0;
}
