// What several pages have in common, once: `<!-- part: NAME -->` in a page stands for `parts/NAME.html`. The built pages are
// not indented, which nobody sees and everybody loads.

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const PLACE = /^ *<!-- part: ([\w-]+) -->\n/gm;

export function parts(folder: string): Plugin {
  return {
    name: 'parts',
    enforce: 'pre',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) =>
        current(
          html
            .replace(PLACE, (_, name: string) => readFileSync(join(folder, `${name}.html`), 'utf8'))
            .replace(/^ +/gm, ''),
          basename(path),
        ),
    },
  };
}

/** Says which of the ways between the pages leads to the one where they stand. */
function current(html: string, page: string): string {
  const address = page === 'index.html' ? './' : `./${page}`;
  return html.replace(`<a href="${address}" data-text="to`, `<a href="${address}" aria-current="page" data-text="to`);
}
