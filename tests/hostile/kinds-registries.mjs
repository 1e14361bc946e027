// Registry documents of strangers. Each is refused whole, with its faults, or is sound.

const sound = {
  format: 'humanoid-id-registry/1',
  issuer: { en: 'Example', zh: '示例' },
  asOf: '2026-06-01',
  sequence: 1,
  source: 'example',
  licence: 'CC0-1.0',
  enterprises: [],
  models: [],
};
const document = (more) => JSON.stringify({ ...sound, ...more });
const faulty = (name, file, make) => ({ name: `registry: ${name}`, file, make, registry: true, exits: [1, 3] });

export const REGISTRIES = [
  faulty('lists in lists, 400,000 deep', 'deep.json', () => '['.repeat(400_000)),
  faulty('a megabyte of one text', 'long.json', () => document({ source: 'x'.repeat(1_000_000) })),
  faulty('60,000 faults', 'faults.json', () => document({ enterprises: Array(60_000).fill({}) })),
  faulty('members of every object', 'members.json', () =>
    document({}).replace('{', '{"__proto__":{"asOf":"x"},"constructor":1,'),
  ),
  faulty('numbers beyond all bounds', 'numbers.json', () =>
    document({}).replace('"sequence":1', `"sequence":1${'0'.repeat(400_000)}`),
  ),
  faulty('names that steer a terminal', 'steering.json', () =>
    document({ issuer: { en: '\u001b[2J\u202e', zh: '\u009b2J' } }),
  ),
  faulty('a key that stands 50,000 times', 'twice.json', () =>
    document({}).replace('{', `{${'"asOf":"x",'.repeat(50_000)}`),
  ),
  faulty('no text but bytes', 'bytes.json', () => Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
  faulty('nothing', 'empty.json', () => ''),
];
