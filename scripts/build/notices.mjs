// The licences of what is bundled into the package, and of what is compiled into its modules, gathered from where it is
// installed.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { root, run } from '../run.mjs';

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

/** What labels are drawn and written with. */
export const LABELS = [
  'qr',
  '@zxing/library',
  'ts-custom-error',
  '@cantoo/pdf-lib',
  'culori',
  'node-html-better-parser',
  'html-entities',
  'tslib',
];

export async function notices({ out }) {
  const parts = { ...READERS, 'records-signature': [JOSE], labels: LABELS };
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
  const all = [...new Set(texts), ...(await crateNotices(MODULES))];
  await writeFile(join(out, NOTICES), all.join(`\n${'-'.repeat(80)}\n\n`));
}

/** The WebAssembly modules of the package. */
const MODULES = ['check', 'meaning', 'bulk', 'records'].map((name) => `humanoid-id-wasm-${name}`);

/** Of the crates that these are compiled from, and of the data of Unicode that is in them all. */
export async function crateNotices(names) {
  const cargo = (...args) => run('cargo', args, { quiet: true });
  const { packages } = JSON.parse(await cargo('metadata', '--format-version', '1'));
  const crateOf = (name, version) => {
    const found = packages.find((it) => it.name === name && (version === undefined || it.version === version));
    if (!found) throw new Error(`cargo knows no ${name} ${version}`);
    return found;
  };
  const asked = names.flatMap((name) => ['--package', name]);
  const form = ['--prefix', 'none', '--format', '{p}|{l}'];
  const tree = await cargo('tree', ...asked, '--edges', 'normal,no-proc-macro', '--target', 'all', ...form);
  const crates = [...new Set(tree.match(/^[\w-]+ v\S+\|.*$/gm)?.map((line) => line.replace(/ \(\*\)$/, '')))].sort();
  const texts = crates.map(async (line) => {
    const [, name, version, license] = /^(\S+) v(\S+)\|(.*)$/.exec(line);
    return `${name} ${version} (${license})\n\n${await crateLicence(crateOf(name, version))}\n`;
  });
  const unicode = await readFile(join(dirname(crateOf('unicode-ident').manifest_path), 'LICENSE-UNICODE'), 'utf8');
  return [...(await Promise.all(texts)), `Unicode data files (Unicode-3.0)\n\n${unicode.trim()}\n`];
}

/** Of several that one may choose among, the shortest; and whatever holds besides. Some name a licence and bring no text of it. */
async function crateLicence({ name, manifest_path, license, authors }) {
  const folder = dirname(manifest_path);
  const files = (await readdir(folder)).filter((it) => /^(licen[cs]e|copyright|notice|copying)/i.test(it)).sort();
  const kept = files.includes('LICENSE-MIT') ? files.filter((it) => it !== 'LICENSE-APACHE') : files;
  if (kept.length === 0 && license?.includes('MIT')) {
    const mit = await readFile(join(root, 'LICENSE-MIT'), 'utf8');
    return mit.replace(/^Copyright.*$/m, `Copyright (c) ${authors.join(', ') || `the authors of ${name}`}`).trim();
  }
  if (kept.length === 0) throw new Error(`${name} brings no licence`);
  const texts = kept.map((file) => readFile(join(folder, file), 'utf8'));
  return (await Promise.all(texts)).map((it) => it.trim()).join('\n\n');
}

async function licence(name) {
  const folder = join(root, 'node_modules', name);
  const file = (await readdir(folder)).find((it) => /^licen[cs]e/i.test(it));
  return file ? readFile(join(folder, file), 'utf8') : null;
}
