// A thread that checks parts of a file. The build writes it as text into the entry, so that it needs no file of its own,
// whatever bundler the entry went through.

import { Bulk, type BulkExports, finish, imports, lookedAt } from 'humanoid-id:bulk-glue';
import { openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Cut, Done, Given, Order } from './bulk-part';
import { fromJson } from './plain';

const PIECE = 1 << 18;
/** So much is read before a cut to find out where a row begins. */
const SEEN = 1 << 16;

const { module, path, options } = workerData as Given;
const exports = new WebAssembly.Instance(module, imports() as WebAssembly.Imports).exports as BulkExports;
finish({ exports });
const file = openSync(path, 'r');
const whole = new Bulk(options, (options as { report?: string }).report === 'none' ? 'nothing' : 'reports');
whole.look(bytesAt(0, lookedAt()));

parentPort.on('message', (order) => {
  const done = check(order as Order);
  parentPort.postMessage(done, [done.words.buffer]);
});

function check({ cut, until, isLast, from = likelyStart(cut) }: Order): Done {
  // The whole is cut as far as the first thread could tell, which asked it the same.
  const part = whole.part(from.offset, from.isSkipping) as Bulk;
  try {
    for (let at = from.offset; at < until; ) {
      const length = Math.min(PIECE, until - at);
      // The room first: making it may move the memory.
      const place = part.room(length);
      const read = readSync(file, new Uint8Array(exports.memory.buffer, place, length), 0, length, at);
      if (read === 0) break;
      part.take(read);
      at += read;
    }
    const words = part.endPart(from.offset, from.isSkipping, isLast);
    return { words, reports: fromJson(part.reports()) };
  } finally {
    part.free();
  }
}

function likelyStart(cut: number): Cut {
  const first = Math.max(0, cut - SEEN);
  const before = bytesAt(first, cut - first);
  return { offset: first + whole.likelyStart(before, first === 0), isSkipping: false };
}

function bytesAt(offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const read = readSync(file, bytes, filled, length - filled, offset + filled);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
}
