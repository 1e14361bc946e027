// The module that knows registries: how a question goes in, and its answer out. bindings/wasm-meaning says what stands where.

import { meaning as source } from 'humanoid-id:meaning-source';
import type { InitOutput } from './generated/meaning';
import { opened } from './opened';
import { decoded, encoded } from './utf8';

const module = /* @__PURE__ */ opened<InitOutput>(source);

export const load = () => module.now();
export const loadLater = () => module.later();

/** What a question is asked with. */
export type Known = {
  /** As `packed` has them. */
  rules?: readonly number[];
  /** Handles of registries. */
  registries?: readonly number[];
  /** A day as `YYYY-MM-DD`. */
  on?: string | undefined;
};

/** Write a question where the module reads it; the module. */
function begin({ rules = [], registries = [], on = '' }: Known, text: Uint8Array): InitOutput {
  const exports = load();
  const at = exports.begin(rules.length, registries.length, on.length, text.length);
  const numbers = [...rules, ...registries];
  new Uint32Array(exports.memory.buffer, at, numbers.length).set(numbers);
  const bytes = new Uint8Array(exports.memory.buffer, at + 4 * numbers.length, on.length + text.length);
  for (let it = 0; it < on.length; it++) bytes[it] = on.charCodeAt(it);
  bytes.set(text, on.length);
  return exports;
}

function answered(exports: InitOutput): string {
  const text = decoded(new Uint8Array(exports.memory.buffer, exports.answer(), exports.answerLength()));
  exports.forget();
  return text;
}

type Question = 'decode' | 'compose' | 'suggest';

/** Ask with a text, or with its bytes; the answer, which is empty where there is none. */
export function ask(question: Question, known: Known, text: string | Uint8Array = ''): string {
  const exports = begin(known, typeof text === 'string' ? encoded(text) : text);
  exports[question]();
  return answered(exports);
}

/** Codes for tests, one a line; or a question mark and what is wrong. */
export function askForSamples(enterprise: string, count: number, seed: number, neverReal: boolean): string {
  const exports = begin({}, encoded(enterprise));
  exports.sample(count, seed, neverReal ? 1 : 0);
  return answered(exports);
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  const exports = begin({}, encoded(text));
  const is = exports.isDay() === 1;
  exports.forget();
  return is;
}

/** Read a registry document: its handle with what it is, or no handle and the faults. */
export function readRegistry(document: Uint8Array): { handle: number; answer: string } {
  const exports = begin({}, document);
  const handle = exports.loadRegistry();
  return { handle, answer: answered(exports) };
}

/** Read rules: `{ numbers, edition }` as JSON, or a list of faults. */
export function readRules(given: Uint8Array): string {
  const exports = begin({}, given);
  exports.readRules();
  return answered(exports);
}

/** What two sound documents settle differently, as JSON. */
export function compareRules(one: string, other: string): string {
  const [first, second] = [encoded(one), encoded(other)];
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  const exports = begin({}, both);
  exports.compareRules(first.length);
  return answered(exports);
}

/** An edition among several: its rules, and the days on which it comes into force and ends. */
export type Dated = { readonly numbers: readonly number[]; readonly validFrom?: string; readonly validTo?: string };

const NO_DAY = ' '.repeat(10);

/** Which of several editions a text fits, and which one counts, as JSON. */
export function fitEditions(known: Known, editions: readonly Dated[], units: Uint8Array): string {
  const rules = editions.flatMap(({ numbers }) => [numbers.length, ...numbers]);
  const days = encoded(editions.map(({ validFrom = NO_DAY, validTo = NO_DAY }) => validFrom + validTo).join(''));
  const text = new Uint8Array(days.length + units.length);
  text.set(days);
  text.set(units, days.length);
  const exports = begin({ ...known, rules }, text);
  exports.fitEditions(editions.length);
  return answered(exports);
}

/** The units of a text, as bytes. */
export function unitsOf(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes[2 * at] = unit;
    bytes[2 * at + 1] = unit >>> 8;
  }
  return bytes;
}
