// The module that checks one code: how a question goes in, and its answer out. bindings/wasm-check says what stands where.

import { check as source } from 'humanoid-id:source';
import type { Field, LiveState } from '../contract/live';
import type { Found, Result } from '../contract/types';
import { foundAt, resultAt, stateAt, textAt } from './answer';
import type { InitOutput } from './generated/check';
import { limit, rulesetId, segments } from './generated/constants';
import { opened } from './opened';
import { type PackedRules, packed } from './rules';

const module = /* @__PURE__ */ opened<InitOutput>(source, ['isGood', 'judge']);

export const load = () => module.now();
export const loadLater = () => module.later();

/** Whether a call would find the module there: not where its bytes are still to come, or a policy forbids it. */
export function isReady(): boolean {
  try {
    load();
    return true;
  } catch {
    return false;
  }
}

const LENGTH = segments.serial[1];

type Question = (...words: [number, number, number, number, number, number, number, number]) => number;

// Each instantiates the module at its first call and is replaced by the module's own function: the cheapest lazy form,
// where a test for `undefined` would cost a quarter of the whole call.
let good: Question = (...words) => {
  good = load().isGood;
  return good(...words);
};
let judge: Question = (...words) => {
  judge = load().judge;
  return judge(...words);
};

/** Whether a text is a canonical code under the default rules. */
export const isGood = (text: string): boolean => text.length === LENGTH && asked(good, text) === 1;

/**
 * Everything about a text that is a canonical code under the default rules: `undefined` where there is nothing to say about
 * it, `null` where it is none.
 */
export function remarks(text: string): Result | undefined | null {
  if (text.length !== LENGTH) return null;
  const answer = asked(judge, text);
  if (answer < 2) return answer === 0 ? undefined : null;
  const exports = load();
  const result = resultAt(exports.memory.buffer, answer, text, rulesetId);
  exports.forget();
  return result;
}

/** The character codes go as arguments, four to a word; written out, for speed. 1 where they are not ASCII. */
function asked(question: Question, text: string): number {
  const a = text.charCodeAt(0);
  const b = text.charCodeAt(1);
  const c = text.charCodeAt(2);
  const d = text.charCodeAt(3);
  const e = text.charCodeAt(4);
  const f = text.charCodeAt(5);
  const g = text.charCodeAt(6);
  const h = text.charCodeAt(7);
  const i = text.charCodeAt(8);
  const j = text.charCodeAt(9);
  const k = text.charCodeAt(10);
  const l = text.charCodeAt(11);
  const m = text.charCodeAt(12);
  const n = text.charCodeAt(13);
  const o = text.charCodeAt(14);
  const p = text.charCodeAt(15);
  const q = text.charCodeAt(16);
  const r = text.charCodeAt(17);
  const s = text.charCodeAt(18);
  const t = text.charCodeAt(19);
  const u = text.charCodeAt(20);
  const v = text.charCodeAt(21);
  const w = text.charCodeAt(22);
  const x = text.charCodeAt(23);
  const y = text.charCodeAt(24);
  const z = text.charCodeAt(25);
  const aa = text.charCodeAt(26);
  const bb = text.charCodeAt(27);
  const cc = text.charCodeAt(28);
  // A code past ASCII would spill into its neighbour.
  const all =
    a |
    b |
    c |
    d |
    e |
    f |
    g |
    h |
    i |
    j |
    k |
    l |
    m |
    n |
    o |
    p |
    q |
    r |
    s |
    t |
    u |
    v |
    w |
    x |
    y |
    z |
    aa |
    bb |
    cc;
  if (all > 127) return question === good ? 0 : 1;
  return question(
    a | (b << 8) | (c << 16) | (d << 24),
    e | (f << 8) | (g << 16) | (h << 24),
    i | (j << 8) | (k << 16) | (l << 24),
    m | (n << 8) | (o << 16) | (p << 24),
    q | (r << 8) | (s << 16) | (t << 24),
    u | (v << 8) | (w << 16) | (x << 24),
    y | (z << 8) | (aa << 16) | (bb << 24),
    cc,
  );
}

let units = /* @__PURE__ */ new Uint16Array();

/** Write the rules and a text where the module reads them; the module. */
function begin(rules: readonly number[], text: string, behind = ''): InitOutput {
  const exports = load();
  let at = exports.begin(rules.length, text.length + behind.length) >>> 1;
  // Memory that has grown has another buffer.
  if (units.buffer !== exports.memory.buffer) units = new Uint16Array(exports.memory.buffer);
  for (const number of rules) {
    units[at++] = number;
    units[at++] = number >>> 16;
  }
  for (let it = 0; it < text.length; it++) units[at++] = text.charCodeAt(it);
  for (let it = 0; it < behind.length; it++) units[at++] = behind.charCodeAt(it);
  return exports;
}

/** As much of a text as is ever looked at, and one unit more, so that a longer one is seen to be one. */
const cut = (text: string) => (text.length > limit ? text.slice(0, limit + 1) : text);

/** Everything known about one input of any type. */
export function report(input: unknown, options: unknown): Result {
  const isText = typeof input === 'string';
  const text = isText ? input : input === null ? 'null' : typeof input;
  const rules = packed(options);
  const exports = begin(rules.numbers, cut(text));
  const answer = isText ? exports.validate(text.length) : exports.notAString(text.length);
  const result = resultAt(exports.memory.buffer, answer, isText ? text : '', rules.id);
  exports.forget();
  return result;
}

/** Whether a text is a canonical code under rules of the caller's own. */
export function isCanonical(text: string, options: unknown): boolean {
  const exports = begin(packed(options).numbers, cut(text));
  const is = exports.isCanonical(text.length) === 1;
  exports.forget();
  return is;
}

/** The codes inside a text of any length. */
export function find(text: string, options: unknown): Found[] {
  const exports = begin(packed(options).numbers, text);
  const found = foundAt(exports.memory.buffer, exports.find(text.length), text);
  exports.forget();
  return found;
}

/** A code in the style of that number; `null` where the text is no canonical code. */
export function format(text: string, style: number): string | null {
  const exports = begin([], cut(text));
  const answer = exports.format(text.length, style);
  const formatted = answer === 0 ? null : textAt(exports.memory.buffer, answer);
  exports.forget();
  return formatted;
}

/** What may be shown of a text: `redact` or `shape`. */
export function masked(how: 'redact' | 'shape', text: string): string {
  const shown = cut(text);
  const exports = begin([], shown);
  const safe = textAt(exports.memory.buffer, exports[how](shown.length));
  exports.forget();
  return safe;
}

/** The rules as a regular expression, as far as one can say them. */
export function pattern(options: unknown): string {
  const exports = begin(packed(options).numbers, '');
  const text = textAt(exports.memory.buffer, exports.pattern());
  exports.forget();
  return text;
}

/** Settle a change of a field. */
export function settle(
  rules: PackedRules,
  grouping: number,
  gesture: number,
  composing: boolean,
  now: Field,
  before: Field | null,
): LiveState {
  const exports = begin(rules.numbers, now.value, before?.value);
  const { length } = now.value;
  const answer = exports.live(
    length,
    now.selectionStart,
    now.selectionEnd,
    before ? before.value.length : -1,
    before ? before.selectionStart : 0,
    before ? before.selectionEnd : 0,
    gesture,
    composing ? 1 : 0,
    grouping,
  );
  const state = stateAt(exports.memory.buffer, answer, now.value, rules.id);
  exports.forget();
  return state;
}
