// The live input through the package: what src/live.rs promises, in JavaScript's own strings.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { format, liveInput, sample, validate } from '../../pkg/index.js';

const [CODE, SECOND] = sample({ count: 2 });
const SHOWN = format(CODE, 'spaced');

const end = (value) => ({ value, selectionStart: value.length, selectionEnd: value.length });
const pasted = (value, before) => ({ ...end(value), inputType: 'insertFromPaste', ...(before && { before }) });

test('every key tells what may come next', () => {
  const live = liveInput();
  const { value, result } = live.apply(end('cnt'));
  assert.equal(value, 'CN T');
  const { segment, position, remaining, remainingInSegment, allowed } = result.next;
  assert.deepEqual([segment, position, remaining, remainingInSegment, allowed.length], ['enterprise', 3, 26, 3, 36]);
});

test('a code out of a text is taken, two are not, and both are said', () => {
  const live = liveInput();
  const text = `https://example.com/${CODE}`;
  const { value, taken, rejected } = live.apply(pasted(text));
  assert.deepEqual([value, taken, rejected], [SHOWN, { source: 'paste', text, range: [20, 49] }, null]);
  const before = end('CN TE');
  const two = `${CODE}\n${SECOND}`;
  const refused = live.apply(pasted(`CN TE${two}`, before));
  assert.deepEqual([refused.value, refused.taken], ['CN TE', null]);
  assert.deepEqual(refused.rejected, { source: 'paste', text: two, code: 'several-codes' });
  const long = 'x'.repeat(1_000_000);
  assert.deepEqual(live.apply(pasted(`CN TE${long}`, before)).rejected, {
    source: 'paste',
    text: long,
    code: 'too-long-to-check',
  });
});

test('backspace behind a separator deletes the character before it, with and without the state before', () => {
  const live = liveInput();
  const change = { value: 'CNTEST', selectionStart: 2, selectionEnd: 2, inputType: 'deleteContentBackward' };
  const before = { value: 'CN TEST', selectionStart: 3, selectionEnd: 3 };
  for (const it of [change, { ...change, before }]) {
    const { value, selectionStart } = live.apply(it);
    assert.deepEqual([value, selectionStart], ['CT EST', 1]);
  }
  const selected = { ...before, selectionStart: 2 };
  assert.equal(live.apply({ ...change, before: selected }).value, 'CN TEST');
});

test('nothing is rewritten while composing, and a lone surrogate comes back as it was', () => {
  const live = liveInput();
  assert.equal(live.apply({ ...end('ｃｎｔ'), composing: true }).value, 'ｃｎｔ');
  assert.equal(live.apply(end('cn\ud835t')).value, 'CN \ud835T');
});

test('settling twice is settling once, and the result is that of what is shown', () => {
  const unit = fc.constantFrom(...'CNTEST01io \u3000-/#ＣЖ。\u200b\n\ud835\udc00');
  const value = fc.array(unit, { maxLength: 50 }).map((units) => units.join(''));
  const options = fc.constantFrom(
    {},
    { grouping: 'hyphenated' },
    { grouping: 'off', case: 'strict' },
    { separators: 'none' },
    { separators: { characters: '-#' } },
  );
  fc.assert(
    fc.property(value, fc.nat(60), fc.nat(60), options, (value, one, other, options) => {
      const live = liveInput(options);
      const change = { value, selectionStart: Math.min(one, other), selectionEnd: Math.max(one, other) };
      const once = live.apply(change);
      assert.deepEqual(live.apply(change), once);
      const { value: shown, selectionStart, selectionEnd } = live.apply(once);
      assert.deepEqual([shown, selectionStart, selectionEnd], [once.value, once.selectionStart, once.selectionEnd]);
      const { grouping: _, ...rules } = options;
      assert.deepEqual(once.result, validate(once.value, rules));
    }),
    { numRuns: 500 },
  );
});

test('a wrong option is named with the choices, and every door takes the options of all', () => {
  assert.throws(() => liveInput({ grouping: 'wide' }), { name: 'TypeError', message: /grouping: expected/ });
  assert.throws(() => liveInput({ locale: 'fr' }), { name: 'TypeError', message: /locale: expected "en" or "zh-CN"/ });
  assert.throws(() => liveInput({ submit: 'code' }), {
    name: 'TypeError',
    message: /submit: expected "id" or "display"/,
  });
  assert.throws(() => liveInput({ case: 'lower' }), { name: 'TypeError', message: /`case`: expected "fold"/ });
  assert.throws(() => liveInput({ nope: 1 }), {
    name: 'TypeError',
    message: /`nope`.*final, grouping, locale, submit$/,
  });
  assert.throws(() => liveInput(null), { name: 'TypeError', message: /expected an object/ });
  const live = liveInput({ locale: 'zh-CN', submit: 'display', grouping: 'off', case: 'fold', final: undefined });
  assert.equal(live.apply({ value: 'cnt' }).value, 'CNT');
});

test('what is no text is an empty one, what is no place is the end', () => {
  const live = liveInput();
  const nothing = live.apply(end(''));
  for (const wrong of [undefined, null, 5, 5n, true, Symbol('s'), {}, [], () => {}, Object.create(null)]) {
    assert.deepEqual(live.apply(wrong), nothing);
    assert.deepEqual(live.apply({ value: wrong, selectionStart: wrong, selectionEnd: wrong, before: wrong }).value, '');
    const { value, selectionStart } = live.apply({
      ...{ value: 'cnt', selectionStart: typeof wrong === 'number' ? 3 : wrong, composing: wrong ? undefined : wrong },
      ...{ inputType: wrong, before: wrong },
    });
    assert.deepEqual([value, selectionStart], ['CN T', 4]);
  }
  const { value } = live.apply({ value: 'CN TE', inputType: 'insertFromPaste', before: { value: 'CN T' } });
  assert.equal(value, 'CN TE');
});

test('what the elements add to the core', () => {
  const folder = new URL('../../pkg/', import.meta.url);
  const size = (name) => gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length;
  // What it adds is ours to keep; the core has a budget of its own.
  const chunks = readdirSync(new URL('chunks/', folder)).filter((name) => /^(?:input|card)-/.test(name));
  const files = ['element.js', 'input.js', 'card.js', ...chunks.map((name) => `chunks/${name}`)];
  const all = files.reduce((sum, name) => sum + size(name), 0);
  assert.ok(all <= 6400, `${all} bytes`);
});
