// `records verify`: every byte of a dataset. The manifest and its signatures, every index file, every shard and its lines.

import type { Locale } from '../../index';
import { grouped } from '../../messages/format-count';
import type { RecordReader } from '../../records/contract';
import { RecordsError } from '../../records/error';
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
} from '../../records/layout';
import { decode, readIndex, readManifest } from '../../records/manifest';
import { LineChecker } from '../../records/module';
import { unzipped } from '../../records/open';
import { verifySignature } from '../../records/signature';
import { FileFailure, OwnReason, Usage } from '../errors';
import type { Given } from '../given';
import { complain, print } from '../terminal';
import { readerOfPlace } from './folder-reader';
import { publicKey } from './key-files';
import { saying, side } from './sentences';

/** Shards that are read at once. */
const AT_ONCE = 8;

export async function verifyRecords(operands: string[], given: Given, locale: Locale): Promise<number> {
  const [place, ...rest] = operands;
  if (place === undefined || rest.length > 0) throw new Usage((_, locale) => saying(locale).whichDataset);
  const say = saying(locale);
  const keys = await Promise.all((given.key ?? []).map(publicKey));
  const reader = readerOfPlace(place);
  try {
    const { manifest, line, seal } = await readManifest(await reader.read(MANIFEST, { limit: MANIFEST_LIMIT }));
    const { issuer, asOf, sequence, bits, units } = manifest;
    const signature = await verifySignature(line, seal.signatures, keys);
    await print(
      `${say.dataset({ issuer: issuer[side(locale)], asOf, sequence })}\n${signature.message[side(locale)]}\n`,
    );
    if (signature.state === 'wrong') return 1;
    const indexBits = indexBitsFor(bits);
    const count = 2 ** (bits - indexBits);
    const checker = await LineChecker.of(asOf, []);
    let found = 0;
    for (const [number, hash] of manifest.index.entries()) {
      const path = indexPath(number, indexBits, hash);
      const shards = readIndex(await intact(reader, path, hash, INDEX_LIMIT), path, count);
      for (let from = 0; from < shards.length; from += AT_ONCE) {
        const some = shards.slice(from, from + AT_ONCE).map(async (hash, at) => {
          const shard = number * count + from + at;
          return unitsOf(reader, shardPath(shard, bits, hash), hash, { shard, bits, checker }, say);
        });
        for (const units of await Promise.all(some)) found += units;
      }
    }
    if (found !== units) throw new FileFailure(MANIFEST, new OwnReason(say.tooMany({ said: units, found })));
    await print(`${say.sound({ units: grouped(units), shards: grouped(2 ** bits) })}\n`);
    return 0;
  } catch (error) {
    if (error instanceof RecordsError) await complain(`humanoid-id: ${error.messages[side(locale)]}\n`);
    else if (error instanceof FileFailure) await complain(`humanoid-id: ${error.told(locale)}\n`);
    else throw error;
    return error instanceof RecordsError && error.code === 'unreachable' ? 3 : 1;
  }
}

async function intact(reader: RecordReader, path: string, hash: string, limit: number): Promise<Uint8Array> {
  const bytes = await reader.read(path, { limit });
  const [found, expected] = [await sha256(bytes), fromBase64(hash)];
  if (found.some((byte, at) => byte !== expected[at])) throw new RecordsError('wrong-hash', path);
  return bytes;
}

type Expected = { shard: number; bits: number; checker: LineChecker };

/** How many units a shard has, if each line is one of it. */
async function unitsOf(
  reader: RecordReader,
  path: string,
  hash: string,
  { shard, bits, checker }: Expected,
  say: ReturnType<typeof saying>,
): Promise<number> {
  const text = decode(await unzipped(await intact(reader, path, hash, SHARD_LIMIT), path), path);
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new FileFailure(path, new OwnReason(say.notInOrder));
  let before = '';
  for (const line of lines) {
    const { id, issues } = checker.check(line);
    if (id === null || issues.some(({ severity }) => severity === 'error')) {
      throw new FileFailure(path, new OwnReason(say.badLine));
    }
    const isOwn = beginning(await sha256(new TextEncoder().encode(id)), bits) === shard;
    if (!isOwn || id <= before) throw new FileFailure(path, new OwnReason(say.notInOrder));
    before = id;
  }
  return lines.length;
}
