// What several pages have in common, once: `<!-- part: NAME -->` in a page stands for `parts/NAME.html`. The texts of the
// pages are those of `languages/zh-CN.toml`, under the names that the HTML has for them; other languages take their place
// in the browser. The built pages are not indented, which nobody sees and everybody loads.

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'smol-toml';
import type { Plugin } from 'vite';

const PLACE = /^ *<!-- part: ([\w-]+) -->\n/gm;
const WRITTEN = 'zh-CN';

type Texts = { [key: string]: string | Texts };

export function parts(folder: string): Plugin {
  const languages = join(folder, '../../languages');
  const read = (tag: string) => parse(readFileSync(join(languages, `${tag}.toml`), 'utf8')) as Record<string, Texts>;
  return {
    name: 'parts',
    enforce: 'pre',
    transformIndexHtml: {
      order: 'pre',
      handler(html, { path }) {
        const name = basename(path);
        const tags: string[] = JSON.parse(readFileSync(join(languages, 'list.json'), 'utf8'));
        const links = [WRITTEN, ...tags.filter((tag) => tag !== WRITTEN)].map((tag) => {
          return `<a href="?lang=${tag}" hreflang="${tag}" lang="${tag}">${read(tag).language?.name}</a>\n`;
        });
        const whole = html
          .replace(PLACE, (_, name: string) => readFileSync(join(folder, `${name}.html`), 'utf8'))
          .replace('<!-- languages -->\n', links.join(''))
          .replace(/^ +/gm, '');
        const { common, html: written, ...others } = read(WRITTEN).page as Record<string, Texts>;
        return current(filled(whole, { ...common, ...written, ...others[name.replace('.html', '')] }), name);
      },
    },
  };
}

/** With the text of every element that names one. An element with a text has nothing else in it. */
function filled(html: string, texts: Texts): string {
  return html
    .replace(
      /(<[^>]*\bdata-text="(\w+)"[^>]*>)[^<]*(?=<\/)/g,
      (_, tag: string, key: string) => tag + textOf(texts, key),
    )
    .replace(/<[^>]*\bdata-name="(\w+)"[^>]*>/g, (tag, key: string) => {
      return tag.replace(/\baria-label="[^"]*"/, `aria-label="${textOf(texts, key)}"`);
    });
}

function textOf(texts: Texts, key: string): string {
  const text = texts[key];
  if (typeof text !== 'string') throw new Error(`the page names a text that languages/${WRITTEN}.toml has not: ${key}`);
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Says which of the ways between the pages leads to the one where they stand. */
function current(html: string, page: string): string {
  const address = page === 'index.html' ? './' : `./${page}`;
  return html.replace(`<a href="${address}" data-text="to`, `<a href="${address}" aria-current="page" data-text="to`);
}
