// A dataset made in memory, for a page or a script: the same files that the command line writes, for as many units as fit.
// Signing is for the command line, where keys are kept.

import type { BytesInMemory, FileBytes, Pieces } from '../contract/host';
import { gathered } from './address-reader';
import { type CheckRecordsOptions, checkInto, type RecordLineReport, type RecordTotals } from './check';
import type { Names } from './contract';
import { bitsFrom, indexBitsFor, indexPath, MANIFEST, sha256, shardPath, toBase64 } from './layout';
import { indexText, manifestLine, sealed } from './manifest';
import { recordsModule } from './module';

export type DatasetAbout = {
  readonly issuer: Names;
  /** The day that the data describe. */
  readonly asOf: string;
  readonly sequence: number;
  readonly source: string;
  readonly licence: string;
};

export type DatasetFile = { readonly path: string; readonly bytes: Uint8Array };

export type PublishedRecords = {
  readonly reports: readonly RecordLineReport[];
  readonly totals: RecordTotals;
  /** The files of the dataset, the manifest last; `null` where a line has an error. */
  readonly files: readonly DatasetFile[] | null;
};

/** Check lines of records, and make a dataset of them. */
export async function publishRecords(
  source: FileBytes | Pieces | BytesInMemory | string,
  about: DatasetAbout,
  options: Omit<CheckRecordsOptions, 'asOf'> = {},
): Promise<PublishedRecords> {
  const { Shards, memory } = await recordsModule();
  const { records, reports, totals } = await checkInto(source, { ...options, asOf: about.asOf }, (it) =>
    it.divide(0, 0),
  );
  try {
    if (totals.good < totals.lines) return { reports, totals, files: null };
    const bits = bitsFrom(records.counts(), totals.good);
    const shards = new Shards(records.part(0), bits);
    const files: DatasetFile[] = [];
    const hashes = Array<string>(2 ** bits).fill('');
    const add = async (number: number, lines: Uint8Array) => {
      const packed = new Blob([lines as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'));
      const bytes = await gathered(packed, '', Number.POSITIVE_INFINITY);
      const hash = toBase64(await sha256(bytes));
      hashes[number] = hash;
      files.push({ path: shardPath(number, bits, hash), bytes });
    };
    const table = shards.table();
    const text = shards.text();
    for (let at = 0; at < table.length; at += 4) {
      options.signal?.throwIfAborted();
      const [number = 0, start = 0, end = 0] = table.subarray(at, at + 4);
      await add(number, new Uint8Array(memory.buffer, text + start, end - start).slice());
    }
    shards.free();
    for (const [number, hash] of hashes.entries()) if (hash === '') await add(number, new Uint8Array());
    const indexBits = indexBitsFor(bits);
    const count = 2 ** (bits - indexBits);
    const index: string[] = [];
    for (let number = 0; number < 2 ** indexBits; number++) {
      const bytes = new TextEncoder().encode(indexText(hashes.slice(number * count, (number + 1) * count)));
      const hash = toBase64(await sha256(bytes));
      index.push(hash);
      files.push({ path: indexPath(number, indexBits, hash), bytes });
    }
    const line = manifestLine({ ...about, units: totals.good, bits, index });
    files.push({ path: MANIFEST, bytes: await sealed(line, []) });
    return { reports, totals, files };
  } finally {
    records.free();
  }
}
