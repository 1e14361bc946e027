// In place of the streams of hyparquet-compressors, whose output grows to whatever a stream says of itself: this one has
// the length that it was made with, and knows how much of it was written. What reads the bits is theirs, and is kept here, so
// that it is known afterwards whether it came to the end of the bytes.

import { BrotliBitReader as TheirReader } from 'hyparquet-compressors/src/brotli.bitreader.js';

import { damaged } from './output';

export { BrotliInput } from 'hyparquet-compressors/src/brotli.streams.js';

let last: BrotliBitReader | undefined;

export class BrotliBitReader extends TheirReader {
  constructor(input: TheirReader['input_']) {
    super(input);
    last = this;
  }
}

/** Whether the stream that was read last ended in the last of its bytes, neither before nor behind. */
export function endedWithItsBytes(): boolean {
  if (!last) return false;
  const { input_: input, bit_end_pos_: end, bit_pos_: at } = last;
  last = undefined;
  return input.pos === input.buffer.length && end - at >= 0 && end - at < 8;
}

const written = new WeakMap<Uint8Array, number>();

/** How many bytes were written to an output. */
export const writtenTo = (output: Uint8Array): number => written.get(output) ?? 0;

export class BrotliOutput {
  private pos = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get buffer(): Uint8Array {
    return this.bytes;
  }

  /** A larger one is offered where a part says that it is longer than what is left. */
  set buffer(_larger: Uint8Array) {
    damaged();
  }

  write(bytes: Uint8Array, count: number): number {
    if (count > this.bytes.length - this.pos) damaged();
    this.bytes.set(bytes.subarray(0, count), this.pos);
    this.pos += count;
    written.set(this.bytes, this.pos);
    return count;
  }
}
