// Files of datasets, kept for when there is no network: whatever was looked up once can be looked up again.

import { addressReader, type RecordReader, RecordsError } from 'humanoid-id/records';

/** Files that are kept: a unit takes two, and some units share theirs. */
const MOST = 200;
const MANIFEST = 'manifest.jsonl';

export function keptReader(base: URL): RecordReader {
  const reader = addressReader(base);
  return {
    async read(path, options) {
      const address = new URL(path, base).href;
      const kept = 'caches' in window ? await caches.open('records').catch(() => null) : null;
      const known = await kept?.match(address);
      const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
      // Names of files have their hashes; the manifest is the one that changes.
      if (known && (path !== MANIFEST || !navigator.onLine)) return bytesOf(known);
      if (!navigator.onLine) throw new RecordsError('unreachable', path);
      try {
        const bytes = await reader.read(path, options);
        await kept?.put(address, new Response(bytes as Uint8Array<ArrayBuffer>));
        await forgetOldest(kept);
        return bytes;
      } catch (error) {
        const isAway = (error as { code?: string }).code === 'unreachable';
        if (known && isAway) return bytesOf(known);
        throw error;
      }
    },
  };
}

async function forgetOldest(kept: Cache | null): Promise<void> {
  const all = (await kept?.keys()) ?? [];
  for (const old of all.slice(0, Math.max(0, all.length - MOST))) await kept?.delete(old);
}
