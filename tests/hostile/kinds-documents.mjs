// Documents of strangers: registries, rules and records. Each is refused whole, with its faults, or is sound.

import { GOOD } from './make/codes.mjs';

const REGISTRY = {
  format: 'humanoid-id-registry/1',
  issuer: { en: 'Example', zh: '示例' },
  asOf: '2026-06-01',
  sequence: 1,
  source: 'example',
  licence: 'CC0-1.0',
  enterprises: [],
  models: [],
};
const RULES = {
  format: 'humanoid-id-rules/1',
  id: 'test/2027-01',
  name: { en: 'Example', zh: '示例' },
  source: 'example',
  asOf: '2026-06-01',
  validFrom: '2027-01-01',
};
const RECORD = {
  id: GOOD,
  made: '2026-05-22',
  events: [{ event: 'produced', on: '2026-05-22', role: 'manufacturer', by: 'TEST' }],
};

/** What is done to any JSON document: its name, and how a sound one is changed. `prose` is a member that holds a text. */
const DONE = (sound, prose) => {
  const text = JSON.stringify(sound);
  const changed = (more) => JSON.stringify({ ...sound, ...more });
  return [
    ['lists in lists, 400,000 deep', 'deep', () => '['.repeat(400_000)],
    ['objects in objects within a member', 'nested', () => text.replace('{', `{"x-a":${'{"a":'.repeat(100_000)}`)],
    ['a megabyte of one text', 'long', () => changed({ [prose]: 'x'.repeat(1_000_000) })],
    [
      'members of every object',
      'members',
      () => text.replace('{', '{"__proto__":{"asOf":"x"},"constructor":1,"toString":2,'),
    ],
    ['numbers beyond all bounds', 'numbers', () => text.replace('{', `{"sequence":1${'0'.repeat(400_000)},`)],
    ['texts that steer a terminal', 'steering', () => changed({ [prose]: '\u001b[2J\u202e\u009b2J' })],
    ['texts that a page would run', 'markup', () => changed({ [prose]: '<img src=x onerror=alert(1)>' })],
    ['a key that stands 50,000 times', 'twice', () => text.replace('{', `{${'"asOf":"x",'.repeat(50_000)}`)],
    ['no text but bytes', 'bytes', () => Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['nothing', 'empty', () => ''],
  ];
};
const kinds = (door, sound, prose, more) =>
  [...DONE(sound, prose), ...more].map(([name, file, make]) => ({
    name: `${door}: ${name}`,
    file: `${door}-${file}.json`,
    make,
    door,
    exits: [0, 1, 3],
  }));
const changed = (sound, more) => () => JSON.stringify({ ...sound, ...more });
const days = (count) => Array.from({ length: count }, () => ({ ...RECORD.events[0], event: 'maintained' }));

export const DOCUMENTS = [
  ...kinds('registry', REGISTRY, 'source', [
    ['60,000 faults', 'faults', changed(REGISTRY, { enterprises: Array(60_000).fill({}) })],
    [
      '12,000 layouts that overlap',
      'layouts',
      changed(REGISTRY, {
        layouts: Array.from({ length: 12_000 }, () => ({ id: 'x', fields: [{ from: 13, length: 17 }] })),
      }),
    ],
  ]),
  ...kinds('rules', RULES, 'source', [
    [
      '60,000 members that nobody knows',
      'faults',
      () => JSON.stringify(RULES).replace('}', `}${',"x":1'.repeat(60_000)}`),
    ],
    [
      'a check over places that are none',
      'places',
      changed(RULES, { check: { system: 'iso7064-mod-37-36', over: [[0, 1e9]], at: -1 } }),
    ],
    ['an alphabet of everything', 'alphabet', changed(RULES, { alphabets: { serial: 'A'.repeat(500_000) } })],
  ]),
  ...kinds('records', RECORD, 'x-note', [
    ['10,000 events of one unit', 'events', changed(RECORD, { events: days(10_000) })],
    ['10,000 lines of one unit', 'lines', () => `${JSON.stringify(RECORD)}\n`.repeat(5_000)],
    ['half a million empty lines', 'blank', () => '\n'.repeat(500_000)],
    ['200,000 lines that are no record', 'none', () => '{}\n'.repeat(200_000)],
    [
      'corrections that correct each other',
      'corrections',
      changed(RECORD, { events: days(64).map((event, at) => ({ ...event, corrects: 63 - at })) }),
    ],
    ['a person', 'person', changed(RECORD, { owner: '张三', phone: '13800138000', 'x-id': '11010519491231002X' })],
  ]),
];
