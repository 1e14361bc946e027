// LZ4: blocks as they are, and as Hadoop frames them. https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md

import { viewOf } from '../bytes';
import { damaged, Output } from './output';

/** A block, which fills the output. */
export function lz4Raw(input: Uint8Array, output: Uint8Array): void {
  if (block(input, output) !== output.length) damaged();
}

/** Blocks each behind how much it unpacks to and how long it is, as Hadoop writes them; else a block as it is. */
export function lz4(input: Uint8Array, output: Uint8Array): void {
  const frames = framesOf(input, output.length);
  if (!frames) {
    lz4Raw(input, output);
    return;
  }
  let made = 0;
  for (const { packed, size } of frames) {
    if (block(packed, output.subarray(made, made + size)) !== size) damaged();
    made += size;
  }
}

function framesOf(input: Uint8Array, length: number): { packed: Uint8Array; size: number }[] | null {
  const view = viewOf(input);
  const frames = [];
  let sum = 0;
  for (let at = 0; at < input.length; ) {
    if (at + 8 > input.length) return null;
    const [size, packed] = [view.getUint32(at), view.getUint32(at + 4)];
    at += 8;
    sum += size;
    if (packed > input.length - at || sum > length) return null;
    frames.push({ packed: input.subarray(at, at + packed), size });
    at += packed;
  }
  return sum === length ? frames : null;
}

/** Unpack a block; says how much it came to. */
function block(input: Uint8Array, bytes: Uint8Array): number {
  const source = viewOf(input);
  const output = new Output(bytes);
  const end = input.length;
  let at = 0;
  /** What follows a length that fills its four bits. */
  const more = () => {
    let sum = 0;
    for (;;) {
      if (at === end) damaged();
      const byte = input[at++] as number;
      sum += byte;
      if (byte < 255) return sum;
    }
  };
  while (at < end) {
    const token = input[at++] as number;
    let literals = token >> 4;
    if (literals === 15) literals += more();
    output.literals(source, at, literals);
    at += literals;
    // The last of a block are literals.
    if (at === end) break;
    if (at + 2 > end) damaged();
    const distance = (input[at] as number) | ((input[at + 1] as number) << 8);
    at += 2;
    let length = token & 15;
    if (length === 15) length += more();
    output.copy(distance, length + 4);
  }
  return output.made;
}
