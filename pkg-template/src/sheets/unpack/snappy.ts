// Snappy: literals, and copies of what stands before. https://github.com/google/snappy/blob/main/format_description.txt

import { viewOf } from '../bytes';
import { damaged, Output } from './output';

export function snappy(input: Uint8Array, bytes: Uint8Array): void {
  const source = viewOf(input);
  const output = new Output(bytes);
  const end = input.length;
  let at = 0;
  let size = 0;
  for (let scale = 1; ; scale *= 128) {
    if (at === end || scale > 2 ** 28) damaged();
    const byte = input[at++] as number;
    size += (byte & 127) * scale;
    if (byte < 128) break;
  }
  if (size !== bytes.length) damaged();
  while (at < end) {
    const tag = input[at++] as number;
    const kind = tag & 3;
    let length = (tag >> 2) + 1;
    if (kind === 0) {
      if (length > 60) {
        const width = length - 60;
        if (at + width > end) damaged();
        length = 1 + number(input, at, width);
        at += width;
      }
      output.literals(source, at, length);
      at += length;
      continue;
    }
    let distance: number;
    if (kind === 1) {
      length = ((tag >> 2) & 7) + 4;
      distance = ((tag >> 5) << 8) | (input[at++] as number);
    } else {
      const width = kind === 2 ? 2 : 4;
      distance = number(input, at, width);
      at += width;
    }
    if (at > end) damaged();
    output.copy(distance, length);
  }
  if (output.room > 0) damaged();
}

/** The lowest byte first. */
function number(input: Uint8Array, at: number, bytes: number): number {
  let value = 0;
  for (let byte = 0; byte < bytes; byte++) value |= (input[at + byte] as number) << (8 * byte);
  return value >>> 0;
}
