// Every entry of the package answers alike, and throws on nothing but a wrong option.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as inline from '../../pkg/index.js';
import * as js from '../../pkg/js/index.js';
import * as slim from '../../pkg/slim/slim.js';

const require = createRequire(import.meta.url);
const wasm = readFileSync(new URL('../../pkg/core.wasm', import.meta.url));
const meaning = readFileSync(new URL('../../pkg/meaning.wasm', import.meta.url));
slim.init(wasm);
slim.initMeaning(meaning);
const slimCjs = require('../../pkg/slim-cjs/slim.cjs');
slimCjs.init(new WebAssembly.Module(wasm));
slimCjs.initMeaning(new WebAssembly.Module(meaning));

const ENTRIES = {
  index: inline,
  'index.cjs': require('../../pkg/cjs/index.cjs'),
  js,
  'js.cjs': require('../../pkg/js-cjs/index.js'),
  slim,
  'slim.cjs': slimCjs,
};

const GOOD = 'CNTESTH1A00120260522A00000001';
const TEXTS = [
  GOOD,
  'cn-test-h1a001-20260522a00000001',
  'CNTESTH1A0O120260522A00000001',
  'FRTESTH1A00120260522A00000001',
  'CBTEST',
  'C',
  '',
  ' ',
  '\ud800CN',
  '\u0421NTESTH1A00120260522A00000001',
  'CN\u0154ESTH1A00120260522A00000001',
  `${GOOD}\0`,
  `\u202e${GOOD}`,
  '\u{1f916}'.repeat(20),
  GOOD.repeat(2),
  'x'.repeat(513),
  'x'.repeat(10_000_000),
];
const NO_TEXTS = [
  undefined,
  null,
  0,
  Number.NaN,
  1n,
  true,
  Symbol('s'),
  {},
  [],
  () => GOOD,
  new String(GOOD),
  new Date(),
];

for (const [name, entry] of Object.entries(ENTRIES)) {
  test(`${name}: answers as the others do`, () => {
    for (const input of [...TEXTS, ...NO_TEXTS]) {
      const result = entry.validate(input);
      assert.deepEqual(result, inline.validate(input));
      assert.equal(entry.isHumanoidId(input), result.status === 'valid' && result.id === input);
      assert.deepEqual(entry.parse(input), result.status === 'valid' ? { id: result.id, ...result.segments } : null);
      for (const issue of result.issues) {
        for (const locale of ['en', 'zh-CN']) {
          assert.notEqual(entry.message(issue, locale), '');
          assert.equal(entry.message(issue, locale), inline.message(issue, locale));
        }
      }
      for (const ask of ['suggest', 'find', 'redact', 'shape'])
        assert.deepEqual(entry[ask](input), ENTRIES.index[ask](input));
    }
  });

  test(`${name}: an empty options object changes nothing`, () => {
    for (const input of [...TEXTS, ...NO_TEXTS]) {
      assert.deepEqual(entry.validate(input, {}), entry.validate(input));
      assert.equal(entry.isHumanoidId(input, {}), entry.isHumanoidId(input));
      assert.deepEqual(entry.parse(input, entry.defaults), entry.parse(input));
    }
  });

  test(`${name}: a wrong option is a TypeError that names it`, () => {
    for (const options of [{ strict: true }, { case: 'lower' }, { final: 1 }, { alphabet: { characters: 'A' } }]) {
      const [option] = Object.keys(options);
      for (const ask of ['isHumanoidId', 'parse', 'validate', 'suggest', 'find']) {
        assert.throws(() => entry[ask](GOOD, options), { name: 'TypeError', message: new RegExp(`\`${option}\``) });
      }
    }
    assert.throws(() => entry.validate(GOOD, 3), TypeError);
    assert.throws(() => entry.validate(GOOD, null), TypeError);
    assert.throws(() => entry.sample({ count: -1 }), { name: 'TypeError', message: /`count`/ });
    assert.throws(() => entry.format(GOOD, 'wide'), TypeError);
  });

  test(`${name}: says where the segments stand, and that it is there`, () => {
    const places = { country: [0, 2], enterprise: [2, 6], model: [6, 12], serial: [12, 29] };
    assert.deepEqual(entry.segments, places);
    assert.ok(Object.isFrozen(entry.segments));
    const { segments } = entry.validate(GOOD);
    for (const [segment, range] of Object.entries(entry.segments))
      assert.equal(segments[segment], GOOD.slice(...range));
    assert.equal(entry.isReady(), true);
    assert.equal(entry.notice('en'), inline.notice('en'));
    assert.equal(entry.countryName('CN', 'zh-CN'), '中国');
  });

  test(`${name}: memory may grow between two calls`, () => {
    const many = `${GOOD} `.repeat(100_000);
    assert.equal(entry.find(many).length, 100_000);
    assert.equal(entry.validate('CNTEST').status, 'incomplete');
    assert.equal(entry.validate('cntest').edits[0].kind, 'case');
  });
}

/** A script in a process of its own, where nothing was loaded before. */
const alone = (script, ...flags) =>
  spawnSync(process.execPath, [...flags, '--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
  });

test('a slim entry without its module says what to do', async () => {
  const { stderr, status } = alone("import { validate } from './pkg/slim/slim.js'; validate('CN')");
  assert.equal(status, 1);
  assert.match(stderr, /init\(\)/);
});

test('a slim entry whose bytes do not compile, or without WebAssembly, says what every entry says', () => {
  const script = (bytes) => `const { init, ready, validate } = await import('./pkg/slim/slim.js');
    init(${bytes});
    const said = [];
    for (const ask of [ready, async () => validate('CN')])
      await ask().catch((error) => said.push(/this page may not compile WebAssembly/.test(error.message)));
    console.log(...said);`;
  assert.equal(alone(script('new Uint8Array(8)')).stdout, 'true true\n');
  assert.equal(alone(script('new Uint8Array(8)'), '--no-expose-wasm').stdout, 'true true\n');
});

test('a document that nobody has read is no edition to a check', () => {
  for (const given of ["{ format: 'humanoid-id-rules/1' }", "{ edition: { format: 'humanoid-id-rules/1' } }"]) {
    const { stderr } = alone(`const { validate } = await import('./pkg/index.js');
      validate('CN', ${given});`);
    assert.match(stderr, /TypeError: option `edition`: expected what loadRules returns, or cn-.*, found object/);
  }
  const { stderr } = alone("(await import('./pkg/index.js')).validate('CN', 'no/such');");
  assert.match(stderr, /option `edition`: expected what loadRules returns, or cn-humanoid-29.2026-05, found "no.such"/);
});

test('a module that fails says so in one sentence, whatever is asked', () => {
  const { stdout } = alone(`const { Instance } = WebAssembly;
    WebAssembly.Instance = function (...given) {
      const exports = {};
      for (const [name, it] of Object.entries(new Instance(...given).exports))
        exports[name] = typeof it === 'function' ? (...words) => {
          if (globalThis.fails) throw new WebAssembly.RuntimeError('unreachable');
          return it(...words);
        } : it;
      return { exports };
    };
    const { decode, find, liveInput, parse, redact, suggest, validate } = await import('./pkg/index.js');
    validate('CN');
    decode('${GOOD}');
    const live = liveInput();
    globalThis.fails = true;
    const said = [];
    for (const ask of [() => validate('CN'), () => find('CN'), () => parse('CN'), () => redact('CN'),
      () => live.apply({ value: 'c' }), () => decode('${GOOD}'), () => suggest('CN')])
      try { ask(); } catch ({ message, cause }) { said.push(/module has failed/.test(message) && cause.message); }
    console.log(...said);`);
  assert.equal(stdout, `${Array(7).fill('unreachable').join(' ')}\n`);
});

test('isReady() says no where the module is not there, and throws nothing', () => {
  const slim = alone("import { init, isReady } from './pkg/slim/slim.js'; console.log(isReady())");
  assert.equal(slim.stdout, 'false\n');
  const script = `const isReady = [];
    for (const entry of ['index', 'js/index']) isReady.push((await import('./pkg/' + entry + '.js')).isReady());
    console.log(...isReady);`;
  assert.equal(alone(script, '--no-expose-wasm').stdout, 'false true\n');
});

test('where there is no WebAssembly, what needs it says so', () => {
  const script = `const said = [];
    const add = (error) => said.push(/which this host does not have/.test(error.message));
    const { checkBytes, checkColumn, checkStream } = await import('./pkg/bulk.js');
    const { checkRecords } = await import('./pkg/records.js');
    for (const ask of [() => checkBytes(new Uint8Array(1)), () => checkColumn(['x']), () => checkStream(['x']).summary,
      () => checkRecords('{}')])
      try { await ask(); } catch (error) { add(error); }
    console.log(...said);`;
  assert.equal(alone(script, '--no-expose-wasm').stdout, 'true true true true\n');
});

test('what stands for the entry for many codes has its names', async () => {
  const [there, notHere] = await Promise.all(['bulk', 'js/bulk'].map((entry) => import(`../../pkg/${entry}.js`)));
  assert.deepEqual(Object.keys(notHere), Object.keys(there));
  for (const name of Object.keys(notHere).filter((it) => it !== 'NotTheSameBytes'))
    assert.throws(notHere[name], /files and records are checked by WebAssembly/, name);
});

test('ready() may come before the first call, after it, and twice', async () => {
  const { stdout } = alone(`import { isHumanoidId, ready, validate } from './pkg/index.js';
    await Promise.all([ready(), ready()]);
    const good = isHumanoidId('${GOOD}');
    await ready();
    console.log(good, validate('CNTEST').status);`);
  assert.equal(stdout, 'true incomplete\n');
});

test('the types list the issue codes and options of the core', () => {
  const types = readFileSync(new URL('../../pkg-template/src/contract/types.ts', import.meta.url), 'utf8');
  const rust = readFileSync(new URL('../../src/issue.rs', import.meta.url), 'utf8');
  const union = types.match(/export type IssueCode =\s+([^;]+);/)[1];
  const listed = [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code);
  const codes = [...rust.matchAll(/^ {4}[A-Z]\w+ "([a-z-]+)" (?:Error|Warning|Info) \[/gm)].map(([, code]) => code);
  assert.ok(codes.length > 30);
  assert.deepEqual(listed, codes);
  const options = types.match(/export type RulesetOptions = \{([\s\S]+?)\};/)[1];
  assert.deepEqual(
    [...options.matchAll(/^\s+(\w+)\?:/gm)].map(([, option]) => option),
    ['edition', ...Object.keys(inline.defaults)],
  );
});
