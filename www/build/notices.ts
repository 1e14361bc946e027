// The licences of everything that the page ships, in one text beside it: what is bundled into its scripts, as the bundler
// tells, what the package brings along, and the font.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export const NOTICES = 'notices.txt';

/** What is in a package and not of its makers. */
const WITHIN: Record<string, string> = {
  'zxing-wasm':
    'Its module is compiled from ZXing-C++ (https://github.com/zxing-cpp/zxing-cpp), Copyright the ZXing authors,\nApache License 2.0 (its text is at the end).',
};

type Places = { root: string; fonts: string };

export function notices({ root, fonts }: Places): Plugin {
  return {
    name: 'notices',
    apply: 'build',
    generateBundle(_, bundle) {
      const bundled = new Set<string>();
      for (const part of Object.values(bundle)) {
        const ids = part.type === 'chunk' ? Object.keys(part.modules) : part.originalFileNames;
        for (const id of ids) {
          const name = id.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/)?.[1];
          if (name) bundled.add(name);
        }
      }
      const own = ['LICENSE-MIT', 'LICENSE-APACHE'].map((name) => readFileSync(join(root, name), 'utf8').trim());
      const texts = [
        `humanoid-id (MIT OR Apache-2.0)\n\nIts WebAssembly modules contain parts of the standard library of Rust and of\nwasm-bindgen, both MIT OR Apache-2.0.\n\n${own[0]}`,
        ...[...bundled].sort().map((name) => ofPackage(join(root, 'node_modules', name))),
        readFileSync(join(root, 'pkg', 'THIRD-PARTY-NOTICES.txt'), 'utf8').trim(),
        `Iosevka, a subset of its letters (SIL Open Font License 1.1)\n\n${readFileSync(join(fonts, 'OFL.txt'), 'utf8').trim()}`,
        own[1],
      ];
      const source = `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
      this.emitFile({ type: 'asset', fileName: NOTICES, source });
    },
  };
}

function ofPackage(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file));
  if (files.length === 0) throw new Error(`${name} is bundled and brings no licence`);
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...(WITHIN[name] ? [WITHIN[name]] : []), ...texts].join('\n\n');
}
