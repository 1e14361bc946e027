// The manifest: a line that says what the dataset is, and a line that seals it. The signatures are detached (RFC 7515,
// appendix F): what they sign are the bytes of the first line, so that nothing has to be written anew to be checked.

import type { DatasetInfo, Names } from './contract';
import { RecordsError } from './error';
import { indexBitsFor, isHash, MANIFEST, MOST_BITS, sha256, toBase64 } from './layout';

const FORMAT = 'humanoid-id-dataset/1';
const RECORDS = 'humanoid-id-records/1';
const INDEX = 'humanoid-id-index/1';

export type Manifest = DatasetInfo & {
  /** How many bits of SHA-256 of a code tell its shard. */
  readonly bits: number;
  /** The hashes of the index files, in the order of their numbers. */
  readonly index: readonly string[];
};

export type Seal = { readonly sha256: string; readonly signatures: readonly string[] };

/** The first line, without its end. */
export function manifestLine({ issuer, asOf, sequence, source, licence, units, bits, index }: Manifest): string {
  const { en, zh } = issuer;
  const head = { format: FORMAT, records: RECORDS, issuer: { en, zh }, asOf, sequence, source, licence, units };
  return JSON.stringify({ ...head, shards: { by: 'sha-256', bits }, index });
}

/** Both lines. */
export async function sealed(line: string, signatures: readonly string[]): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const hash = toBase64(await sha256(encoder.encode(line)));
  return encoder.encode(`${line}\n${JSON.stringify({ sha256: hash, signatures } satisfies Seal)}\n`);
}

/** Read both lines, strictly: every byte of the file counts. */
export async function readManifest(bytes: Uint8Array): Promise<{ manifest: Manifest; line: Uint8Array; seal: Seal }> {
  const text = decode(bytes, MANIFEST);
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) throw new RecordsError('page-of-the-host', MANIFEST);
  const [first = '', second = '', ...rest] = text.split('\n');
  if (!first.startsWith(`{"format":"${FORMAT}"`)) throw new RecordsError('not-a-dataset', MANIFEST);
  const refuse = (): never => {
    throw new RecordsError('not-of-the-format', MANIFEST);
  };
  if (rest.length !== 1 || rest[0] !== '') refuse();
  const seal = parse(second, MANIFEST) as Partial<Seal>;
  const { sha256: hash, signatures } = seal;
  const isSeal = isHash(hash) && Array.isArray(signatures) && signatures.every((it) => typeof it === 'string');
  if (!isSeal || signatures.length > 8 || JSON.stringify({ sha256: hash, signatures }) !== second) return refuse();
  const line = new TextEncoder().encode(first);
  if (toBase64(await sha256(line)) !== hash) throw new RecordsError('wrong-hash', MANIFEST);
  const manifest = manifestOf(parse(first, MANIFEST));
  // What is written otherwise has members of which nobody here knows, or some that stand twice.
  if (manifest === null || manifestLine(manifest) !== first) return refuse();
  return { manifest, line, seal: { sha256: hash, signatures } };
}

function manifestOf(value: unknown): Manifest | null {
  if (typeof value !== 'object' || value === null) return null;
  const { issuer, asOf, sequence, source, licence, units, shards, index } = value as Record<string, unknown>;
  const { bits } = (shards ?? {}) as Record<string, unknown>;
  if (!isNames(issuer) || !isDay(asOf) || !isCount(sequence) || !isText(source) || !isText(licence)) return null;
  if (!isCount(units) || !isCount(bits) || bits > MOST_BITS) return null;
  if (!Array.isArray(index) || index.length !== 2 ** indexBitsFor(bits) || !index.every(isHash)) return null;
  return { issuer, asOf, sequence, source, licence, units, bits, index };
}

/** An index file: the hashes of its shards, in the order of their numbers. */
export const indexText = (shards: readonly string[]) => `${JSON.stringify({ format: INDEX, shards })}\n`;

export function readIndex(bytes: Uint8Array, path: string, count: number): readonly string[] {
  const text = decode(bytes, path);
  const { shards } = parse(text, path) as { shards?: unknown };
  if (Array.isArray(shards) && shards.length === count && shards.every(isHash) && indexText(shards) === text) {
    return shards;
  }
  throw new RecordsError('not-of-the-format', path);
}

export function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new RecordsError('not-of-the-format', path);
  }
}

function parse(text: string, path: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below.
  }
  throw new RecordsError('not-of-the-format', path);
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 2000 && !DISTURBS.test(value);
// Controls, line separators and marks that turn the direction of writing.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const DISTURBS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const isNames = (value: unknown): value is Names => {
  const { en, zh } = (value ?? {}) as Record<string, unknown>;
  return isText(en) && isText(zh);
};
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isOfCalendar(value);

function isOfCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
