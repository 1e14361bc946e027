// A dataset, opened, and units looked up in it: the manifest, one index file, one shard, each held against its hash.

import { addressReader, gathered } from './address-reader';
import type {
  DatasetInfo,
  LookupOptions,
  OpenOptions,
  PublicKey,
  RecordAssurance,
  RecordReader,
  Records,
  UnitEvent,
  UnitRecord,
} from './contract';
import { RecordsError } from './error';
import {
  beginning,
  fromBase64,
  INDEX_LIMIT,
  indexBitsFor,
  indexPath,
  MANIFEST,
  MANIFEST_LIMIT,
  SHARD_LIMIT,
  sha256,
  shardPath,
  TEXT_LIMIT,
} from './layout';
import { decode, type Manifest, readIndex, readManifest } from './manifest';
import { LineChecker } from './module';
import { verifySignature } from './signature';

/** The highest sequence that was seen at an address while the program runs. */
const seen = new Map<string, number>();

/** Files that are kept in memory: index files and shards that were looked into last. */
const KEPT = 32;

/** Open a dataset at an address, or one that a reader of one's own reads. */
export async function openRecords(from: string | URL | RecordReader, options: OpenOptions = {}): Promise<Records> {
  const { keys = [], registry = [], signal } = options;
  for (const key of keys) refuseKey(key);
  if (typeof DecompressionStream === 'undefined') throw new RecordsError('host-lacks', 'DecompressionStream');
  if (globalThis.crypto?.subtle === undefined) throw new RecordsError('host-lacks', 'crypto.subtle (https)');
  const { reader, name } = readerOf(from);
  const bytes = await manifestBytes(reader, signal);
  const { manifest, line, seal } = await readManifest(bytes);
  const signature = await verifySignature(line, seal.signatures, keys);
  const highest = Math.max((name && seen.get(name)) || 0, options.lastSequence ?? 0);
  if (name && signature.state !== 'wrong') seen.set(name, Math.max(highest, manifest.sequence));
  const newerSeen = highest > manifest.sequence ? highest : null;
  const assurance: RecordAssurance = { dataset: infoOf(manifest), signature, newerSeen };
  const files = new Files(reader);
  let checker: Promise<LineChecker> | undefined;

  async function lookup(id: string, { signal }: LookupOptions = {}): Promise<UnitRecord | null> {
    if (!/^[A-Z]{2}[0-9A-Z]{27}$/.test(id)) {
      throw new TypeError('id: expected the 29 places of a code, as `validate` gives them');
    }
    if (signature.state === 'wrong') return { unit: null, state: null, events: [], issues: [], assurance };
    const text = await shardOf(manifest, files, id, signal);
    for (const line of text.split('\n')) {
      if (!line.includes(id)) continue;
      // The module comes with the first unit that there is.
      checker ??= LineChecker.of(manifest.asOf, typeof registry === 'string' ? [registry] : registry);
      const { id: found, state, order, withdrawn, issues } = (await checker).check(line);
      if (found !== id) continue;
      const { events, ...unit } = JSON.parse(line) as { events: UnitEvent[] } & Record<string, unknown>;
      const ordered = order.map((at) => ({ ...(events[at] as UnitEvent), withdrawn: withdrawn.includes(at) }));
      return { unit, state, events: ordered, issues, assurance };
    }
    return null;
  }
  return { dataset: assurance.dataset, assurance, lookup };
}

async function manifestBytes(reader: RecordReader, signal: AbortSignal | undefined): Promise<Uint8Array> {
  try {
    return await reader.read(MANIFEST, { limit: MANIFEST_LIMIT, signal });
  } catch (error) {
    const isMissing = error instanceof RecordsError && error.code === 'missing';
    throw isMissing ? new RecordsError('not-a-dataset', MANIFEST) : error;
  }
}

/** The lines of the shard that has a code, if any has. */
async function shardOf(manifest: Manifest, files: Files, id: string, signal: AbortSignal | undefined): Promise<string> {
  const { bits, index } = manifest;
  const hash = await sha256(new TextEncoder().encode(id));
  const indexBits = indexBitsFor(bits);
  const number = beginning(hash, indexBits);
  const indexHash = index[number] as string;
  const path = indexPath(number, indexBits, indexHash);
  const count = 2 ** (bits - indexBits);
  const shards = readIndex(await files.read(path, indexHash, INDEX_LIMIT, signal), path, count);
  const shard = beginning(hash, bits);
  const shardHash = shards[shard % count] as string;
  const place = shardPath(shard, bits, shardHash);
  return decode(await unzipped(await files.read(place, shardHash, SHARD_LIMIT, signal), place), place);
}

/** Lines of a shard out of its file, which has the right hash. */
export async function unzipped(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  const body = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const unpacked = body.pipeThrough(new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>);
  try {
    return await gathered(unpacked, path, TEXT_LIMIT);
  } catch (error) {
    throw error instanceof RecordsError ? error : new RecordsError('not-of-the-format', path);
  }
}

/** Files whose hashes are known: what was read and found right need not be read again. */
class Files {
  private readonly kept = new Map<string, Uint8Array>();

  constructor(private readonly reader: RecordReader) {}

  async read(path: string, hash: string, limit: number, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const known = this.kept.get(path);
    if (known) return known;
    const bytes = await this.reader.read(path, { limit, signal });
    signal?.throwIfAborted();
    const found = await sha256(bytes);
    const expected = fromBase64(hash);
    if (found.some((byte, at) => byte !== expected[at])) throw new RecordsError('wrong-hash', path);
    if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value as string);
    this.kept.set(path, bytes);
    return bytes;
  }
}

function readerOf(from: string | URL | RecordReader): { reader: RecordReader; name: string } {
  if (typeof from === 'object' && 'read' in from) return { reader: from, name: '' };
  const here = (globalThis as { document?: { baseURI: string } }).document?.baseURI;
  let address: URL;
  try {
    address = new URL(from, here);
  } catch {
    throw new TypeError(`from: expected the address of a dataset or a reader, found ${String(from)}`);
  }
  if (!/^https?:$/.test(address.protocol)) {
    throw new TypeError(`from: expected an address with https: or http:, or a reader; found ${address.protocol}`);
  }
  if (!address.pathname.endsWith('/')) address.pathname = address.pathname.replace(/\/manifest\.jsonl$|$/, '/');
  return { reader: addressReader(address), name: address.href };
}

function refuseKey(key: PublicKey): void {
  if (typeof key !== 'object' || key === null || typeof key.kid !== 'string' || key.kid === '') {
    throw new TypeError('keys: expected public keys as JSON Web Keys with `kid`');
  }
}

function infoOf({ issuer, asOf, sequence, source, licence, units }: Manifest): DatasetInfo {
  return { issuer, asOf, sequence, source, licence, units };
}
