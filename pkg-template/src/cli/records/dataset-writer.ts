// The files of a dataset, written so that a run that ends at any moment leaves a whole one: the files of the new one take
// no name of the old one's, and the manifest takes its name when all others have theirs.

import { createHash } from 'node:crypto';
import { constants, copyFile, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import type { PublicKey } from '../../records/contract';
import { RecordsError } from '../../records/error';
import {
  FEWEST_IN_SHARD,
  INDEX_LIMIT,
  indexBitsFor,
  indexPath,
  MANIFEST,
  MANIFEST_LIMIT,
  shardPath,
} from '../../records/layout';
import { indexText, type Manifest, manifestLine, readIndex, readManifest, sealed } from '../../records/manifest';
import { OutputFailure, Usage } from '../errors';
import { forget, remember } from '../files';
import { folderReader } from './folder-reader';
import { saying } from './sentences';

const packed = promisify<Buffer, Buffer>(gzip as never);
/** Shards that are compressed at once, each by a thread of Node's own. */
const AT_ONCE = 4;
const UNKNOWN_SYSTEM = 255;

/** A dataset that is there already: which files it has. */
export type Base = { folder: string; manifest: Manifest; shards: ReadonlySet<string>; index: ReadonlySet<string> };

/** The dataset of a folder; `null` where there is none. */
export async function baseOf(folder: string): Promise<Base | null> {
  const reader = folderReader(folder);
  const bytes = await reader.read(MANIFEST, { limit: MANIFEST_LIMIT }).catch((error: unknown) => {
    if (error instanceof RecordsError && error.code === 'missing') return null;
    throw error;
  });
  if (bytes === null) return null;
  const { manifest } = await readManifest(bytes);
  const indexBits = indexBitsFor(manifest.bits);
  const count = 2 ** (manifest.bits - indexBits);
  const [shards, index] = [new Set<string>(), new Set<string>()];
  for (const [number, hash] of manifest.index.entries()) {
    const path = indexPath(number, indexBits, hash);
    index.add(path);
    const hashes = readIndex(await reader.read(path, { limit: INDEX_LIMIT }), path, count);
    for (const [at, hash] of hashes.entries()) shards.add(shardPath(number * count + at, manifest.bits, hash));
  }
  return { folder, manifest, shards, index };
}

export class DatasetWriter {
  private readonly hashes: string[];
  private readonly fresh = new Set<string>();
  private readonly running = new Set<Promise<void>>();
  private readonly folders = new Set<string>();
  /** How many shards are new. */
  written = 0;
  units = 0;
  fewest = Number.POSITIVE_INFINITY;

  constructor(
    private readonly folder: string,
    readonly bits: number,
    private readonly base: Base | null,
  ) {
    this.hashes = Array<string>(2 ** bits).fill('');
  }

  /** Write a shard, soon: so many units as lines. */
  async shard(number: number, lines: Uint8Array, units: number): Promise<void> {
    this.units += units;
    this.fewest = Math.min(this.fewest, units);
    while (this.running.size >= AT_ONCE) await Promise.race(this.running);
    const work = this.pack(number, Buffer.from(lines)).finally(() => this.running.delete(work));
    this.running.add(work);
    // Whoever waits for it hears of a failure.
    work.catch(() => {});
  }

  private async pack(number: number, lines: Buffer): Promise<void> {
    const bytes = await packed(lines);
    // Where a file comes from is nobody's matter, and would make other bytes of the same lines.
    bytes[9] = UNKNOWN_SYSTEM;
    const hash = createHash('sha256').update(bytes).digest('base64url');
    this.hashes[number] = hash;
    const path = shardPath(number, this.bits, hash);
    if (!(await this.isThere(path))) {
      await this.write(path, bytes);
      this.written++;
    }
    this.fresh.add(path);
  }

  /** Whether the file is one of the base, which is at hand or copied. */
  private async isThere(path: string): Promise<boolean> {
    if (!this.base?.shards.has(path)) return false;
    const own = join(this.folder, path);
    if (this.base.folder !== this.folder) {
      await this.makeFolder(dirname(own));
      await copyFile(join(this.base.folder, path), own, constants.COPYFILE_FICLONE);
    }
    return stat(own).then(
      () => true,
      () => false,
    );
  }

  /** Index, manifest and signatures. Then what the dataset before had alone is removed. */
  async finish(about: Omit<Manifest, 'units' | 'bits' | 'index'>, keys: readonly PublicKey[]): Promise<void> {
    await Promise.all(this.running);
    for (const [number, hash] of this.hashes.entries()) if (hash === '') await this.pack(number, Buffer.alloc(0));
    const indexBits = indexBitsFor(this.bits);
    const count = 2 ** (this.bits - indexBits);
    const index: string[] = [];
    for (let number = 0; number < 2 ** indexBits; number++) {
      const bytes = Buffer.from(indexText(this.hashes.slice(number * count, (number + 1) * count)));
      const hash = createHash('sha256').update(bytes).digest('base64url');
      index.push(hash);
      const path = indexPath(number, indexBits, hash);
      this.fresh.add(path);
      await this.write(path, bytes);
    }
    const line = manifestLine({ ...about, units: this.units, bits: this.bits, index });
    const signatures: string[] = [];
    if (keys.length > 0) {
      const { signBytes } = await import('../../records/jose');
      for (const key of keys) signatures.push(await signBytes(Buffer.from(line), key));
    }
    await this.write(MANIFEST, await sealed(line, signatures), true);
    await this.removeOld();
  }

  private async write(path: string, bytes: Uint8Array, isLast = false): Promise<void> {
    const own = join(this.folder, path);
    const temporary = `${own}.${process.pid}.part`;
    try {
      await this.makeFolder(dirname(own));
      remember(temporary);
      await writeFile(temporary, bytes);
      if (isLast) {
        // What the manifest names is on the disk before the manifest is.
        const file = await open(temporary, 'r+');
        await file.sync().finally(() => file.close());
      }
      await rename(temporary, own);
      forget(temporary);
    } catch (error) {
      throw new OutputFailure(own, error);
    }
  }

  private async makeFolder(folder: string): Promise<void> {
    if (this.folders.has(folder)) return;
    await mkdir(folder, { recursive: true });
    this.folders.add(folder);
  }

  private async removeOld(): Promise<void> {
    for (const name of ['shards', 'index']) {
      for (const file of await readdir(join(this.folder, name))) {
        const path = `${name}/${file}`;
        if (!this.fresh.has(path)) await rm(join(this.folder, path), { force: true });
      }
    }
  }

  /** Whether a host learns little enough: there is one shard, or each has a hundred units. */
  get isCoarse(): boolean {
    return this.bits === 0 || this.fewest >= FEWEST_IN_SHARD;
  }
}

/** What the folder holds is a dataset with a lower sequence, or nothing. */
export async function refuseFolder(folder: string, sequence: number): Promise<Base | null> {
  const base = await baseOf(folder);
  if (base && base.manifest.sequence >= sequence) {
    throw new Usage((_, locale) => saying(locale).notOlder({ sequence: base.manifest.sequence }));
  }
  // A run that was killed left these.
  const files = await readdir(folder).catch(() => [] as string[]);
  const isOurs = (name: string) => name === 'shards' || name === 'index' || name.endsWith('.part');
  if (!base && !files.every(isOurs)) {
    throw new Usage((say, locale) => `${folder}${say.colon}${saying(locale).notADataset}`);
  }
  return base;
}
