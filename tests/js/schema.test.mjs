// The schema and the loader over thousands of documents that are nearly right: every value of a document that has every
// member is dropped, doubled, and replaced by values of every type and length. What the schema refuses the loader
// refuses; what only the loader refuses is one of the faults below, which no schema can tell.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { loadRegistry } from '../../pkg/index.js';
import sampleRegistry from '../../pkg/sample-registry.js';

const schema = JSON.parse(readFileSync(new URL('../../pkg/registry.schema.json', import.meta.url), 'utf8'));
const fits = new Ajv({ strict: true }).compile(schema);

/** What the loader expects beyond the schema, and why the schema does not say so. */
const BEYOND = {
  'a day as YYYY-MM-DD': 'a pattern knows no calendar',
  'a day not before validFrom': 'two values are compared',
  'the status that its days give it on asOf': 'three values are compared',
  'an entry that is not there before': 'entries are compared by three members',
  "a code that begins with the enterprise's country and code": 'two values are compared',
  'a code that fits the layout': 'samples are read by the layout',
  '18 characters of GB 32100 whose check character agrees': 'a check character is computed',
  'widths that sum to 6': 'a sum',
  'widths that sum to 17': 'a sum',
  '1 to 17, a sequence 1 to 15, and as wide as what stands there': 'the width of one member is the value of another',
  'as many characters as the field has places': 'the length of a value hangs on a number',
  'a number that fits the width': 'two values are compared',
  'a number from min on that fits the width': 'three values are compared',
  'a character that may stand in the field': 'the pad is one of the alphabet',
  'characters that leave some check characters': 'avoid leaves the system something to write',
  'a name that no other field and no segment has': 'names are compared',
  'a value that no other choice has': 'values are compared',
  'a segment before this one, another field of this layout, or an earlier check': 'names are looked up',
  'a layout of the serial beside it': 'two members that need not be there are compared',
  'every field of the serial but literals and checks': 'fields are counted',
  'the name of a field of the serial or the model, or model': 'names are looked up',
  'a date, where parts of one are asked for': 'fields are looked up by names',
  'a field beside it': 'two members are compared',
  'one date at most whose role is production': 'fields are counted',
  'a day that no other layout of this list has': 'values are compared',
  'an empty list, as covers does not name it': 'two members are compared',
  'a field that is neither a literal nor a check': 'names are looked up',
  'each field only once': 'names are compared',
  'after a padded field the end, or a text that begins with a sign': 'two elements are compared',
  'parts that hold only what the system is computed over': 'characters are looked up by names',
  'parts of 17 places at most for gb-32100, of 8 for gb-11714': 'widths are looked up by names and added',
  'either text or field': 'members beginning with x- are counted by a schema as well',
  'at most 1000 faults': 'faults are counted',
};

/** Every member that there is; one model and one serial layout hold every kind of field. */
function full() {
  const names = { en: 'Test', zh: '测试', 'x-de': 'Probe' };
  return {
    $schema: './registry.schema.json',
    format: 'humanoid-id-registry/1',
    issuer: names,
    asOf: '2026-06-30',
    sequence: 7,
    source: 'made up',
    licence: 'CC0-1.0',
    covers: ['enterprises', 'models'],
    layout: [
      {
        validFrom: '2026-01-01',
        serial: [
          { name: 'made', kind: 'date', width: 6, format: 'YYMMDD', role: 'production' },
          { name: 'tested', kind: 'date', width: 6, format: 'YYMMDD' },
          { name: 'rest', kind: 'digits', width: 5, pad: '0' },
        ],
        inHouse: [
          { field: 'made', format: 'YYMM' },
          { field: 'made', format: 'DD' },
          { text: '-' },
          { field: 'tested' },
          { text: '-' },
          { field: 'rest' },
        ],
      },
      { validFrom: '2027-01-01', serial: [{ name: 'all', kind: 'alnum', width: 17 }] },
    ],
    enterprises: [
      {
        country: 'CN',
        code: 'TEST',
        name: names,
        status: 'active',
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
        creditCode: '91350100M000100Y43',
        layout: {
          model: [
            { name: 'line', kind: 'literal', width: 1, value: 'H', label: names },
            { name: 'hand', kind: 'choice', width: 1, choices: [{ value: '1', label: names }, { value: '2' }] },
            { name: 'number', kind: 'alnum', width: 4, alphabet: 'alnum34', pad: '0' },
          ],
          serial: [
            { name: 'week', kind: 'date', width: 4, format: 'YYWW' },
            { name: 'batch', kind: 'digits', width: 4, pad: '0' },
            { name: 'unit', kind: 'sequence', width: 8, min: 1, max: 99_999_999 },
            {
              name: 'check',
              kind: 'check',
              width: 1,
              system: 'iso-7064-mod-37-36',
              over: ['model', 'week', 'unit'],
              avoid: 'IOQ',
            },
          ],
          inHouse: [{ field: 'week' }, { text: '-' }, { field: 'batch' }, { text: '/', 'x-own': 1 }, { field: 'unit' }],
        },
        samples: ['CNTESTH1000A26210042000000017'],
        'x-own': [1, { a: null }],
      },
    ],
    models: [
      {
        country: 'CN',
        enterprise: 'TEST',
        code: 'H1000A',
        name: names,
        status: 'planned',
        validFrom: null,
        validTo: null,
        attributes: { text: 'a', both: names, number: -1.5e-7, flag: false },
        layout: { serial: [{ name: 'all', kind: 'alnum', width: 17 }] },
      },
    ],
    'x-own': 'anything',
  };
}

/** A document's last character of a sample is its check character: found by trying. */
function sound(document) {
  const [enterprise] = document.enterprises;
  const stem = enterprise.samples[0].slice(0, 28);
  for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    enterprise.samples[0] = stem + character;
    document.models[0].code = 'H1000B'; // its own layout would take any serial
    if (faultsOf(document).length === 0) return document;
  }
  throw new Error(faultsOf(document)[0].expected);
}

function faultsOf(document) {
  try {
    loadRegistry(JSON.stringify(document)).free();
    return [];
  } catch (error) {
    return error.faults;
  }
}

// biome-ignore format: one line for each would be a page
const OTHERS = [
  null, true, false, 0, 1, 17, 18, -1, 1.5, 999_999_999_999_999, 1e15, '', ' ', 'A', 'a', '00', 'ZZ9', 'TEST', 'TST2',
  '91350100M000100Y44', 'model', 'line', 'unit', 'check', 'x-own', '编', 'active', 'retired', 'luhn', 'gb-32100', 'gb-11714', 'YYYYMMDD', 'vin-year',
  'alnum33', 'literal', 'choice', 'digits', 'alnum', 'date', 'sequence', '2026-02-29', '2025-01-01', '2026-1-1',
  'A'.repeat(2000), 'A'.repeat(2001), '编'.repeat(2000), '🤖'.repeat(2001), 'a\nb', 'a\u009bb', 'a\u202eb', 'a\u2028b', [], {}, [[]], [{}], ['A'], { en: 'a', zh: 'b' },
  { 'x-own': 1 }, { text: 'a', field: 'unit' }, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
];

/** Every change of one place of a document, made and taken back. */
function* changes(holder, key, path = '') {
  const value = holder[key];
  const pointer = `${path}/${key}`;
  const with_ = function* (other, about) {
    holder[key] = other;
    yield `${pointer} ${about}`;
    holder[key] = value;
  };
  for (const other of OTHERS) yield* with_(other, JSON.stringify(other).slice(0, 40));
  if (typeof value === 'string') {
    for (const other of [value.slice(1), `${value}A`, value.toLowerCase(), `${value}\n`, ` ${value}`]) {
      yield* with_(other, JSON.stringify(other).slice(0, 40));
    }
  }
  if (Array.isArray(value)) {
    for (const at of value.keys()) yield* with_(value.toSpliced(at, 1), `without ${at}`);
    if (value.length > 0) {
      yield* with_([...value, value[0]], 'with the first twice');
      for (const most of [16, 17, 35, 1296]) {
        yield* with_(Array(most + 1).fill(value[0]), `${most + 1} of the first`);
      }
    }
    for (const at of value.keys()) yield* changes(value, at, pointer);
  } else if (typeof value === 'object' && value !== null) {
    for (const name of Object.keys(value)) {
      const { [name]: _, ...rest } = value;
      yield* with_(rest, `without ${name}`);
    }
    for (const [name, other] of members) {
      if (!(name in value)) yield* with_({ ...value, [name]: other }, `with ${name}`);
    }
    yield* with_({ ...value, other: 1 }, 'with a member of no name');
    for (const name of Object.keys(value)) yield* changes(value, name, pointer);
  }
}

/** Every member of the schema by name, with a value that it has somewhere. */
const members = new Map();
(function collect(value) {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) members.set(name, inner);
    collect(inner);
  }
})(full());

test('the document of this test has every member of the schema', () => {
  const named = new Set();
  (function collect(part) {
    if (typeof part !== 'object' || part === null) return;
    if (part.properties) Object.keys(part.properties).forEach((name) => void named.add(name));
    Object.values(part).forEach(collect);
  })(schema);
  assert.deepEqual(
    [...named].filter((name) => !members.has(name)),
    [],
  );
});

test('the schema and the loader agree on what is nearly right', () => {
  const seen = new Set();
  let verdicts = 0;
  const agree = (document, about) => {
    const faults = faultsOf(document);
    verdicts += 1;
    if (!fits(document)) {
      assert.notEqual(faults.length, 0, `only the schema refuses ${about}: ${JSON.stringify(fits.errors[0])}`);
      return;
    }
    for (const { pointer, expected, found } of faults) {
      assert.ok(expected in BEYOND, `only the loader refuses ${about}: ${pointer}: ${expected}, found ${found}`);
      seen.add(expected);
    }
  };
  for (const document of [sound(full()), structuredClone(sampleRegistry)]) {
    agree(document, 'what is right');
    for (const name of Object.keys(document)) {
      for (const about of changes(document, name)) agree(document, about);
    }
    for (const name of Object.keys(document)) {
      const { [name]: _, ...rest } = document;
      agree(rest, `without ${name}`);
    }
  }
  assert.ok(verdicts > 20_000, `${verdicts}`);
  assert.deepEqual(
    Object.keys(BEYOND).filter((expected) => !seen.has(expected)),
    [],
  );
});
