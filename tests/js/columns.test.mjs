// Columns of texts through the package: held against `checkBytes`, which takes another road, and in the forms that tables have.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as arrow from 'apache-arrow';
import { checkBytes, checkColumn } from '../../pkg/bulk.js';
import { sample } from '../../pkg/index.js';

const CODES = sample({ count: 40_000, seed: 7 });
/** Every fifth with something about it. */
const TEXTS = CODES.map((code, at) => {
  if (at % 5) return code;
  const bad = [code.slice(0, 25), code.toLowerCase(), `${code.slice(0, 9)}#${code.slice(10)}`, '', '合计', `编${code}`];
  return bad[(at / 5) % bad.length];
});
const FORM = ['status', 'code', 'position'];

test('a row comes to what a cell of a file comes to', () => {
  const column = checkColumn(TEXTS);
  const file = checkBytes(new TextEncoder().encode(`${TEXTS.join('\n')}\n`), { format: 'lines', header: false });
  assert.equal(column.rows, TEXTS.length);
  const canonical = column.codes.indexOf('not-canonical') + 1;
  for (let row = 0; row < column.rows; row++) {
    assert.equal(column.status[row], file.status[row], TEXTS[row]);
    if (column.code[row] !== canonical) assert.equal(column.code[row], file.code[row], TEXTS[row]);
  }
});

test('a vector, its parts, large offsets and a dictionary come to the same', () => {
  const texts = TEXTS.slice(0, 33_000).map((text, at) => (at % 11 === 3 ? null : text));
  const expected = checkColumn(texts);
  assert.equal(expected.status[3], 3);
  const utf8 = arrow.vectorFromArray(texts, new arrow.Utf8());
  const vectors = {
    utf8,
    large: arrow.vectorFromArray(texts, new arrow.LargeUtf8()),
    dictionary: arrow.vectorFromArray(texts, new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32())),
    parts: utf8.slice(0, 1003).concat(utf8.slice(1003)),
  };
  for (const [name, vector] of Object.entries(vectors)) {
    const found = checkColumn(vector);
    for (const form of FORM) assert.deepEqual(found[form], expected[form], `${name}: ${form}`);
  }
  const part = checkColumn(utf8.slice(1003, 20_011));
  assert.deepEqual(part.status, expected.status.subarray(1003, 20_011));
  const table = arrow.tableToIPC(arrow.tableFromArrays({ code: texts }));
  assert.deepEqual(checkColumn(arrow.tableFromIPC(table).getChild('code')).code, expected.code);
});

test('offsets that lead nowhere are empty texts', () => {
  const data = new TextEncoder().encode(CODES[0]);
  const { status } = checkColumn({ offsets: Int32Array.of(0, 29, 500, -7, 29), data });
  assert.deepEqual([...status], [0, 3, 3, status[3]]);
  const big = checkColumn({ offsets: BigInt64Array.of(0n, 29n, 1n << 60n), data });
  assert.deepEqual([...big.status], [0, 3]);
});

test('what is no column of texts is refused, and so is a wrong option', () => {
  for (const wrong of [
    undefined,
    7,
    {},
    [7],
    arrow.vectorFromArray([1, 2, 3]),
    { offsets: [0], data: new Uint8Array() },
  ]) {
    assert.throws(() => checkColumn(wrong), TypeError);
  }
  assert.throws(() => checkColumn([], { case: 'lower' }), /option `case`: expected "fold" or "strict", found "lower"/);
  assert.equal(checkColumn([]).rows, 0);
  assert.equal(checkColumn([CODES[0].toLowerCase()], { case: 'strict' }).status[0], 2);
});
