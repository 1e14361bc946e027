// What a code says, and the sentences beside those of the issues, through every entry of the package.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as inline from '../../pkg/index.js';
import * as js from '../../pkg/js/index.js';

const CODE = 'CNTESTH1A00120260522A00000001';

for (const [name, entry] of Object.entries({ index: inline, js })) {
  test(`${name}: decodes the country in both languages, and nothing that no table says`, () => {
    const { id, display, country, enterprise, model, serial, assurance, issues } = entry.decode(CODE.toLowerCase());
    assert.equal(id, CODE);
    assert.equal(display, 'CN TEST H1A001 20260522A00000001');
    assert.deepEqual(country, { alpha2: 'CN', alpha3: 'CHN', numeric: '156', name: { en: 'China', zh: '中国' } });
    assert.deepEqual([enterprise.code, enterprise.known, enterprise.name], ['TEST', null, null]);
    assert.deepEqual([model.code, model.known, model.fields], ['H1A001', null, []]);
    assert.deepEqual([serial.value, serial.fields], ['20260522A00000001', []]);
    assert.equal(assurance.level, 'structure');
    assert.match(assurance.notice.en, /not a registration check/i);
    assert.match(assurance.notice.zh, /不核验登记情况/);
    assert.deepEqual(issues, []);
  });

  test(`${name}: decodes no text that is not a code, and throws on a wrong option only`, () => {
    for (const text of ['', 'CN', CODE.slice(1), 'x'.repeat(1000), null, 29]) assert.equal(entry.decode(text), null);
    assert.equal(entry.decode(CODE.toLowerCase(), { rules: { case: 'strict' } }), null);
    assert.throws(() => entry.decode(CODE, { strict: true }), { name: 'TypeError', message: /`strict`/ });
    assert.throws(() => entry.decode(CODE, { rules: { strict: true } }), { name: 'TypeError', message: /`strict`/ });
  });

  test(`${name}: has a sentence for results, edits and suggestions`, () => {
    assert.equal(entry.message(entry.validate(CODE), 'zh-CN'), '格式正确');
    assert.equal(entry.message(entry.validate('CN'), 'en'), 'Not complete yet');
    const [edit] = entry.validate('ＣＮ').edits;
    assert.equal(entry.message(edit, 'en'), 'Read “ＣＮ” as “CN”.');
    const [suggestion] = entry.suggest(CODE.replace('001', 'O01'));
    assert.equal(entry.message(suggestion, 'en'), '“O” and “0” look alike.');
    assert.throws(() => entry.message({}, 'en'), TypeError);
    assert.throws(() => entry.message({ status: 'genuine' }, 'en'), TypeError);
    assert.throws(() => entry.message(edit, 'fr'), TypeError);
  });
}
