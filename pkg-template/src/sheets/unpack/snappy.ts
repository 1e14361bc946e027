// Snappy: literals, and copies of what stands before. https://github.com/google/snappy/blob/main/format_description.txt

import { copyBack, damaged } from './copy';

export function snappy(input: Uint8Array, output: Uint8Array): void {
  const end = input.length;
  let at = 0;
  let size = 0;
  for (let scale = 1; ; scale *= 128) {
    if (at === end || scale > 2 ** 28) damaged();
    const byte = input[at++] as number;
    size += (byte & 127) * scale;
    if (byte < 128) break;
  }
  if (size !== output.length) damaged();
  let made = 0;
  while (at < end) {
    const tag = input[at++] as number;
    const kind = tag & 3;
    let length = (tag >> 2) + 1;
    if (kind === 0) {
      if (length > 60) {
        const bytes = length - 60;
        if (at + bytes > end) damaged();
        length = 1 + number(input, at, bytes);
        at += bytes;
      }
      if (length > end - at || length > size - made) damaged();
      if (length > 64) output.set(input.subarray(at, at + length), made);
      else for (let byte = 0; byte < length; byte++) output[made + byte] = input[at + byte] as number;
      at += length;
      made += length;
      continue;
    }
    let distance: number;
    if (kind === 1) {
      length = ((tag >> 2) & 7) + 4;
      distance = ((tag >> 5) << 8) | (input[at++] as number);
    } else {
      const bytes = kind === 2 ? 2 : 4;
      distance = number(input, at, bytes);
      at += bytes;
    }
    if (at > end) damaged();
    made = copyBack(output, made, distance, length);
  }
  if (made !== size) damaged();
}

/** The lowest byte first. */
function number(input: Uint8Array, at: number, bytes: number): number {
  let value = 0;
  for (let byte = 0; byte < bytes; byte++) value += (input[at + byte] as number) * 2 ** (8 * byte);
  return value;
}
