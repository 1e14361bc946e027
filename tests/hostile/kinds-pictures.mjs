// Pictures for the scanner of the page, which have no codes and are made to fill a machine, or are no pictures.

import { deflateSync } from 'node:zlib';

import { crc32 } from './make/archive-file.mjs';

function png(width, height, { data, type = 0, depth = 1 } = {}) {
  const chunk = (name, bytes) => {
    const body = Buffer.concat([Buffer.from(name), bytes]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(bytes.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, type], 8);
  const rows = () => deflateSync(Buffer.alloc((Math.ceil((width * depth) / 8) + 1) * height), { level: 9 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data ?? rows()),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A screen of that size, and nothing on it. */
const gif = (width, height) => {
  const screen = Buffer.from([0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
  screen.writeUInt16LE(width, 0);
  screen.writeUInt16LE(height, 2);
  return Buffer.concat([Buffer.from('GIF89a'), screen, Buffer.from([0x3b])]);
};

const TOO_LARGE = /million pixels/;
const NONE = /cannot be opened/;
const picture = (name, file, make, refused) => ({ name: `picture: ${name}`, file, make, refused, door: 'picture' });

export const PICTURES = [
  picture('400 million pixels of one colour', 'plain.png', () => png(20_000, 20_000), TOO_LARGE),
  picture('one row of 300 million pixels', 'row.png', () => png(300_000_000, 1, { data: deflateSync('') }), TOO_LARGE),
  picture(
    'sides of four thousand million',
    'sides.png',
    () => png(2 ** 31 - 1, 2 ** 31 - 1, { data: Buffer.alloc(0) }),
    TOO_LARGE,
  ),
  picture('no pixels', 'none.png', () => png(0, 0), NONE),
  picture('pixels that are cut off', 'cut.png', () => png(200, 200).subarray(0, 60), NONE),
  picture('a screen of four thousand million pixels', 'screen.gif', () => gif(65_535, 65_535), TOO_LARGE),
  picture(
    'a drawing that runs a script',
    'script.svg',
    () => '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    NONE,
  ),
  picture('bytes', 'bytes.jpg', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]), NONE),
  picture(
    'markers without an end',
    'markers.jpg',
    () => Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(900_000, 0xff)]),
    NONE,
  ),
  picture('nothing', 'empty.png', () => '', NONE),
];
