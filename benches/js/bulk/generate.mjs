// Exports as they come: CRLF, some rows wrong, a fifth of the codes and a third of the names in quotes, some of those with
// a comma, a quote or a line end inside. The same bytes for the same kind and number of rows.

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const COUNTRIES = readFileSync(new URL('../../../src/tables/country.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.slice(0, 2));

/**
 * What the codes of a file are like. `plain` draws no remark; the codes of `foreign` are of other countries, and those of
 * `all` of any country and made of all 36 characters, so that four in five draw a warning or a note.
 *
 * @type {Record<string, { wrong: number, code(row: number, below: (bound: number) => number): string }>}
 */
export const KINDS = {
  plain: { wrong: 100, code: (row, below) => `CNTESTH1A00${1 + below(9)}20260522A${String(row).padStart(8, '0')}` },
  foreign: {
    wrong: 100,
    code: (row, below) =>
      `${COUNTRIES[below(COUNTRIES.length)]}TESTH1A00${1 + below(9)}20260522A${String(row).padStart(8, '0')}`,
  },
  all: { wrong: 100, code: anyCode },
  'all, one row in ten wrong': { wrong: 10, code: anyCode },
};

/** All 36 characters in the model and the serial; the enterprise is one of a thousand. */
function anyCode(row, below) {
  const any = (count) => Array.from({ length: count }, () => LETTERS[below(36)]).join('');
  const maker = `T${LETTERS[below(10)]}${LETTERS[below(10)]}${LETTERS[below(10)]}`;
  const number = row.toString(36).toUpperCase().padStart(5, '0');
  return `${COUNTRIES[below(COUNTRIES.length)]}${maker}${any(6)}${any(12)}${number}`;
}

const WRONG = [
  (code) => `${code.slice(0, 10)}#${code.slice(11)}`,
  (code) => code.slice(0, 27),
  (code) => `XX${code.slice(2)}`,
  () => '8.61599900120261E+028',
  (code) => `${code}0`,
];

/**
 * @param {string} path
 * @param {number} rows
 * @param {string} kind
 * @returns {{ bytes: number, wrong: number }}
 */
export function generate(path, rows, kind = 'plain') {
  const codes = KINDS[kind];
  const file = openSync(path, 'w');
  let state = 29;
  const below = (bound) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * bound);
  };
  let [bytes, wrong, text] = [0, 0, 'no,code,name\r\n'];
  for (let row = 1; row <= rows; row++) {
    let code = codes.code(row, below);
    if (below(codes.wrong) === 0) {
      code = WRONG[below(WRONG.length)](code);
      wrong += 1;
    }
    if (below(5) === 0) code = `"${code}"`;
    let name = `robot ${row} of hall 7`;
    if (below(10) < 3) name = `"${name}, ${['""A""', 'B', 'C\nD', 'E'][below(4)]}"`;
    text += `${row},${code},${name}\r\n`;
    if (text.length > 1 << 20 || row === rows) {
      bytes += writeSync(file, text);
      text = '';
    }
  }
  closeSync(file);
  return { bytes, wrong };
}
