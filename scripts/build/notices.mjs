// The licences of what is bundled into the package, gathered from where it is installed.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root } from '../run.mjs';

/** What each reader is made with. */
export const READERS = {
  workbook: ['@zip.js/zip.js', 'fflate', 'saxes', 'xmlchars'],
  parquet: ['hyparquet-compressors', 'fflate'],
};

/** saxes names its licence and brings no text of it. */
const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.
`;

/** What is in a package and not of its makers. */
const WITHIN = {
  'hyparquet-compressors':
    'Its reader of Brotli is adapted from brotli.js: Copyright 2015 Devon Govett, MIT License; Copyright 2013 Google Inc,\n' +
    'Apache License 2.0 (see LICENSE-APACHE).',
};

export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** What signatures are made and checked with. */
export const JOSE = 'jose';

export async function notices({ out }) {
  const parts = { ...READERS, 'records-signature': [JOSE] };
  const packages = Object.entries(parts).flatMap(([, names]) => names.map((name) => ({ name })));
  const texts = await Promise.all(
    packages.map(async ({ name }) => {
      const { version, license, author } = JSON.parse(
        await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8'),
      );
      const text = (await licence(name)) ?? (license === 'ISC' ? `Copyright (c) ${author}\n\n${ISC}` : null);
      if (text === null) throw new Error(`${name} is bundled and brings no licence`);
      const within = WITHIN[name] ? `${WITHIN[name]}\n\n` : '';
      return `${name} ${version} (${license})\n\n${within}${text.trim()}\n`;
    }),
  );
  await writeFile(join(out, NOTICES), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

async function licence(name) {
  const folder = join(root, 'node_modules', name);
  const file = (await readdir(folder)).find((it) => /^licen[cs]e/i.test(it));
  return file ? readFile(join(folder, file), 'utf8') : null;
}
