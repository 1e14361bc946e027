// What JavaScript says is what Rust says: every sentence of the vectors, and random facts for every issue in every language.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as main from '../../pkg/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tags = JSON.parse(readFileSync(new URL('../../languages/list.json', import.meta.url), 'utf8'));
const entries = Object.fromEntries(
  await Promise.all(tags.map(async (tag) => [tag, await import(`../../pkg/${tag}.js`)])),
);
const [head, ...rows] = readFileSync(new URL('../vectors/messages.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));
const vectors = rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])));

for (const tag of tags) {
  test(`every sentence of the vectors in ${tag}`, () => {
    const { language, message } = entries[tag];
    assert.ok(vectors.length > 100);
    for (const { id, facts, about, [tag]: said } of vectors) {
      const asked = JSON.parse(about);
      assert.equal(asked ? message(asked) : main.notice(language), said, `${id}, ${facts}`);
      if (asked) assert.equal(main.message(asked, language), said);
    }
  });
}

test('a language is known by its tag once it is added', () => {
  const [issue] = main.validate('CB').issues;
  assert.throws(() => main.message(issue, 'ja'), /locale: expected "en" or "zh-CN"/);
  assert.equal(main.localeOf('ja-JP'), null);
  // As `message` and `notice` read a language.
  for (const [locale, name] of [
    ['zh', '德国'],
    ['zh-Hans', '德国'],
    ['en-US', 'Germany'],
    ['EN', 'Germany'],
    [{ ...entries.ja.language, countries: entries.ja.countries }, 'ドイツ'],
  ]) {
    assert.equal(main.countryName('DE', locale), name);
    assert.ok(main.notice(locale));
  }
  main.addLanguage({ ...entries.ja.language, countries: entries.ja.countries });
  assert.equal(main.localeOf('ja-JP'), 'ja');
  assert.equal(main.message(issue, 'ja'), entries.ja.message(issue));
  assert.deepEqual(
    ['en', 'zh-CN', 'ja'].map((tag) => main.countryName('DE', tag)),
    ['Germany', '德国', 'ドイツ'],
  );
  assert.equal(main.countryName('DE', entries.ja.language), 'ドイツ');
  assert.equal(main.countryName('constructor', 'en'), null);
  assert.throws(() => main.addLanguage({}), TypeError);
});

test('an issue of an earlier version is still said', () => {
  const issue = { code: 'country-not-china', segment: 'country', params: { found: 'DE' } };
  assert.equal(main.message(issue, 'en'), main.message({ ...issue, code: 'country-not-cn' }, 'en'));
});

const CODES = [...new Set(vectors.filter(({ kind }) => kind === 'issue').map(({ id }) => id))];
const NAMES = [...new Set(vectors.flatMap(({ about }) => Object.keys(JSON.parse(about)?.params ?? {})))];
const VALUES = [...new Set(vectors.flatMap(({ about }) => Object.values(JSON.parse(about)?.params ?? {})))];
/** Where what can be shown begins and ends, and what is beside that. */
const EDGES = [
  0x1f, 0x20, 0x7e, 0x7f, 0xa0, 0xa1, 0xad, 0x2ff, 0x300, 0x36f, 0x370, 0x3ff, 0x400, 0x52f, 0x530, 0x58f, 0x590, 0x8ff,
  0x900, 0x115f, 0x1680, 0x17b4, 0x180f, 0x1ab0, 0x1dff, 0x2000, 0x2010, 0x2028, 0x202f, 0x205f, 0x206f, 0x20d0, 0x2800,
  0x3000, 0x3164, 0xd7ff, 0xe000, 0xf8ff, 0xfb1d, 0xfdff, 0xfe00, 0xfe0f, 0xfe10, 0xfe70, 0xfeff, 0xffa0, 0xfff0,
  0xffff, 0x10000, 0x10800, 0x10fff, 0x11000, 0x1bca0, 0x1bca4, 0x1d173, 0x1d17a, 0x1e800, 0x1efff, 0x1f916, 0xdffff,
  0xe0000, 0x10ffff,
];

test('random facts', () => {
  const character = fc.oneof(
    fc.constantFrom(...'AO09 .,*{}[]|“」', ...EDGES.map((point) => String.fromCodePoint(point))),
    fc
      .integer({ min: 0, max: 0x10ffff })
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => String.fromCodePoint(point)),
  );
  const text = fc.array(character, { maxLength: 45 }).map((all) => all.join(''));
  const value = fc.oneof(fc.constantFrom(...VALUES), text, fc.nat(2000), fc.constantFrom('A, B', ' x', 'x ', '29', 29));
  const asked = fc.record({
    code: fc.constantFrom(...CODES),
    segment: fc.constantFrom(null, 'country', 'enterprise', 'model', 'serial'),
    params: fc.record(Object.fromEntries(NAMES.map((name) => [name, value])), { requiredKeys: [] }),
    locale: fc.constantFrom(...tags),
  });
  // Every character at an edge by itself, and many of everything.
  const alone = EDGES.flatMap((point) =>
    tags.map((locale) => {
      const found = String.fromCodePoint(point);
      return {
        code: 'character-not-allowed',
        segment: 'serial',
        params: { character: found, codePoint: 'U+0000' },
        locale,
      };
    }),
  );
  const cases = [...alone, ...fc.sample(asked, { numRuns: 20_000, seed: 7 })];
  const input = cases.map((one) => `${JSON.stringify(one)}\n`).join('');
  const args = ['run', '--quiet', '--example', 'say', '--features', 'serde,bulk'];
  const { stdout, stderr, status } = spawnSync('cargo', args, {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr);
  const said = stdout.trimEnd().split('\n');
  assert.equal(said.length, cases.length);
  cases.forEach((one, at) => {
    assert.equal(entries[one.locale].message(one), JSON.parse(said[at]), JSON.stringify(one));
  });
});
