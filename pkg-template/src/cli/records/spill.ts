// A temporary file for units that wait to be sorted: pieces of parts, one behind the other, and where each part's lie.

import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

import { OutputFailure } from '../errors';
import { forget, remember } from '../files';

export class Spill {
  private readonly file: number;
  private readonly pieces: [at: number, length: number][][];
  private end = 0;

  constructor(
    private readonly path: string,
    parts: number,
  ) {
    remember(path);
    this.file = openSync(path, 'w+', 0o600);
    this.pieces = Array.from({ length: parts }, () => []);
  }

  write(part: number, bytes: Uint8Array): void {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at, bytes.length - at, this.end + at);
    } catch (error) {
      throw new OutputFailure(this.path, error);
    }
    this.pieces[part]?.push([this.end, bytes.length]);
    this.end += bytes.length;
  }

  /** All of some parts, from one on. */
  read(first: number, count: number): Uint8Array {
    const pieces = this.pieces.slice(first, first + count).flat();
    const bytes = Buffer.allocUnsafe(pieces.reduce((sum, [, length]) => sum + length, 0));
    let filled = 0;
    for (const [at, length] of pieces) {
      for (let read = 0; read < length; ) {
        const taken = readSync(this.file, bytes, filled + read, length - read, at + read);
        if (taken === 0) throw new OutputFailure(this.path, new Error('the temporary file is shorter than it was'));
        read += taken;
      }
      filled += length;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.file);
    rmSync(this.path, { force: true });
    forget(this.path);
  }
}
