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
