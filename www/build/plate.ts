// The plate and the fields of a code's parts as they stand in the HTML, empty, so that they have their size before a script
// runs. How many places each part has is the package's word: `<!-- places: NAME -->` stands for those on the plate,
// and an input of the name is `size="places"` wide.

import type { Plugin } from 'vite';

export type Part = { name: string; width: number };

const PLATE = /<!-- places: (\w+) -->/g;
const FIELD = /name="(\w+)" size="places"/g;

export function plate(parts: readonly Part[]): Plugin {
  const widthOf = (name: string) => {
    const part = parts.find((it) => it.name === name);
    if (!part) throw new Error(`The package knows no part "${name}"`);
    return part.width;
  };
  return {
    name: 'plate',
    enforce: 'pre',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html
          .replace(PLATE, (_, name: string) => places(widthOf(name)))
          .replace(FIELD, (_, name: string) => `name="${name}" size="${widthOf(name)}"`),
    },
    transform: (css, id) => (id.endsWith('/styles/page.css') ? `${css}\n${widths(parts)}` : null),
  };
}

function places(width: number): string {
  const cells = '<span class="place"></span>'.repeat(width);
  return `<div class="places" aria-hidden="true">${cells}</div><div class="dimension" aria-hidden="true"><span>${width}</span></div>`;
}

/** In a style sheet: the policy of the page allows no style in an element. */
function widths(parts: readonly Part[]): string {
  const all = parts.reduce((sum, { width }) => sum + width, 0);
  const widest = Math.max(...parts.map(({ width }) => width));
  return [
    `.parts{--widest:${widest};--all:${all};--gaps:${parts.length - 1}}`,
    ...parts.map(({ name, width }) => `.part[data-part="${name}"]{--width:${width}}`),
  ].join('\n');
}
