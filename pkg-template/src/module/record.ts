// What the module leaves in its memory as numbers, as plain objects. `src/record.rs` says what stands where.

import type { InputSource, LiveState } from '../contract/live';
import type { Edit, Found, HumanoidId, Issue, Next, Result, SegmentName, Segments } from '../contract/types';
import { memoryBuffer } from './core';

let words = /* @__PURE__ */ new Uint32Array();
/** The place of the next number. */
let at = 0;
/** What is told by its place is cut from here. */
let text = '';

function open(address: number, of: string): void {
  const buffer = memoryBuffer();
  // Memory that has grown has another buffer.
  if (words.buffer !== buffer) words = new Uint32Array(buffer);
  at = address >>> 2;
  text = of;
}

/** What `validate` says of a text. */
export function resultAt(address: number, of: string): Result {
  open(address, of);
  return result();
}

/** What a change of a field came to that left this text in it. */
export function stateAt(address: number, of: string): LiveState {
  open(address, of);
  const shared = next();
  const rest = units(next());
  const shown = of.slice(0, shared) + rest;
  const selectionStart = next();
  const selectionEnd = next();
  text = shown;
  const told = result();
  text = of;
  const note = next();
  return {
    value: shown,
    selectionStart,
    selectionEnd,
    result: told,
    taken: note === 1 ? { source: source(), text: value() as string, range: range() } : null,
    rejected: note === 2 ? { source: source(), text: value() as string, code: code() as Refused } : null,
  };
}

type Refused = 'several-codes' | 'too-long-to-check';

/** The codes that were found in a text. */
export function foundAt(address: number, of: string): Found[] {
  open(address, of);
  const found: Found[] = [];
  for (let left = next(); left--; ) found.push({ id: value() as HumanoidId, range: range() });
  return found;
}

function result(): Result {
  const status = STATUSES[next()];
  const understood = next();
  const segments: Partial<Segments> = {};
  for (let it = 0; it < SEGMENTS.length; it++) {
    if ((understood >> it) & 1) segments[SEGMENTS[it] as SegmentName] = value() as string;
  }
  if (status === 'incomplete') return { status, segments, next: follows(), issues: issues(), edits: edits() };
  if (status === 'invalid') return { status, segments, issues: issues() as [Issue, ...Issue[]], edits: edits() };
  const { country, enterprise, model, serial } = segments as Segments;
  const id = (country + enterprise + model + serial) as HumanoidId;
  return { status: 'valid', id, segments: segments as Segments, issues: issues(), edits: edits() };
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

function issues(): Issue[] {
  const all: Issue[] = [];
  for (let left = next(); left--; ) {
    const number = next();
    const issue = {
      code: CODES[number] as Issue['code'],
      severity: SEVERITIES[next()] as Issue['severity'],
      segment: SEGMENTS[next() - 1] ?? null,
      range: range(),
      params: {} as Issue['params'],
    };
    const names = PARAMS[number] as string[];
    const count = next();
    for (let it = 0; it < count; it++) issue.params[names[it] as string] = value();
    all.push(issue);
  }
  return all;
}

function edits(): Edit[] {
  const all: Edit[] = [];
  for (let left = next(); left--; ) {
    all.push({ kind: EDITS[next()] as Edit['kind'], range: range(), from: value() as string, to: value() as string });
  }
  return all;
}

const next = () => words[at++] as number;
const range = (): [number, number] => [next(), next()];
const source = () => SOURCES[next()] as InputSource;
const code = () => CODES[next()] as Issue['code'];

function value(): string | number {
  const head = next();
  const length = head >>> 2;
  switch (head & 3) {
    case 0:
      return next();
    case 1:
      return units(length);
    case 2: {
      const start = next();
      return text.slice(start, start + length);
    }
    default:
      return characters(next(), next());
  }
}

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
