// Types do not hold at run time: a wrong argument of any kind is refused with a TypeError, and leaves everything in order.

import assert from 'node:assert/strict';
import { test } from 'node:test';

const WRONG = [undefined, null, 5, Number.NaN, 1n, true, '', 'xx', Symbol('s'), {}, [], () => {}, Object.create(null)];
const CODE = 'CNTESTH1A00120260522A00000001';

for (const entry of ['index.js', 'js/index.js']) {
  test(`${entry}: whatever is passed, nothing but a TypeError comes back, and the next call works`, async () => {
    const ours = await import(`../../pkg/${entry}`);
    const { decode, find, format, message, parse, suggest, validate } = ours;
    const issue = validate('CB').issues[0];
    const calls = {
      'message, locale': (wrong) => message(issue, wrong),
      'message, thing': (wrong) => message(wrong, 'en'),
      'message, reason': (wrong) => message({ reason: wrong, edit: wrong }, 'en'),
      'message, kind': (wrong) => message({ kind: wrong, from: wrong, to: wrong }, 'zh-CN'),
      'format, style': (wrong) => format(CODE, wrong ?? null),
      'format, id': (wrong) => format(wrong),
      'validate, options': (wrong) => validate(CODE, wrong),
      'isHumanoidId, options': (wrong) => ours.isHumanoidId(CODE, wrong),
      'suggest, options': (wrong) => suggest('CB', wrong),
      'find, options': (wrong) => find(CODE, wrong),
      'sample, options': (wrong) => ours.sample(wrong),
      'decode, options': (wrong) => decode(CODE, wrong),
      'decode, on': (wrong) => decode(CODE, { on: wrong }),
      'compose, parts': (wrong) => ours.compose(wrong),
      loadRegistry: (wrong) => ours.loadRegistry(wrong),
      'liveInput, grouping': (wrong) => ours.liveInput({ grouping: wrong }),
      'inputWords, locale': (wrong) => ours.inputWords('label', wrong),
    };
    const texts = {
      validate,
      parse,
      suggest,
      find,
      decode,
      redact: ours.redact,
      shape: ours.shape,
      isHumanoidId: ours.isHumanoidId,
    };
    for (let round = 0; round < 8; round++) {
      for (const wrong of WRONG) {
        for (const [name, call] of Object.entries(calls)) {
          try {
            call(wrong);
          } catch (error) {
            assert.equal(error.constructor, TypeError, `${name} with ${typeof wrong}: ${error}`);
          }
        }
        // What is no text is no code; that is an answer, not a misuse.
        for (const [name, call] of Object.entries(texts)) assert.doesNotThrow(() => call(wrong), name);
      }
    }
    assert.match(message(issue, 'en'), /“CB”/);
    assert.equal(find(`see ${CODE}.`)[0].id, CODE);
    assert.equal(suggest('CHNTESTH1A00120260522A00000001')[0].id, CODE);
    assert.equal(validate('CB', { country: 'any-letters' }).status, 'incomplete');
    assert.equal(decode(CODE).country.alpha3, 'CHN');
  });
}

test('a refusal says what was expected', async () => {
  const { format, liveInput, message, validate } = await import('../../pkg/index.js');
  assert.throws(() => message(validate('CB').issues[0]), /locale.*"en".*"zh-CN"/);
  assert.throws(() => format(CODE, 5), /style.*"compact".*"spaced".*"hyphenated"/);
  assert.throws(() => liveInput({ grouping: 5 }), /grouping.*"spaced".*"hyphenated".*"off"/);
});

for (const entry of ['index.js', 'js/index.js']) {
  test(`${entry}: options that are no plain object are refused, and hold as the defaults nowhere`, async () => {
    const { decode, find, isHumanoidId, liveInput, schema, validate } = await import(`../../pkg/${entry}`);
    const inherited = Object.create({ country: 'cn-only' });
    class Options {
      get country() {
        return 'cn-only';
      }
    }
    for (const wrong of [[], ['x'], new Map([['country', 'cn-only']]), inherited, new Options(), new Date()]) {
      const expected = { name: 'TypeError', message: /^options: expected a plain object/ };
      assert.throws(() => validate(CODE, wrong), expected);
      assert.throws(() => isHumanoidId(CODE, wrong), expected);
      assert.throws(() => find(CODE, wrong), expected);
      assert.throws(() => liveInput(wrong), expected);
      assert.throws(() => schema(wrong), expected);
      assert.throws(() => decode(CODE, { rules: wrong }), expected);
    }
    const own = Object.assign(new Options(), { separators: 'none' });
    const bare = Object.assign(Object.create(null), { country: 'cn-only' });
    for (const good of [{}, own, bare]) assert.equal(validate(CODE, good).status, 'valid');
  });
}

test('the declarations name what is there', async () => {
  const { readFileSync } = await import('node:fs');
  for (const entry of ['index', 'bulk', 'forms', 'slim']) {
    const text = readFileSync(new URL(`../../pkg/types/${entry}.d.ts`, import.meta.url), 'utf8');
    // Types begin with a capital.
    const declared = text
      .match(/^export \{ (.*?) \};$/m)[1]
      .split(', ')
      .filter((name) => /^[a-z]\w*$/.test(name));
    assert.ok(declared.length > 0);
    const module = await import(`../../pkg/${entry === 'slim' ? 'slim/slim' : entry}.js`);
    for (const name of declared) assert.ok(name in module, `${entry}.d.ts declares ${name}`);
  }
});

test('options of a check that are none are refused by name, and no engine is quoted', async () => {
  const { checkBytes, checkFile, checkFiles, checkStream } = await import('../../pkg/node/bulk.js');
  const bytes = new TextEncoder().encode(CODE);
  const all = [
    (options) => checkBytes(bytes, options),
    (options) => checkFile('none.csv', options),
    (options) => checkStream([bytes], options),
    (options) => checkFiles(['none.csv'], options).next(),
  ];
  for (const [options, said] of [
    [null, /^TypeError: options: expected an object, found null/],
    [5, /^TypeError: options: expected an object, found/],
    [{ signal: 5 }, /^TypeError: signal: expected an AbortSignal, found/],
    [{ onProgress: 5 }, /^TypeError: onProgress: expected a function, found/],
  ]) {
    for (const call of all) await assert.rejects(async () => call(options), said);
  }
  await assert.rejects(checkFiles(5).next(), /^TypeError: files: expected a list of paths, found/);
});
