// The golden table of tests/vectors/, through the doors of the package: as WebAssembly, as JavaScript, and as the part
// of the module that stands alone, which has to hold every constant that it reads.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as wasm from '../../pkg/index.js';
import * as js from '../../pkg/js/index.js';
import * as alone from '../../pkg/slim/slim.js';
import { placed, sequences, text, vectors } from './golden.mjs';

/** What is no text at all, and what it is called. */
const NOT_STRINGS = [
  [undefined, 'undefined'],
  [null, 'null'],
  [0, 'number'],
  [Number.NaN, 'number'],
  [86n, 'bigint'],
  [true, 'boolean'],
  [Symbol('CN'), 'symbol'],
  [{}, 'object'],
  [{ toString: () => 'CNTESTH1A00120260522A00000001' }, 'object'],
  [['CNTESTH1A00120260522A00000001'], 'object'],
  [new String('CNTESTH1A00120260522A00000001'), 'object'],
  [() => 'CN', 'function'],
];

alone.init(readFileSync(new URL('../../pkg/core.wasm', import.meta.url)));
/** What the first part of the module cannot answer without the other. */
const OF_THE_OTHER_PART = ['suggest', 'sample'];

for (const [door, core] of Object.entries({ wasm, js, alone })) {
  const hold = (file, answer) => {
    if (core === alone && OF_THE_OTHER_PART.includes(file.replace('.json', ''))) return;
    test(`${door}: ${file}`, () => {
      const all = vectors(file);
      assert.ok(all.length > 2);
      for (const vector of all) answer(vector, 'text' in vector ? text(vector.text) : undefined);
    });
  };

  hold('validate.json', (vector, input) => {
    const { name, text: _, options, canonical, ...told } = vector;
    const expected = {
      ...told,
      issues: told.issues.map(placed),
      edits: told.edits.map(placed).map((edit) => ({ ...edit, from: text(edit.from), to: text(edit.to) })),
      rulesetId: core.rulesetId,
    };
    const { id, segments } = expected;
    assert.deepEqual(core.validate(input, options), expected, name);
    assert.equal(core.isHumanoidId(input, options), canonical, name);
    assert.deepEqual(core.parse(input, options), id ? { id, ...segments } : null, name);
    for (const issue of expected.issues) {
      for (const locale of ['en', 'zh-CN']) {
        assert.match(core.message(issue, locale), /[.。？?]$/);
        assert.equal(core.message(issue, locale), js.message(issue, locale));
      }
    }
    for (const edit of expected.edits) assert.equal(core.message(edit, 'en'), js.message(edit, 'en'));
  });

  hold('find.json', ({ name, options, found }, input) =>
    assert.deepEqual(core.find(input, options), found.map(placed), name),
  );

  hold('suggest.json', ({ name, options, suggestions }, input) => {
    const expected = suggestions.map(placed).map(({ id, reason, rank, ...edit }) => ({ id, edit, reason, rank }));
    assert.deepEqual(core.suggest(input, options), expected, name);
  });

  hold('format.json', ({ id, ...styles }) => {
    for (const [style, written] of Object.entries(styles)) assert.equal(core.format(id, style), written);
    assert.equal(core.format(id), styles.compact);
  });

  hold('redact.json', ({ redacted }, input) => assert.equal(core.redact(input), text(redacted)));
  hold('shape.json', ({ shape }, input) => assert.equal(core.shape(input), text(shape)));
  hold('sample.json', ({ options, codes }) => assert.deepEqual(core.sample(options), codes));

  hold('wrong_options.json', ({ options, option, expected }) => {
    for (const ask of ['isHumanoidId', 'parse', 'validate', 'suggest', 'find']) {
      if (core === alone && OF_THE_OTHER_PART.includes(ask)) continue;
      assert.throws(
        () => core[ask]('CNTESTH1A00120260522A00000001', options),
        (error) => error instanceof TypeError && error.message.includes(option) && error.message.includes(expected),
        `${ask} with ${JSON.stringify(options)}`,
      );
    }
  });

  test(`${door}: live.json`, () => {
    const all = sequences();
    assert.ok(all.length > 50);
    for (const { name, options, steps } of all) {
      const live = core.liveInput(options);
      const { grouping: _, ...rules } = options;
      for (const { now, before, inputType, composing, forgets, ...told } of steps) {
        const { result, ...state } = live.apply({ ...now, inputType, composing, ...(forgets ? {} : { before }) });
        const { shown, status, issues, next, taken, rejected } = told;
        assert.deepEqual(state, { ...shown, taken, rejected }, name);
        assert.deepEqual([result.status, result.issues.map(({ code }) => code)], [status, issues], name);
        assert.deepEqual(result.next, next, name);
        assert.deepEqual(result, core.validate(shown.value, rules), name);
      }
    }
  });

  test(`${door}: what is no text is told by its type`, () => {
    for (const [input, type] of NOT_STRINGS) {
      const issue = { code: 'not-a-string', severity: 'error', segment: null, range: [0, 0], params: { type } };
      const { rulesetId } = core;
      assert.deepEqual(core.validate(input), {
        status: 'invalid',
        segments: {},
        issues: [issue],
        edits: [],
        rulesetId,
      });
      assert.equal(core.isHumanoidId(input), false);
      assert.equal(core.parse(input), null);
    }
  });
}
