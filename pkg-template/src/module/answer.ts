// The numbers that the module of one code leaves in its memory, as plain objects. bindings/wasm-check/src/answer.rs says
// what stands where.

import type { InputSource, LiveState } from '../contract/live';
import type { Edit, Found, HumanoidId, Issue, Next, Result, SegmentName, Segments } from '../contract/types';
import { codes, edits, params, segments as places, severities, sources, statuses } from './generated/constants';

const SEGMENTS = /* @__PURE__ */ Object.keys(places) as SegmentName[];

let words = /* @__PURE__ */ new Uint32Array();
/** The place of the next number. */
let at = 0;
/** Slices are cut from here. */
let text = '';
/** The edition that results name. */
let rulesetId = '';

function open(memory: ArrayBuffer, address: number, of: string, by = ''): void {
  // Memory that has grown has another buffer.
  if (words.buffer !== memory) words = new Uint32Array(memory);
  at = address >>> 2;
  text = of;
  rulesetId = by;
}

/** What there is to say about a text, by the edition of that id. */
export function resultAt(memory: ArrayBuffer, address: number, of: string, by: string): Result {
  open(memory, address, of, by);
  return result();
}

/** A text by itself. */
export function textAt(memory: ArrayBuffer, address: number): string {
  open(memory, address, '');
  return value() as string;
}

/** The codes that were found in a text. */
export function foundAt(memory: ArrayBuffer, address: number, of: string): Found[] {
  open(memory, address, of);
  return list(() => ({ id: value() as HumanoidId, range: range() }));
}

/** What a change of a field came to that held this text. */
export function stateAt(memory: ArrayBuffer, address: number, of: string, by: string): LiveState {
  open(memory, address, of, by);
  const shared = next();
  const rest = units(next());
  const shown = of.slice(0, shared) + rest;
  const selectionStart = next();
  const selectionEnd = next();
  text = shown;
  const settled = result();
  text = of;
  const note = next();
  return {
    value: shown,
    selectionStart,
    selectionEnd,
    result: settled,
    taken: note === 1 ? { source: source(), text: value() as string, range: range() } : null,
    rejected: note === 2 ? { source: source(), text: value() as string, code: code() as Refused } : null,
  };
}

type Refused = 'several-codes' | 'too-long-to-check';

function result(): Result {
  const status = statuses[next()];
  const understood = next();
  const segments: Partial<Segments> = {};
  for (let it = 0; it < SEGMENTS.length; it++) {
    if ((understood >> it) & 1) segments[SEGMENTS[it] as SegmentName] = value() as string;
  }
  if (status === 'incomplete') {
    return { status, segments, next: follows(), issues: list(issue), edits: list(edit), rulesetId };
  }
  if (status === 'invalid') {
    return { status, segments, issues: list(issue) as [Issue, ...Issue[]], edits: list(edit), rulesetId };
  }
  const { country, enterprise, model, serial } = segments as Segments;
  const id = (country + enterprise + model + serial) as HumanoidId;
  return { status: 'valid', id, segments: segments as Segments, issues: list(issue), edits: list(edit), rulesetId };
}

function follows(): Next {
  return {
    segment: SEGMENTS[next()] as SegmentName,
    position: next(),
    remaining: next(),
    remainingInSegment: next(),
    allowed: value() as string,
  };
}

function issue(): Issue {
  const number = next();
  const one = {
    code: codes[number] as Issue['code'],
    severity: severities[next()] as Issue['severity'],
    segment: SEGMENTS[next() - 1] ?? null,
    range: range(),
    params: {} as Issue['params'],
  };
  const names = params[number] as readonly string[];
  const count = next();
  for (let it = 0; it < count; it++) one.params[names[it] as string] = value();
  return one;
}

const edit = (): Edit => ({
  kind: edits[next()] as Edit['kind'],
  range: range(),
  from: value() as string,
  to: value() as string,
});

function list<Item>(item: () => Item): Item[] {
  const all: Item[] = [];
  for (let left = next(); left--; ) all.push(item());
  return all;
}

const next = () => words[at++] as number;
const range = (): [number, number] => [next(), next()];
const source = () => sources[next()] as InputSource;
const code = () => codes[next()] as Issue['code'];

function value(): string | number {
  const head = next();
  switch (head & 3) {
    case 0:
      return units(head >>> 2);
    case 1: {
      const start = next();
      return text.slice(start, start + (head >>> 2));
    }
    case 2:
      return characters(head >>> 2, next());
    default:
      return head & 4 ? codePoint(head >>> 3) : head >>> 3;
  }
}

const codePoint = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;

/** So many units as they are. In eights, of which an engine makes a text that it need not join later. */
function units(length: number): string {
  let all = '';
  const end = at + length;
  for (; at + 8 <= end; at += 8) {
    all += String.fromCharCode(
      words[at] as number,
      words[at + 1] as number,
      words[at + 2] as number,
      words[at + 3] as number,
      words[at + 4] as number,
      words[at + 5] as number,
      words[at + 6] as number,
      words[at + 7] as number,
    );
  }
  while (at < end) all += String.fromCharCode(next());
  return all;
}

// The same set follows at nearly every place.
let known = [0, 0, ''] as [digits: number, letters: number, text: string];

/** Digits and capitals, a bit each. */
function characters(digits: number, letters: number): string {
  if (known[0] !== digits || known[1] !== letters) {
    let all = '';
    for (let it = 0; it < 10; it++) if ((digits >> it) & 1) all += it;
    for (let it = 0; it < 26; it++) if ((letters >> it) & 1) all += String.fromCharCode(65 + it);
    known = [digits, letters, all];
  }
  return known[2];
}
