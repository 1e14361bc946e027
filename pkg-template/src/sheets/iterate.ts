// Pieces of a stream one after another. Safari has no async iteration of streams, so they are read by their reader.

import type { Pieces } from '../contract/host';
import { bytesOf, misuse } from './to-bytes';

export async function* iterate(source: Pieces): AsyncGenerator<Uint8Array, void, void> {
  if (!('getReader' in source)) {
    for await (const piece of source) yield asBytes(piece);
    return;
  }
  const reader = source.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield asBytes(value);
    }
  } finally {
    // Nobody reads on; who made the stream may stop.
    await reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}

const asBytes = (piece: unknown) => bytesOf(piece) ?? misuse('source', 'pieces of bytes or text', piece);
