// An export as they come: CRLF, one row in a hundred wrong, a fifth of the codes and a third of the names in quotes, some
// of those with a comma, a quote or a line end inside. The same bytes for the same number of rows.

import { closeSync, openSync, writeSync } from 'node:fs';

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
 * @returns {{ bytes: number, wrong: number }}
 */
export function generate(path, rows) {
  const file = openSync(path, 'w');
  let state = 29;
  const below = (bound) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * bound);
  };
  let [bytes, wrong, text] = [0, 0, 'no,code,name\r\n'];
  for (let row = 1; row <= rows; row++) {
    let code = `CNTESTH1A00${1 + below(9)}20260522A${String(row).padStart(8, '0')}`;
    if (below(100) === 0) {
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
