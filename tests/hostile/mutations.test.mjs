// Damaged workbooks and Parquet files without end: whatever a few bytes become, a file is checked or refused with a reason,
// and no sentence of an engine comes out.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';

import { checkStream } from '../../pkg/bulk.js';
import { KINDS } from './kinds.mjs';
import { MOST_SECONDS } from './limited.mjs';

const SECONDS = Number(process.env.FUZZ_SECONDS ?? 20);
/** Larger ones take long, and are in the corpus as they are. */
const MOST_BYTES = 20_000;

const folder = new URL('../sheets/', import.meta.url);
const written = readdirSync(folder).map((name) => [name, () => readFileSync(new URL(name, folder))]);
const hostile = KINDS.map(({ file, make }) => [file, make]);
const endingIn = async (ending) => {
  const named = [...written, ...hostile].filter(([name]) => name.endsWith(ending));
  const all = await Promise.all(named.map(async ([, make]) => new Uint8Array(Buffer.from(await make()))));
  return all.filter(({ length }) => length <= MOST_BYTES);
};

/** Bytes put in place of others, somewhere. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    dropped: fc.nat(6),
    given: fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc
        .constantFrom('</', '<c>', '"', '&#x0;', '&amp;', '<v>', '1e999', '-1', '<row r="0">')
        .map((it) => Buffer.from(it)),
      fc.constantFrom([0xff, 0xff, 0xff, 0x7f], [0x80, 0x80, 0x80, 0x80, 0x10], [0, 0, 0, 0]),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);
const edited = (bytes, list) =>
  list.reduce((all, { at, dropped, given }) => {
    const place = Math.floor(at * all.length);
    return Uint8Array.from([...all.subarray(0, place), ...given, ...all.subarray(place + dropped)]);
  }, bytes);

async function check(bytes) {
  const start = process.cpuUsage();
  try {
    const checking = checkStream(new Blob([bytes]), { duplicates: 'exact' });
    let rows = 0;
    for await (const row of checking) rows += row.row > 0 ? 1 : 0;
    const summary = await checking.summary;
    assert.ok(rows <= summary.rows);
    assert.equal(summary.valid + summary.invalid + summary.blank + summary.totals, summary.rows);
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    assert.ok(error.reason?.en && error.reason.zh, error.stack);
  }
  const { user, system } = process.cpuUsage(start);
  assert.ok((user + system) / 1e6 < MOST_SECONDS, `${(user + system) / 1e6} s`);
}

const holds = (arbitrary) =>
  fc.assert(fc.asyncProperty(arbitrary, check), {
    numRuns: 1_000_000,
    interruptAfterTimeLimit: SECONDS * 1000,
    markInterruptAsFailure: false,
  });

test('a damaged Parquet file is checked or refused', async () => {
  const bases = await endingIn('.parquet');
  assert.ok(bases.length > 20);
  await holds(fc.tuple(fc.constantFrom(...bases), edits).map(([bytes, list]) => edited(bytes, list)));
});

test('a workbook with a damaged part, and a damaged archive, are checked or refused', async () => {
  const bases = await endingIn('.xlsx');
  const archives = bases.flatMap((bytes) => {
    try {
      return [unzipSync(bytes)];
    } catch {
      return [];
    }
  });
  assert.ok(archives.length > 5);
  const inside = fc
    .constantFrom(...archives)
    .chain((parts) => fc.tuple(fc.constant(parts), fc.constantFrom(...Object.keys(parts)), edits))
    .map(([parts, name, list]) => zipSync({ ...parts, [name]: edited(parts[name], list) }, { level: 1 }));
  const outside = fc.tuple(fc.constantFrom(...bases), edits).map(([bytes, list]) => edited(bytes, list));
  await holds(fc.oneof({ weight: 3, arbitrary: inside }, { weight: 1, arbitrary: outside }));
});
