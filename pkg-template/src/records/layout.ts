// How a dataset lies in its folder.
//
//   manifest.jsonl                        who says so, as of when; the hashes of the index files; signatures
//   index/PREFIX-HASH.json                the hashes of the shards whose numbers begin with it
//   shards/PREFIX-HASH.gzip           the lines of units, in the order of their codes
//
// The shards end in .gzip, because some hosts say of a file in .gz that its bytes are only encoded so, and browsers unpack
// those before anybody can hold them against a hash.
//
// A shard has the units whose SHA-256 of the code begins with the same bits; its number is written in as many hexadecimal
// digits as the bits take, filled up with zeros. The name of a file has the beginning of its hash, so that a new one never
// takes the place of the one that the manifest still names.

/** A shard has so many units on average at least, by which the smallest of all has a hundred. */
export const LEAST_UNITS = 160;
/** No shard has fewer, where there is more than one: by so many a host does not learn which was asked for. */
export const FEWEST_IN_SHARD = 100;
export const MOST_BITS = 20;

export const MANIFEST = 'manifest.jsonl';
export const MANIFEST_LIMIT = 1 << 20;
export const INDEX_LIMIT = 1 << 20;
/** Bytes of a shard as it is stored, and of its lines. */
export const SHARD_LIMIT = 4 << 20;
export const TEXT_LIMIT = 32 << 20;

/** How many bits of the hash tell the shards of so many units apart. */
export function bitsFor(units: number): number {
  return Math.min(MOST_BITS, Math.max(0, Math.floor(Math.log2(Math.max(1, units) / LEAST_UNITS))));
}

/** The same for units counted by the first 20 bits of their hashes: fewer where a shard would have less than a hundred. */
export function bitsFrom(counts: Uint32Array, units: number): number {
  let bits = bitsFor(units);
  while (bits > 0 && fewest(counts, bits) < FEWEST_IN_SHARD) bits--;
  return bits;
}

function fewest(counts: Uint32Array, bits: number): number {
  const width = 2 ** (MOST_BITS - bits);
  let least = Number.POSITIVE_INFINITY;
  for (let from = 0; from < counts.length; from += width) {
    let sum = 0;
    for (let at = from; at < from + width; at++) sum += counts[at] as number;
    least = Math.min(least, sum);
  }
  return least;
}

/** How many of those bits tell the index files apart: half, so that manifest and index are about as long. */
export const indexBitsFor = (bits: number) => Math.ceil(bits / 2);

/** The number of a shard, or of an index file, as its name begins. */
export function prefix(number: number, bits: number): string {
  const digits = Math.ceil(bits / 4);
  return digits === 0 ? 'all' : (number * 2 ** (4 * digits - bits)).toString(16).padStart(digits, '0');
}

/** The first bits of a hash as a number. */
export function beginning(hash: Uint8Array, bits: number): number {
  const [a = 0, b = 0, c = 0] = hash;
  return ((a << 16) | (b << 8) | c) >>> (24 - bits);
}

export const indexPath = (number: number, bits: number, hash: string) =>
  `index/${prefix(number, bits)}-${hexOf(hash)}.json`;
export const shardPath = (number: number, bits: number, hash: string) =>
  `shards/${prefix(number, bits)}-${hexOf(hash)}.gzip`;

/** The beginning of a hash in hexadecimal digits, which every file system keeps apart. */
function hexOf(hash: string): string {
  return [...fromBase64(hash).subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Base64 for addresses (RFC 4648, section 5), without padding. */
export function toBase64(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export function fromBase64(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Whether a text is a SHA-256 in Base64 for addresses. */
export const isHash = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(value);

/** SHA-256 by the host. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}
