// `records seal`: shards that an engine wrote become a dataset. They lie as `shard=PREFIX/…` folders, as Spark and DuckDB
// partition, or as `PREFIX.jsonl` files; the lines of each may have any order, and are checked as for `publish`.

import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Locale } from '../../index';
import { grouped } from '../../messages/format-count';
import type { RecordTotals } from '../../records/check';
import { prefix } from '../../records/layout';
import { FileFailure, OwnReason, Usage } from '../errors';
import type { Given } from '../given';
import { complain, print } from '../terminal';
import { DatasetWriter, refuseFolder } from './dataset-writer';
import { privateKey } from './key-files';
import { baseFor } from './publish';
import { readerOf, readFileInto } from './reading';
import { saying } from './sentences';
import { settings } from './settings';

type Shard = { name: string; files: string[] };

export async function sealRecords(operands: string[], given: Given, locale: Locale): Promise<number> {
  const asked = await settings(operands, given);
  const [folder, ...rest] = asked.files;
  if (folder === undefined || rest.length > 0) throw new Usage((_, locale) => saying(locale).whichFolder);
  const say = saying(locale);
  const refuse = (sentence: string): never => {
    throw new FileFailure(folder, new Error(sentence));
  };
  const shards = await shardsOf(folder);
  if (shards.length === 0) refuse(say.noShards);
  const bits = bitsOf(shards.map(({ name }) => name)) ?? refuse(say.mixedShards);
  const keys = await Promise.all(asked.keys.map(privateKey));
  const inPlace = await refuseFolder(asked.out, asked.sequence);
  const base = await baseFor(asked, inPlace);
  await mkdir(asked.out, { recursive: true });
  const writer = new DatasetWriter(asked.out, bits, base);
  let bad = 0;
  for (const { name, files } of shards) {
    const reading = await readerOf(asked.asOf, asked.registries, 0, false);
    const { module, reader } = reading;
    reader.divide(0, 0);
    for (const file of files) await readFileInto(reading, file, () => {});
    const { lines, good } = JSON.parse(reader.totals()) as RecordTotals;
    bad += lines - good;
    const sorted = new module.Shards(reader.part(0), bits);
    const [number = 0, start = 0, end = 0, units = 0, ...others] = sorted.table();
    const [code] = sorted.twice().split('\n');
    if (code) refuse(say.twice({ code }));
    const isOwn = others.length === 0 && (units === 0 || prefix(number, bits) === name);
    if (!isOwn) throw new FileFailure(files[0] ?? folder, new OwnReason(say.wrongShard({ file: name })));
    if (units > 0)
      await writer.shard(number, new Uint8Array(module.memory.buffer, sorted.text() + start, end - start), units);
    sorted.free();
    reader.free();
  }
  if (bad > 0) {
    await complain(`humanoid-id: ${say.notPublished({ bad: grouped(bad) })}\n`);
    return 1;
  }
  await writer.finish(asked, keys);
  const { units, written } = writer;
  await print(`${say.published({ units: grouped(units), shards: grouped(2 ** bits), written: grouped(written) })}\n`);
  if (!writer.isCoarse) await complain(`humanoid-id: ${say.few({ fewest: grouped(writer.fewest) })}\n`);
  return 0;
}

async function shardsOf(folder: string): Promise<Shard[]> {
  const found: Shard[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    throw new FileFailure(folder, error);
  });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const [, asFolder] = /^shard=([0-9a-f]+|all)$/.exec(entry.name) ?? [];
    const [, asFile] = /^([0-9a-f]+|all)\.(?:jsonl|json|txt|csv)$/.exec(entry.name) ?? [];
    if (entry.isDirectory() && asFolder) {
      const path = join(folder, entry.name);
      // Spark and Hadoop leave files of their own, whose names begin with a dot or an underscore.
      const files = (await readdir(path)).filter((name) => !/^[._]/.test(name)).sort();
      found.push({ name: asFolder, files: files.map((name) => join(path, name)) });
    } else if (entry.isFile() && asFile) found.push({ name: asFile, files: [join(folder, entry.name)] });
  }
  return found;
}

/** How many bits tell these shards apart: the fewest of which all are numbers; no shard may have been forgotten. */
function bitsOf(names: readonly string[]): number | null {
  const digits = names[0] === 'all' ? 0 : (names[0]?.length ?? 0);
  const [least, most] = digits === 0 ? [0, 0] : [4 * digits - 3, 4 * digits];
  for (let bits = least; bits <= most; bits++) {
    if (2 ** bits !== names.length) continue;
    const all = new Set(Array.from({ length: 2 ** bits }, (_, number) => prefix(number, bits)));
    if (names.every((name) => all.has(name))) return bits;
  }
  return null;
}
