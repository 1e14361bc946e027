// What all ways of packing unpack into: literals, and copies of what was made before. The length is known beforehand and
// nothing is written behind it; short pieces are copied four bytes at a time.

import { viewOf } from '../bytes';
import { refuse } from '../refusal';

const SHORT = 64;

export class Output {
  /** How many bytes were made. */
  made = 0;
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = viewOf(bytes);
  }

  get room(): number {
    return this.bytes.length - this.made;
  }

  /** Append bytes as they stand. */
  literals(source: DataView, at: number, length: number): void {
    if (length > this.room || length > source.byteLength - at) damaged();
    const { made, view } = this;
    this.made = made + length;
    if (length > SHORT) {
      this.bytes.set(new Uint8Array(source.buffer, source.byteOffset + at, length), made);
      return;
    }
    let byte = 0;
    for (const whole = length & ~3; byte < whole; byte += 4) {
      view.setUint32(made + byte, source.getUint32(at + byte, true), true);
    }
    for (; byte < length; byte++) view.setUint8(made + byte, source.getUint8(at + byte));
  }

  /** Append what stands some way back; where that reaches into the copy, the copy is copied on. */
  copy(distance: number, length: number): void {
    const { made, view } = this;
    if (!(distance > 0 && distance <= made && length <= this.room)) damaged();
    const end = made + length;
    this.made = end;
    if (length > SHORT && (distance >= length || distance === 1)) {
      if (distance === 1) this.bytes.fill(view.getUint8(made - 1), made, end);
      else this.bytes.copyWithin(made, made - distance, made - distance + length);
      return;
    }
    let to = made;
    if (distance > 3) {
      for (const whole = made + (length & ~3); to < whole; to += 4) {
        view.setUint32(to, view.getUint32(to - distance, true), true);
      }
    }
    for (; to < end; to++) view.setUint8(to, view.getUint8(to - distance));
  }

  /** Append one byte so many times. */
  repeat(byte: number, length: number): void {
    if (length > this.room) damaged();
    this.bytes.fill(byte, this.made, this.made + length);
    this.made += length;
  }
}

export function damaged(): never {
  return refuse('broken', { found: 'packed bytes of a page' });
}
