// The names of countries held against the names that this engine carries (Unicode CLDR). It is the file that is read, not the
// package: a name that got into the wrong line shows here whatever is built.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'smol-toml';

const { countries } = parse(readFileSync(new URL('../../languages/zh-CN.toml', import.meta.url), 'utf8'));

const names = (locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });

// CLDR names these three islands as what they are to the Netherlands; ISO names them one by one.
const NAMED_OTHERWISE = ['BQ'];

/** How much of the shorter name is in the other: 1 is all of it. */
function overlap(one, other) {
  const [short, long] = [one, other].sort((a, b) => a.length - b.length);
  return [...short].filter((character) => long.includes(character)).length / short.length;
}

test('every assigned code has a name in the engine, in both languages', () => {
  for (const alpha2 of Object.keys(countries)) {
    assert.ok(names('en').of(alpha2), alpha2);
    assert.ok(names('zh-CN').of(alpha2), alpha2);
  }
});

test('Chinese names are wordings of the engine’s', () => {
  for (const [alpha2, chinese] of Object.entries(countries)) {
    const theirs = names('zh-CN').of(alpha2);
    const close = overlap(chinese, theirs) >= 0.6 || NAMED_OTHERWISE.includes(alpha2);
    assert.ok(close, `${alpha2}: ${chinese}, in the engine ${theirs}`);
  }
});

test('Hong Kong, Macao and Taiwan carry 中国, as platforms in the mainland print them', () => {
  assert.deepEqual([countries.HK, countries.MO, countries.TW], ['中国香港', '中国澳门', '中国台湾']);
});
