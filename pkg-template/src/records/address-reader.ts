// Files of a dataset from a static host, in bounded time and memory whatever the host sends.

import type { RecordReader } from './contract';
import { RecordsError } from './error';
import { MANIFEST } from './layout';

/** A host that is silent for so long has had its time. */
const SILENCE = 20_000;

export function addressReader(base: URL): RecordReader {
  return {
    async read(path, { limit, signal }) {
      const patience = new Patience(signal);
      try {
        return await fetched(new URL(path, base), path, limit, patience);
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof RecordsError) throw error;
        throw new RecordsError(patience.isOver ? 'too-slow' : 'unreachable', path);
      } finally {
        patience.end();
      }
    },
  };
}

async function fetched(address: URL, path: string, limit: number, patience: Patience): Promise<Uint8Array> {
  // The manifest changes; the names of all other files have their hashes.
  const cache = path === MANIFEST ? 'no-cache' : 'default';
  const asked = {
    signal: patience.signal,
    redirect: 'manual',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache,
  };
  const response = await fetch(address, asked as RequestInit);
  const { status, headers, type } = response;
  const stopped = async (code: ConstructorParameters<typeof RecordsError>[0]): Promise<never> => {
    await response.body?.cancel();
    throw new RecordsError(code, path);
  };
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) return stopped('redirected');
  if (status === 404 || status === 410) return stopped('missing');
  if (status !== 200) return stopped('host-failed');
  // Hosts of single pages answer every address with their first page.
  if (/^text\/html\b/i.test(headers.get('content-type') ?? '')) return stopped('page-of-the-host');
  return gathered(response.body, path, limit, patience);
}

type Bytes = ReadableStream<Uint8Array>;

/** All bytes of a stream, where they are not more than the limit. */
export async function gathered(
  stream: Bytes | null,
  path: string,
  limit: number,
  patience?: { heard(): void },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream?.getReader();
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (done || !value) break;
    patience?.heard();
    size += value.length;
    if (size > limit) {
      // Who sends without end is not waited for.
      reader?.cancel().catch(() => {});
      throw new RecordsError('too-large', path);
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Gives up after silence, and when the caller does. */
class Patience {
  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly stop = () => this.controller.abort(this.given?.reason);
  isOver = false;

  constructor(private readonly given: AbortSignal | undefined) {
    if (given?.aborted) this.stop();
    given?.addEventListener('abort', this.stop);
    this.heard();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  heard(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.isOver = true;
      this.controller.abort();
    }, SILENCE);
  }

  end(): void {
    clearTimeout(this.timer);
    this.given?.removeEventListener('abort', this.stop);
  }
}
