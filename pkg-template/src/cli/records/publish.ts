// `records publish`: lines in any order become a dataset, in bounded memory. They are checked and divided by the first bits
// of the hash into parts on the disk; then each part is sorted by itself and written shard by shard.

import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Locale } from '../../index';
import { grouped } from '../../messages/format-count';
import type { RecordTotals } from '../../records/check';
import { bitsFrom } from '../../records/layout';
import { Usage } from '../errors';
import type { Given } from '../given';
import { expand } from '../globs';
import { complain, print } from '../terminal';
import { baseOf, DatasetWriter, refuseFolder } from './dataset-writer';
import { privateKey } from './key-files';
import { type Module, readerOf, readFileInto } from './reading';
import { saying } from './sentences';
import { type Settings, settings } from './settings';
import { Spill } from './spill';

/** A part is sorted in memory, three times over. */
const PART = 16 << 20;
const MOST_PART_BITS = 12;
/** What all parts together keep before they are written out. */
const WAITING = 64 << 20;

export async function publishRecords(operands: string[], given: Given, locale: Locale): Promise<number> {
  const asked = await settings(operands, given);
  if (asked.files.length === 0) throw new Usage((_, locale) => saying(locale).whichFiles({ action: 'publish' }));
  const files = await expand([...asked.files]);
  const say = saying(locale);
  const keys = await Promise.all(asked.keys.map(privateKey));
  const inPlace = await refuseFolder(asked.out, asked.sequence);
  const base = await baseFor(asked, inPlace);
  await mkdir(asked.out, { recursive: true });

  const reading = await readerOf(asked.asOf, asked.registries, 0, false);
  const { module, reader } = reading;
  const partBits = await partBitsFor(files);
  reader.divide(partBits, Math.floor(WAITING / 2 ** partBits));
  const spill = new Spill(join(asked.out, `records.${process.pid}.part`), 2 ** partBits);
  try {
    const empty = (all: boolean) => {
      for (const part of reader.ready(all)) spill.write(part, reader.part(part));
    };
    for (const file of files) await readFileInto(reading, file, () => empty(false));
    empty(true);
    const totals = JSON.parse(reader.totals()) as RecordTotals;
    const bits = bitsFrom(reader.counts(), totals.good);
    reader.free();
    if (totals.good < totals.lines) {
      await complain(`humanoid-id: ${say.notPublished({ bad: grouped(totals.lines - totals.good) })}\n`);
      return 1;
    }
    // An export that failed takes the place of no dataset.
    if (totals.lines === 0) {
      await complain(`humanoid-id: ${say.noRecords}\n`);
      return 1;
    }
    const writer = new DatasetWriter(asked.out, bits, base);
    const twice = await writeShards(module, spill, partBits, writer);
    if (twice.length > 0) {
      for (const code of twice.slice(0, 20)) await complain(`humanoid-id: ${say.twice({ code })}\n`);
      return 1;
    }
    await writer.finish(asked, keys);
    const { units, written } = writer;
    await print(`${say.published({ units: grouped(units), shards: grouped(2 ** bits), written: grouped(written) })}\n`);
    if (!writer.isCoarse) await complain(`humanoid-id: ${say.few({ fewest: grouped(writer.fewest) })}\n`);
    return 0;
  } finally {
    spill.close();
  }
}

/** What the folder has already is the base, unless another is named. */
export async function baseFor({ base, out }: Settings, inPlace: Awaited<ReturnType<typeof baseOf>>) {
  if (base === null || base === out) return inPlace;
  const found = await baseOf(base);
  if (found === null) throw new Usage((_, locale) => saying(locale).baseDiffers);
  return found;
}

async function writeShards(module: Module, spill: Spill, partBits: number, writer: DatasetWriter): Promise<string[]> {
  const twice: string[] = [];
  // Where there are fewer shards than parts, several parts make one.
  const together = 2 ** Math.max(0, partBits - writer.bits);
  for (let part = 0; part < 2 ** partBits; part += together) {
    const shards = new module.Shards(spill.read(part, together), writer.bits);
    const table = shards.table();
    const text = shards.text();
    twice.push(...shards.twice().split('\n').filter(Boolean));
    for (let at = 0; at < table.length && twice.length === 0; at += 4) {
      const [number = 0, start = 0, end = 0, units = 0] = table.subarray(at, at + 4);
      await writer.shard(number, new Uint8Array(module.memory.buffer, text + start, end - start), units);
    }
    shards.free();
  }
  return twice;
}

async function partBitsFor(files: readonly string[]): Promise<number> {
  let size = 0;
  for (const file of files) size += file === '-' ? PART * 2 ** 6 : ((await stat(file).catch(() => null))?.size ?? 0);
  return Math.min(MOST_PART_BITS, Math.max(0, Math.ceil(Math.log2(Math.max(1, size / PART)))));
}
