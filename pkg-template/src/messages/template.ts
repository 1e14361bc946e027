// Sentences with places for facts, as src/message/template.rs fills them.
//
//   {name}       a fact
//   [one|two|…]  the first alternative whose facts are all known; nothing where there is none

import type { Signs } from '../contract/language';

export type Fact = (name: string) => string | undefined;

/** A template in parts, each of alternatives, each of text and names of facts by turns. */
type Parts = readonly (readonly (readonly string[])[])[];

const parsed = /* @__PURE__ */ new Map<string, Parts>();

export function fill(template: string, fact: Fact): string {
  let parts = parsed.get(template);
  if (!parts) {
    const alternatives = (part: string, at: number) => (at % 2 === 0 ? [part] : part.split('|'));
    parts = template.split(/\[(.*?)\]/).map((part, at) => alternatives(part, at).map((one) => one.split(/\{(\w+)\}/)));
    parsed.set(template, parts);
  }
  let said = '';
  for (const alternatives of parts) {
    for (const one of alternatives) {
      const whole = put(one, fact);
      if (whole === undefined) continue;
      said += whole;
      break;
    }
  }
  return said;
}

/** Nothing where a fact is not known. */
function put(pieces: readonly string[], fact: Fact): string | undefined {
  let said = '';
  for (const [at, piece] of pieces.entries()) {
    const text = at % 2 === 0 ? piece : fact(piece);
    if (text === undefined) return undefined;
    said += text;
  }
  return said;
}

/** The longest fact that is shown whole, in characters, and the longest list of names to choose from. */
export const SHOWN = 40;
export const LISTED = 1000;

/** Controls, spaces and marks that cannot be seen, letters that run from right to left, private use, lone surrogates. */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the ones to find
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: marks are looked for one by one
  /[\0-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\ud800-\udfff\ue000-\uf8ff\ufff0-\uffff\u{e0000}-\u{10ffff}]/u;

/** A text from outside as a sentence may hold it; nothing where it cannot be shown faithfully. */
export function shown(text: string | undefined, most = SHOWN): string | undefined {
  if (!text) return undefined;
  // Two units may be one character; what follows is not looked at.
  const characters = [...text.slice(0, 2 * most + 2)];
  if (HIDDEN.test(characters.slice(0, most + 1).join(''))) return undefined;
  const said = characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
  return said.startsWith(' ') || said.endsWith(' ') ? undefined : said;
}

/** A set of characters as a person would say it: `0-9, A-Z without I O`. */
export function ranges(characters: string, signs: Signs): string {
  const said: string[] = [];
  for (const group of ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']) {
    const missing = [...group].filter((it) => !characters.includes(it));
    if (missing.length * 4 <= group.length) {
      const without = missing.join(signs['without-between']);
      said.push(
        `${group[0]}-${group.slice(-1)}${without && signs['without-before'] + without + signs['without-after']}`,
      );
      continue;
    }
    const present = group.replace(/./g, (it) => (characters.includes(it) ? it : ' '));
    for (const run of present.match(/\S+/g) ?? []) {
      said.push(run.length > 2 ? `${run[0]}-${run.slice(-1)}` : [...run].join(signs.comma));
    }
  }
  return said.join(signs.comma);
}
