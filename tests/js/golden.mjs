// How the golden table in tests/vectors/ is read; tests/golden/mod.rs says what its signs mean.

import { readFileSync } from 'node:fs';

/** The vectors of a file. */
export const vectors = (file) => JSON.parse(readFileSync(new URL(`../vectors/${file}`, import.meta.url), 'utf8'));

/** A text: a string, or a list of strings, repetitions and single units of UTF-16. */
export function text(value) {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(text).join('');
  if (value.unit) return String.fromCharCode(Number.parseInt(value.unit, 16));
  return text(value.repeat).repeat(value.times);
}

/** The range that brackets draw in a text. */
export function range(drawn) {
  const whole = text(drawn);
  return [whole.indexOf('['), whole.lastIndexOf(']') - 1];
}

/** A vector's issue, edit or find with its drawing turned into a range. */
export function placed({ at, ...rest }) {
  return { ...rest, range: range(at) };
}

/** A field with its caret or its selection drawn, as its value and where the selection is. */
export function field(drawn) {
  const whole = text(drawn);
  const start = whole.search(/[|[]/);
  const end = whole.includes(']') ? whole.indexOf(']') - 1 : start;
  return { value: whole.replace(/[|[\]]/g, ''), selectionStart: start, selectionEnd: end };
}

/** The sequences of `live.json`: a line without a name goes on from what the line before it shows. */
export function sequences() {
  const all = [];
  for (const { name, options = {}, ...line } of vectors('live.json')) {
    if (name) all.push({ name, options, steps: [] });
    const { now, inputType, composing = false, forgets = false, shown, taken = null, rejected = null, ...told } = line;
    const before = all.at(-1).steps.findLast((step) => !step.composing)?.shown ?? field('|');
    all.at(-1).steps.push({
      ...{ now: field(now), inputType, composing, forgets, before, shown: field(shown), ...told },
      taken: taken && { source: taken.source, text: text(taken.at).replace(/[[\]]/g, ''), range: range(taken.at) },
      rejected: rejected && { ...rejected, text: text(rejected.text) },
    });
  }
  return all;
}
