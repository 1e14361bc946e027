// A line that has to fit a terminal: one that is broken could not be taken back.

/** What a terminal draws over two columns, and what a Chinese one may. */
const WIDE =
  /[\p{scx=Han}\p{scx=Hang}\p{scx=Hira}\p{scx=Kana}\p{Extended_Pictographic}\u3000-\u303f\uff01-\uff60\u2018-\u2026]/u;
const SHORTEST_NAME = 12;

const widthOf = (character: string) => (WIDE.test(character) ? 2 : 1);
const width = (text: string) => [...text].reduce((sum, character) => sum + widthOf(character), 0);

/** A path and what is told of it, in the first form that leaves the path a place, or else in the last. */
export function fitted(path: string, forms: readonly string[], columns: number): string {
  const least = Math.min(width(path), SHORTEST_NAME);
  const told = forms.find((form) => width(form) + least <= columns) ?? forms.at(-1) ?? '';
  return beginning(columns, end(Math.max(columns - width(told), least), path) + told);
}

/** Of a path the end tells most. */
function end(columns: number, path: string): string {
  if (width(path) <= columns) return path;
  const reversed = [...path].reverse().join('');
  return `…${[...beginning(columns - width('…'), reversed)].reverse().join('')}`;
}

function beginning(columns: number, text: string): string {
  let [taken, left] = ['', columns];
  for (const character of text) {
    left -= widthOf(character);
    if (left < 0) break;
    taken += character;
  }
  return taken;
}
