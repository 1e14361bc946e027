// The texts that cells share. They are kept as bytes ready for the module, one after another, each as far as it is ever
// looked at: a workbook can have millions, and a million cells can share a long one.

import type { Archive } from './archive';
import { refuse } from './refusal';
import { LONGEST_CELL, roomFor, type Wire, write } from './wire';
import { reader } from './xml';

/** Of a text in XML so many characters may come to a cell: an escape takes seven. */
export const LONGEST_TEXT = 7 * LONGEST_CELL;
const MOST_TEXTS = 20_000_000;
const MOST_BYTES = 2 ** 30;

export class SharedStrings {
  private bytes = new Uint8Array(1 << 16);
  private ends = new Uint32Array(1 << 10);
  private count = 0;

  add(text: string): void {
    const start = this.end(this.count);
    if (this.count === MOST_TEXTS) refuse('too-large', { found: 'shared strings', limit: MOST_TEXTS });
    if (start > MOST_BYTES) refuse('too-large', { found: 'bytes of shared strings', limit: MOST_BYTES });
    if (start + roomFor(text.length) > this.bytes.length) {
      this.bytes = grown(this.bytes, new Uint8Array(2 * (start + roomFor(text.length))));
    }
    if (this.count === this.ends.length) this.ends = grown(this.ends, new Uint32Array(2 * this.count));
    this.ends[this.count++] = start + write(text, this.bytes, start);
  }

  /** Write a text by its index. */
  put(wire: Wire, column: number, index: number): void {
    if (!(Number.isInteger(index) && index >= 0 && index < this.count)) {
      refuse('broken', { found: `shared string ${index}` });
    }
    wire.written(column, this.bytes, this.end(index), this.end(index + 1));
  }

  private end(index: number): number {
    return index === 0 ? 0 : (this.ends[index - 1] as number);
  }
}

function grown<A extends Uint8Array | Uint32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}

/** Those of a workbook. A text can be made of runs; how it is read aloud is no part of it. */
export async function readStrings(archive: Archive, path: string): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let text = '';
  let isText = false;
  let aloud = 0;
  const xml = reader(path, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') aloud++;
      else if (name === 't') isText = aloud === 0;
    },
    close(name) {
      if (name === 'si') strings.add(plain(text));
      else if (name === 'rPh') aloud--;
      else if (name === 't') isText = false;
    },
    text(piece) {
      if (isText && text.length < LONGEST_TEXT) text += piece.slice(0, LONGEST_TEXT);
    },
  });
  for await (const { bytes } of archive.entry(path)) xml.push(bytes);
  xml.end();
  return strings;
}

/** What XML cannot hold is written as `_x000D_`. */
export function plain(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
