// A dataset of a thousand fictional units under TEST, with every event among them, and lines that show every issue:
//
//   node scripts/sample-records.mjs     writes www/public/sample-records/
//
// The same lines every time. The key is made anew, and its private half is thrown away.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { main, root, run } from './run.mjs';

export const UNITS = 1000;
export const AS_OF = '2026-11-15';
const MODELS = ['H1A001', 'H1A002', 'H2B002'];
const PLACES = ['CN-GD', 'CN-SH', 'CN-ZJ', 'CN-BJ', 'CN-SC'];

/** Numbers that look drawn, the same every time (mulberry32). */
function drawing(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const dayAfter = (day, days) => new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10);

// What a unit goes through after it was made: event, days since the event before, role, more.
const RECALL = { en: 'The left knee may lock: do not use before the remedy.', zh: '左膝可能卡死：处理前请勿使用。' };
const KNEE = { en: 'Left knee joint replaced.', zh: '更换左膝关节。' };
const START = [
  ['placed-on-market', 12, 'seller', { by: 'TEST Sales' }],
  ['put-into-use', 20, 'user', { by: 'TEST Logistics' }],
];
const SERVICE = [
  'maintained',
  40,
  'service-provider',
  { by: 'TEST Service', note: { en: 'Yearly service.', zh: '年度维护。' } },
];
const LIVES = [
  { weight: 120, events: [] },
  { weight: 60, events: [['inspected', 3, 'authority', { by: 'TEST Inspection' }]] },
  { weight: 160, events: START.slice(0, 1) },
  { weight: 320, events: START },
  { weight: 150, events: [...START, SERVICE] },
  { weight: 40, events: [...START, ['transferred', 30, 'user', { by: 'TEST Care Home' }]] },
  { weight: 30, events: [...START, ['returned', 15, 'service-provider', { by: 'TEST Service' }]] },
  {
    weight: 30,
    events: [
      ...START,
      ['returned', 15, 'service-provider', { by: 'TEST Service' }],
      ['part-replaced', 4, 'service-provider', { by: 'TEST Service', note: KNEE }],
    ],
  },
  { weight: 20, events: [...START, ['returned', 10, 'user', { by: 'TEST Logistics' }]] },
  { weight: 20, events: [...START, ['recalled', 25, 'manufacturer', { by: 'TEST', note: RECALL }]] },
  {
    weight: 20,
    events: [
      ...START,
      ['recalled', 25, 'manufacturer', { by: 'TEST', note: RECALL }],
      ['recall-remedied', 9, 'service-provider', { by: 'TEST Service', note: KNEE }],
    ],
  },
  { weight: 12, events: [...START, ['scrapped', 50, 'user', { by: 'TEST Logistics' }]] },
  {
    weight: 12,
    events: [
      ...START,
      ['scrapped', 40, 'user', { by: 'TEST Logistics' }],
      ['recycled', 8, 'recycler', { by: 'TEST Recycling' }],
    ],
  },
];
// Lives in which something does not fit together, by what is told of it.
const ODD = [
  [...START, ['scrapped', 20, 'user', {}], ['transferred', 15, 'seller', { by: 'TEST Second Hand' }]],
  [...START, ['inspected', -90, 'authority', {}]],
  [...START, ['recalled', 10, 'user', {}], ['recall-remedied', 2, 'service-provider', {}]],
  [...START, ['corrected', 5, 'user', { corrects: { event: 'scrapped', on: '2026-05-05' } }]],
];

/** The lines of the dataset, in the order of the units. */
export function sampleLines() {
  const draw = drawing(29);
  const total = LIVES.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from({ length: UNITS }, (_, at) => {
    let left = draw(total);
    const drawn = LIVES.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
    // The first two are those that guides show: one in use, and one that is recalled.
    const life = [LIVES[4], LIVES[9]][at] ?? drawn;
    const isOdd = at % 100 === 99;
    const made = dayAfter('2026-05-22', at < 2 ? 0 : draw(isOdd ? 20 : 60));
    const id = `CNTEST${at < 2 ? MODELS[0] : MODELS[draw(MODELS.length)]}${made.replaceAll('-', '')}A${String(at + 1).padStart(8, '0')}`;
    const events = [{ event: 'produced', on: made, role: 'manufacturer', by: 'TEST', place: PLACES[draw(5)] }];
    let on = made;
    for (const [event, days, role, more] of isOdd ? ODD[Math.floor(at / 100) % ODD.length] : life.events) {
      on = dayAfter(on, days < 0 ? days : 1 + draw(days));
      events.push({ event, on, role, ...more });
    }
    if (at % 100 === 49) {
      // Somebody mistook the unit for another, and said so.
      const wrong = { event: 'scrapped', on: dayAfter(on, 1) };
      const note = { en: 'Entered for the wrong unit.', zh: '误录为其他机器人。' };
      events.push(
        { ...wrong, role: 'user' },
        { event: 'corrected', on: dayAfter(on, 2), role: 'user', corrects: wrong, note },
      );
    }
    return JSON.stringify({ id, made, ...(at % 100 === 19 && { status: 'scrapped' }), events });
  });
}

/** Lines that nobody may publish, and what is told of each. */
export function faultyLines() {
  const [first] = sampleLines();
  const good = JSON.parse(first);
  const changed = (change) => JSON.stringify({ ...good, ...change });
  const event = good.events[0];
  return [
    ['not-a-record', '{"id":"CNTESTH1A00120260522A00000001"'],
    ['not-a-record', changed({ colour: 'white' })],
    ['personal-data', changed({ 'x-owner': 'somebody' })],
    ['personal-data', changed({ events: [{ ...event, by: 'ask 13800138000' }] })],
    ['code-not-well-formed', changed({ id: good.id.toLowerCase() })],
    ['day-after-as-of', changed({ events: [event, { ...event, event: 'inspected', on: '2027-01-01' }] })],
    ['unit-twice', first],
    ['unit-twice', first],
  ];
}

async function write() {
  const folder = join(root, 'www', 'public', 'sample-records');
  const work = await mkdtemp(join(tmpdir(), 'sample-records-'));
  const cli = (...args) => run(process.execPath, [join(root, 'pkg', 'node', 'cli.js'), ...args], { cwd: work });
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(join(work, 'units.jsonl'), `${sampleLines().join('\n')}\n`);
    await cli('keys', 'make', '--out', 'sample');
    const said = {
      files: ['units.jsonl'],
      out: folder,
      issuer: { en: 'Example portal (fictional)', zh: '示例平台（虚构）' },
      asOf: AS_OF,
      sequence: 1,
      source: 'scripts/sample-records.mjs',
      licence: 'CC0-1.0',
      key: 'sample.private.jwk',
    };
    await writeFile(join(work, 'publish.json'), JSON.stringify(said));
    await cli('records', 'publish', '--settings', 'publish.json');
    await cli('records', 'verify', folder, '--key', 'sample.public.jwk');
    await run('cp', [join(work, 'sample.public.jwk'), join(folder, 'key.public.jwk')]);
    await writeFile(
      join(folder, 'faulty.jsonl'),
      `${faultyLines()
        .map(([, line]) => line)
        .join('\n')}\n`,
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(write);
