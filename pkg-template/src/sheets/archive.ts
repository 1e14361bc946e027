// The ZIP archive that a workbook is. Its directory and entries are zip.js' business, inflating is fflate's, which needs
// nothing of its host; how much may come of it is decided here.

import { ZipReader } from '@zip.js/zip.js/lib/zip-core-reader.js';
import { Inflate } from 'fflate';
import { Allowance, PARTS } from './allowance';
import type { Bytes } from './bytes';
import { checksum } from './checksum';
import { iterate } from './iterate';
import { asBroken, refuse } from './refusal';

/** A workbook has a few dozen entries. */
const MOST_ENTRIES = 10_000;
/** Bytes of all entries, as the directory says. A million rows of a hundred columns fit. */
const MOST_BYTES = 2 ** 33;
/** Bytes inflated in one go: at the worst ratio, 17 MB at once. */
const PIECE = 1 << 14;

const STORED = 0;
const DEFLATED = 8;

export type Archive = {
  names: string[];
  /** An entry in pieces, and after each how many bytes of the archive were read for it. */
  entry(name: string): AsyncGenerator<{ bytes: Uint8Array; read: number }>;
  /** The file was opened anew: entries are read from there. */
  reopened(file: Bytes): void;
};

export async function openArchive(opened: Bytes): Promise<Archive> {
  let file = opened;
  // zip.js asks of a reader no more than this.
  const reader = {
    size: file.size,
    readUint8Array: (start: number, length: number) => file.read(start, start + length),
    createReadable: ({ offset, size }: { offset: number; size: number }) => readable(file, offset, offset + size),
  };
  const zip = new ZipReader(reader as never, { useWebWorkers: false });
  const entries = new Map<string, Entry>();
  let count = 0;
  let total = 0;
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (++count > MOST_ENTRIES) refuse('too-large', { found: 'ZIP entries', limit: MOST_ENTRIES });
      if (entry.directory) continue;
      const name = entry.filename.replaceAll('\\', '/').toLowerCase();
      // Readers would differ in which of the two they take.
      if (entries.has(name)) refuse('broken', { found: `${entry.filename}: twice in the archive` });
      entries.set(name, entry);
      total += entry.uncompressedSize;
      if (total > MOST_BYTES) refuse('too-large', { found: 'bytes', limit: MOST_BYTES });
    }
  } catch (error) {
    throw asBroken(error, 'directory of the ZIP archive');
  }
  // Of all entries, and each time that one is read.
  const allowance = new Allowance('bytes of all parts', PARTS, file.size);
  return {
    names: [...entries.keys()],
    entry: (name) => {
      const entry = entries.get(name.toLowerCase());
      return entry ? inflated(entry, allowance) : refuse('broken', { found: name });
    },
    reopened: (other) => {
      file = other;
    },
  };
}

type Entry = Awaited<ReturnType<ZipReader<unknown>['getEntries']>>[number];

function readable(file: Bytes, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream({
    async pull(controller) {
      const bytes = at < end ? await file.read(at, Math.min(at + (1 << 18), end)) : new Uint8Array();
      at += bytes.length;
      if (bytes.length > 0) controller.enqueue(bytes);
      else controller.close();
    },
  });
}

async function* inflated(entry: Entry, allowance: Allowance) {
  if (entry.encrypted) refuse('encrypted');
  if (entry.directory || ![STORED, DEFLATED].includes(entry.compressionMethod)) {
    refuse('unsupported', { found: `ZIP method ${entry.compressionMethod}` });
  }
  const { filename, uncompressedSize, compressionMethod, signature } = entry;
  let ready: Uint8Array[] = [];
  let read = 0;
  let made = 0;
  let sum = 0;
  const inflate = new Inflate((piece) => ready.push(piece));
  const pieces = async function* (bytes: Uint8Array, isLast: boolean) {
    for (let at = 0; at < bytes.length || isLast; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      if (compressionMethod === STORED) ready.push(piece);
      else inflate.push(piece, isLast && at + PIECE >= bytes.length);
      read += piece.length;
      for (const bytes of ready) {
        made += bytes.length;
        sum = checksum(bytes, sum);
        allowance.take(bytes.length);
        if (made > uncompressedSize) refuse('broken', { found: `${filename}: more than ${uncompressedSize} bytes` });
        yield { bytes, read };
      }
      ready = [];
      if (at + PIECE >= bytes.length) break;
    }
  };
  try {
    for await (const bytes of raw(entry)) yield* pieces(bytes, false);
    yield* pieces(new Uint8Array(), true);
  } catch (error) {
    throw asBroken(error, filename);
  }
  if (made !== uncompressedSize) refuse('broken', { found: `${filename}: ${made} bytes, not ${uncompressedSize}` });
  if (sum >>> 0 !== signature) refuse('broken', { found: `${filename}: its checksum is another` });
}

/** The bytes of an entry as they stand in the archive. */
async function* raw(entry: Exclude<Entry, { directory: true }>): AsyncGenerator<Uint8Array> {
  let hear: (error: unknown) => void = () => {};
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start(controller) {
      hear = (error) => controller.error(error);
    },
  });
  // It can fail before it has looked at the stream, and then nobody else would tell the reader.
  entry.getData(writable, { passThrough: true, checkOverlappingEntry: true }).catch((error) => hear(error));
  yield* iterate(readable);
}
