// The names of countries and regions in a language, as Unicode's CLDR has them: a section for its file in `languages/`.
//
//   node scripts/country-names.mjs ja            the newest CLDR
//   node scripts/country-names.mjs ja 48.2.0     a certain one
//
// For whoever adds a language. The build needs nothing of it; English and Chinese names are their own (src/tables/country.rs
// says why).

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from './run.mjs';

const PACKAGE = 'cldr-localenames-full';
const [locale, wanted = 'latest'] = process.argv.slice(2);
if (!locale) throw new Error('which language? for example: node scripts/country-names.mjs ja');

const folder = await mkdtemp(join(tmpdir(), 'country-names-'));
try {
  const [{ filename, version }] = JSON.parse(
    execFileSync('npm', ['pack', `${PACKAGE}@${wanted}`, '--json', '--silent'], { cwd: folder, encoding: 'utf8' }),
  );
  const path = `package/main/${locale}/territories.json`;
  execFileSync('tar', ['xzf', filename, path], { cwd: folder });
  const { main } = JSON.parse(await readFile(join(folder, path), 'utf8'));
  const names = main[locale].localeDisplayNames.territories;
  const table = await readFile(join(root, 'src/tables/country.tsv'), 'utf8');
  const lines = table
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [alpha2] = line.split('\t');
      if (!names[alpha2]) throw new Error(`${PACKAGE}@${version} has no name for ${alpha2} in ${locale}`);
      return `${alpha2} = "${names[alpha2]}"`;
    });
  console.log(
    `# Unicode CLDR ${version} (npm ${PACKAGE}@${version}, Unicode-3.0): scripts/country-names.mjs ${locale} ${version}`,
  );
  console.log(`[countries]\n${lines.join('\n')}`);
} finally {
  await rm(folder, { recursive: true });
}
