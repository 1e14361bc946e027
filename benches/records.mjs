// Records beside their yardsticks: `records publish` beside `sort` by code of the same file, `records check` beside `check`
// of a CSV of the same rows, an update of 1 % of units, and what a look-up takes.
//
//   node benches/records.mjs [units]     1 million unless said otherwise; needs GNU time

import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openRecords } from '../pkg/records.js';

const units = Number(process.argv[2] ?? 1e6);
const cli = fileURLToPath(new URL('../pkg/node/cli.js', import.meta.url));
const folder = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), 'records-bench-'));
const at = (name) => join(folder, name);
const ROLES = [
  ['produced', 'manufacturer', 'TEST'],
  ['placed-on-market', 'seller', 'TEST Sales'],
  ['put-into-use', 'user', 'TEST Logistics'],
  ['maintained', 'service-provider', 'TEST Service'],
];

/** The same units in an order of its own; one in a hundred has one event more where `isNew`. */
function write(name, isNew) {
  const [lines, rows] = [openSync(at(`${name}.jsonl`), 'w'), openSync(at(`${name}.csv`), 'w')];
  let [text, csv] = ['', 'code,made,events\n'];
  // A step that has no factor in common with the number of units visits each once.
  const step = 7_919;
  for (let turn = 0; turn < units; turn++) {
    const unit = (turn * step) % units;
    const day = (days) => new Date(Date.UTC(2026, 4, 22) + days * 864e5).toISOString().slice(0, 10);
    const made = day(unit % 50);
    const id = `CNTESTH1A001${made.replaceAll('-', '')}${String(unit).padStart(9, '0')}`;
    const count = 2 + (unit % 2) + (isNew && unit % 100 === 0 ? 1 : 0);
    const events = ROLES.slice(0, count).map(([event, role, by], place) => ({
      event,
      on: day((unit % 50) + place * (1 + (unit % 13))),
      role,
      by,
    }));
    const told = JSON.stringify(events);
    text += `{"id":"${id}","made":"${made}","events":${told}}\n`;
    csv += `${id},${made},"${told.replaceAll('"', '""')}"\n`;
    if (text.length > 1e6 || turn === units - 1) {
      writeSync(lines, text);
      writeSync(rows, csv);
      [text, csv] = ['', ''];
    }
  }
  closeSync(lines);
  closeSync(rows);
}

function timed(what, command, args, env = {}) {
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%e %M', command, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${what}: ${stderr}`);
  const [seconds, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  console.log(
    `${what.padEnd(42)} ${seconds.toFixed(2).padStart(8)} s ${String(Math.round(kilobytes / 1024)).padStart(6)} MB`,
  );
  return seconds;
}

try {
  write('units', false);
  write('next', true);
  console.log(`${units} units, ${Math.round(statSync(at('units.jsonl')).size / 1e6)} MB of JSON lines`);
  const node = (what, ...args) => timed(what, process.execPath, [cli, ...args]);
  const said = ['--issuer', 'TEST', '--as-of', '2027-06-30'];
  const sort = timed('sort by code', 'sort', ['-o', 'sorted.jsonl', 'units.jsonl'], { LC_ALL: 'C' });
  const publish = node(
    'records publish',
    'records',
    'publish',
    'units.jsonl',
    '--out',
    'dataset',
    ...said,
    '--sequence',
    '1',
  );
  const update = node(
    'records publish, 1 % changed',
    'records',
    'publish',
    'next.jsonl',
    '--out',
    'dataset',
    ...said,
    '--sequence',
    '2',
  );
  const csv = node('check of a CSV of the same rows', 'check', 'units.csv', '--column', 'code');
  const check = node('records check', 'records', 'check', 'units.jsonl');
  console.log(
    `publish / sort ${(publish / sort).toFixed(2)}, update / sort ${(update / sort).toFixed(2)}, check / CSV ${(check / csv).toFixed(2)}`,
  );
  const sizes = [];
  const files = {
    read: async (path) => {
      const bytes = readFileSync(at(join('dataset', path)));
      sizes.push(bytes.length);
      return bytes;
    },
  };
  const records = await openRecords(files);
  const [line] = readFileSync(at('units.jsonl'), 'utf8').split('\n', 1);
  await records.lookup(JSON.parse(line).id);
  const shards = readdirSync(at('dataset/shards')).map((name) => statSync(at(`dataset/shards/${name}`)).size);
  console.log(
    `a look-up reads ${sizes.length} files of ${sizes.join(' + ')} bytes; the largest of ${shards.length} shards has ${Math.max(...shards)}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
