// What holds for every input, beside the samples of tests/vectors/. `FAST_CHECK_RUNS` sets how many are tried.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  defaults,
  find,
  format,
  isHumanoidId,
  message,
  parse,
  redact,
  sample,
  shape,
  suggest,
  validate,
} from '../../pkg/index.js';

fc.configureGlobal({ numRuns: Number(process.env.FAST_CHECK_RUNS ?? 1000) });

/** Characters that mean trouble, lone surrogates among them. */
const unit = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') },
  fc.constantFrom(
    ...'cnz -·/._#%\0\n',
    'Ｃ',
    '１',
    '\u200b',
    '\ufeff',
    '\u202e',
    'С',
    '①',
    'é',
    '编',
    '😀',
    '\u{1d400}',
  ),
  fc.constantFrom('\ud800', '\udbff', '\udc00', '\udfff'),
);
const trouble = fc.string({ unit, maxLength: 60 });
const anyText = fc.oneof(trouble, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }));
const rules = fc.record(
  {
    alphabet: fc.constantFrom('alnum36', 'alnum34', 'alnum33', 'uscc31', 'digits', { characters: 'AB' }),
    ambiguous: fc.constantFrom('warn', 'error', 'ignore'),
    case: fc.constantFrom('fold', 'strict'),
    country: fc.constantFrom('assigned', 'cn-only', 'any-letters', 'any'),
    allowUserAssigned: fc.boolean(),
    allowReserved: fc.boolean(),
    placeholder: fc.constantFrom('warn', 'error', 'ignore'),
    separators: fc.constantFrom('lenient', 'none', { characters: ':' }),
    unicode: fc.constantFrom('fold', 'ascii-only'),
  },
  { requiredKeys: [] },
);
/** Codes as they come from a factory, valid under the default rules. */
const code = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((seed) => sample({ seed })[0]);

const law = (name, ...given) => test(name, () => fc.assert(fc.property(...given)));

/** Go on from a text with what may come next, to the end. */
function follow(start, picks, options) {
  let text = start;
  for (let step = 0; step <= 29; step += 1) {
    const result = validate(text, options);
    if (result.status !== 'incomplete') return result;
    const { allowed, position, remaining } = result.next;
    assert.equal(position + remaining, 29);
    text += allowed[picks[step % picks.length] % allowed.length];
  }
  throw new Error(`no end to ${JSON.stringify(start)}`);
}

const picks = fc.array(fc.nat(255), { minLength: 1, maxLength: 29 });
const isInsidePair = (text, at) => (text.codePointAt(at - 1) ?? 0) > 0xffff;

law('nothing throws on any input of any type', fc.anything({ withBigInt: true, withDate: true }), (input) => {
  for (const ask of [validate, isHumanoidId, parse]) ask(input);
  if (typeof input !== 'string') assert.equal(validate(input).issues[0].code, 'not-a-string');
});

law('a report holds together, with places inside the text', anyText, rules, (text, options) => {
  const result = validate(text, options);
  const errors = result.issues.filter(({ severity }) => severity === 'error');
  assert.equal(errors.length > 0, result.status === 'invalid');
  assert.equal('id' in result, result.status === 'valid');
  assert.equal('next' in result, result.status === 'incomplete');
  for (const list of [result.issues, result.edits]) {
    for (const [index, { range }] of list.entries()) {
      const [start, end] = range;
      assert.ok(0 <= start && start <= end && end <= text.length);
      assert.ok(!isInsidePair(text, start) && !isInsidePair(text, end));
      assert.ok(index === 0 || list[index - 1].range[0] <= start);
    }
  }
  for (const edit of result.edits) {
    const length = edit.kind === 'case' ? edit.from.length : text.slice(...edit.range).length;
    assert.equal(edit.from.length, length);
  }
  for (const issue of result.issues) assert.notEqual(message(issue, 'zh-CN'), message(issue, 'en'));
  for (const segment of errors.map((issue) => issue.segment).filter((it) => it !== null)) {
    assert.ok(!(segment in result.segments));
  }
});

law('the three roads agree', anyText, rules, (text, options) => {
  for (const given of [undefined, {}, options, defaults]) {
    const result = validate(text, given);
    const { id, segments } = result;
    assert.equal(isHumanoidId(text, given), id !== undefined && id === text);
    assert.deepEqual(parse(text, given), id ? { id, ...segments } : null);
  }
});

law('the roads agree on nearly good codes', code, fc.nat(28), unit, (good, at, character) => {
  const text = good.slice(0, at) + character + good.slice(at + 1);
  const { id } = validate(text);
  assert.equal(isHumanoidId(text), id === text);
  assert.equal(parse(text)?.id, id);
  if (isHumanoidId(text)) assert.match(text, /^[A-Z]{2}[0-9A-Z]{27}$/);
});

law('every written form reads back', code, (id) => {
  for (const style of ['compact', 'spaced', 'hyphenated']) {
    const written = format(id, style);
    assert.equal(validate(written).id, id);
    assert.equal(validate(written.toLowerCase()).id, id);
    assert.equal(find(`x, ${written}; y`)[0].id, id);
  }
});

law('every beginning of a valid text is incomplete or valid', rules, picks, fc.boolean(), (options, chosen, spaced) => {
  const { id } = follow('', chosen, options);
  if (!id) return;
  const fits = (options.separators ?? 'lenient') === 'lenient';
  const text = spaced && fits ? format(id, 'spaced') : id;
  for (let end = 0; end < text.length; end += 1) {
    assert.notEqual(validate(text.slice(0, end), options).status, 'invalid', text.slice(0, end));
  }
});

law('every incomplete text has a valid continuation', anyText, rules, picks, (text, options, chosen) => {
  if (validate(text, options).status !== 'incomplete') return;
  assert.equal(follow(text, chosen, options).status, 'valid');
  assert.equal(follow(text, [0], options).status, 'valid');
});

law('what is suggested works', code, fc.nat(28), unit, fc.nat(3), (good, at, character, kind) => {
  const cuts = [
    [at, at + 1, character],
    [at, at, character],
    [at, at + 1, ''],
    [at, at + 2, [...good.slice(at, at + 2)].reverse().join('')],
  ];
  const [start, end, put] = cuts[kind];
  const text = good.slice(0, start) + put + good.slice(end);
  for (const { id, edit } of suggest(text)) {
    const [from, to] = edit.range;
    assert.equal(validate(text.slice(0, from) + edit.to + text.slice(to)).id, id);
  }
});

law('what is found is there', anyText, code, anyText, (before, good, after) => {
  const text = `${before}，${good}，${after}`;
  const found = find(text);
  assert.ok(found.some(({ id, range }) => id === good && text.slice(...range) === good));
  for (const { id, range } of found) assert.equal(validate(text.slice(...range)).id, id);
});

law('what must not be shown is not', code, anyText, (good, tail) => {
  for (const text of [good, format(good, 'hyphenated'), good.toLowerCase(), good + tail]) {
    const shown = redact(text).toUpperCase();
    for (let at = 6; at + 4 <= 29; at += 1) {
      const hidden = good.slice(at, at + 4);
      // A serial may say once more what is shown.
      assert.ok(good.slice(0, 6).includes(hidden) || !shown.includes(hidden), shown);
    }
    // What a shape shows of letters and digits is one of each.
    assert.doesNotMatch(shape(text).replaceAll(/<[^>]*>/g, ''), /[B-Zb-z0-8]/);
  }
});

test('10 MB are one issue', () => {
  for (const text of ['C'.repeat(10_000_000), '\u200b'.repeat(10_000_000), '\ud800'.repeat(513)]) {
    assert.deepEqual(
      validate(text).issues.map((issue) => issue.code),
      ['too-long-to-check'],
    );
    assert.equal(isHumanoidId(text), false);
    assert.deepEqual(suggest(text), []);
  }
});
