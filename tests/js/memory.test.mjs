// Nothing of a text outlives the call that was given it: not in the module's memory, and not in a later answer.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';

const compiled = (file) => new WebAssembly.Module(readFileSync(new URL(`../../pkg/${file}`, import.meta.url)));
const check = compiled('core.wasm');
const meaning = compiled('meaning.wasm');
const fresh = (module) => new WebAssembly.Instance(module).exports;

const QUESTIONS = ['validate', 'find', 'redact', 'shape', 'isCanonical', 'notAString', 'format'];

/** Ask the module of one code; what it leaves for the caller to read, as far as any answer goes. */
function ask(exports, question, text, length = text.length) {
  const at = exports.begin(0, text.length) >>> 1;
  const units = new Uint16Array(exports.memory.buffer);
  for (let it = 0; it < text.length; it++) units[at + it] = text.charCodeAt(it);
  const answer = exports[question](length, 1);
  const numbers = answer > 1 ? [...new Uint32Array(exports.memory.buffer, answer, 64)] : [answer];
  exports.forget();
  return numbers;
}

/** Whether bytes stand anywhere in the memory. */
const holds = ({ memory }, bytes) => Buffer.from(memory.buffer).includes(bytes);

test('a person’s number is nowhere in the memory when the call has ended', () => {
  const number = '11010519491231002X';
  for (const text of [number, `姓名 ${number}`, `CN${number}123456789`, `${number}${'x'.repeat(494)}`]) {
    const exports = fresh(check);
    for (const question of QUESTIONS) {
      ask(exports, question, text);
      assert.ok(!holds(exports, Buffer.from(number.slice(0, 12), 'latin1')), `${question}: as bytes`);
      assert.ok(!holds(exports, Buffer.from(number.slice(0, 12), 'utf16le')), `${question}: as units`);
    }
    const knowing = fresh(meaning);
    for (const question of ['suggest', 'decode']) {
      const at = knowing.begin(0, 0, 0, 2 * text.length);
      Buffer.from(knowing.memory.buffer).write(text, at, 'utf16le');
      knowing[question]();
      knowing.forget();
      assert.ok(!holds(knowing, Buffer.from(number.slice(0, 12), 'latin1')), `${question}: as bytes`);
      assert.ok(!holds(knowing, Buffer.from(number.slice(0, 12), 'utf16le')), `${question}: as units`);
    }
  }
});

test('a call answers as in a module that was never asked before', () => {
  const used = fresh(check);
  const text = fc.string({ unit: fc.constantFrom('C', 'N', '0', '😀', 'С', '-', '\ud800'), maxLength: 700 });
  const calls = fc.array(fc.tuple(fc.constantFrom(...QUESTIONS), text), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(calls, (all) => {
      for (const [question, asked] of all) {
        assert.deepEqual(ask(used, question, asked), ask(fresh(check), question, asked), question);
      }
    }),
    { numRuns: 100 },
  );
});
