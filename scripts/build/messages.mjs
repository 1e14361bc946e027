// The files of `languages/` as TypeScript modules, after holding each against English: the same sections, keys and facts.
//
// `pkg-template/src/messages/generated/LANGUAGE.ts` has an export for each section, so that a bundler leaves out what
// nobody uses; sections of the page go to `www/src/texts/generated/LANGUAGE/SECTION.ts`, of which a page loads what it
// shows. src/message/ reads the same files for the core.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'smol-toml';

import { main, root } from '../run.mjs';

const PACKAGE = join(root, 'pkg-template/src/messages/generated');
const ENTRIES = join(root, 'pkg-template/src/languages');
const LOCALE = join(root, 'pkg-template/src/contract/locale.ts');
const PAGE = join(root, 'www/src/texts/generated');

/** What `message` and the elements need of a language. */
const SPOKEN = 'issues instead segments schemes characters scripts edits reasons statuses inputs obstacles signs'.split(
  ' ',
);

/** The language that stands in the page's HTML, and what is loaded of the others when somebody reads them. */
const WRITTEN = 'zh-CN';
const ON_DEMAND = ['common', 'html'];

/** Sections that a program wants in all languages at once. */
const EVERY = ['names', 'faults', 'refusals', 'unreadable', 'doubts', 'cli', 'summary'];

/** The tags of all languages; the first is the one that the others are held against. */
export const tags = JSON.parse(await readFile(join(root, 'languages/list.json'), 'utf8'));

export async function messages() {
  const languages = await Promise.all(tags.map(read));
  const [english] = languages;
  const faults = languages.flatMap((language, at) => differences(english, language).map((it) => `${tags[at]}: ${it}`));
  if (faults.length > 0) throw new Error(`languages/ cannot be used:\n  ${faults.join('\n  ')}`);
  for (const folder of [PACKAGE, ENTRIES, PAGE]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  const union = tags.map((tag) => `'${tag}'`).join(' | ');
  await writeFile(LOCALE, `/** A language to speak. */\nexport type Locale = ${union};\n`);
  await mkdir(join(PACKAGE, 'all'));
  await Promise.all(languages.map(write));
  await writeFile(join(PACKAGE, 'all/locales.ts'), `export const LOCALES = ${JSON.stringify(tags)} as const;\n`);
  await Promise.all(EVERY.map(writeAll));
  await writePage(Object.keys(english.page));
}

/** What the page loads: the sections of all languages, but what it says first only in the one that it speaks. */
async function writePage(sections) {
  await mkdir(join(PAGE, 'all'));
  for (const section of sections.filter((name) => !ON_DEMAND.includes(name))) {
    const lines = tags.map((tag, at) => `import { texts as language${at} } from '../${tag}/${section}';`);
    const all = tags.map((tag, at) => `'${tag}': language${at}`).join(', ');
    const text = `${lines.join('\n')}\nexport type Model = typeof language0;\nexport const texts = { ${all} };\n`;
    await writeFile(join(PAGE, 'all', `${section}.ts`), text);
  }
  const others = tags.filter((tag) => tag !== WRITTEN);
  const load = (tag) => [
    ...ON_DEMAND.map((section) => `import('./${tag}/${section}')`),
    ...(tag === 'en' ? [] : [`import('humanoid-id/${tag}')`]),
  ];
  const lines = [
    '/** What is loaded for a language that the page does not bring along. */',
    `export const LANGUAGES = { ${others.map((tag) => `'${tag}': () => Promise.all([${load(tag).join(', ')}])`).join(', ')} };`,
  ];
  await writeFile(join(PAGE, 'languages.ts'), `${lines.join('\n')}\n`);
  const all = JSON.stringify([WRITTEN, ...others]);
  await writeFile(join(PAGE, 'locales.ts'), `export const LOCALES = ${all} as const;\n`);
}

/** A section in all languages, for programs that speak any of them at any time. */
async function writeAll(section) {
  const names = tags.map((_, at) => `language${at}`);
  const lines = [
    ...tags.map((tag, at) => `import { ${section} as ${names[at]} } from '../${tag}';`),
    `export type Model = typeof ${names[0]};`,
    `export const texts = { ${tags.map((tag, at) => `'${tag}': ${names[at]}`).join(', ')} };`,
  ];
  await writeFile(join(PACKAGE, 'all', `${section}.ts`), `${lines.join('\n')}\n`);
}

async function read(tag) {
  const language = parse(await readFile(join(root, 'languages', `${tag}.toml`), 'utf8'));
  if (language.language.tag !== tag) throw new Error(`languages/${tag}.toml: the tag is ${language.language.tag}`);
  return language;
}

/** What a language lacks or has too much of, beside another. */
function differences(model, language, path = '') {
  const keys = [...new Set([...Object.keys(model), ...Object.keys(language)])];
  return keys.flatMap((key) => {
    const [ours, theirs, name] = [model[key], language[key], path ? `${path}.${key}` : key];
    if (ours === undefined) return [`${name}: English has no such key`];
    if (theirs === undefined) return [`${name}: missing`];
    if (typeof ours !== typeof theirs) return [`${name}: expected a ${typeof ours === 'string' ? 'text' : 'section'}`];
    if (typeof ours === 'object') return differences(ours, theirs, name);
    const [wanted, found] = [factsOf(ours), factsOf(theirs)];
    if (wanted !== found) return [`${name}: expected the facts ${wanted || 'none'}, found ${found || 'none'}`];
    return isTemplate(theirs) ? [] : [`${name}: a bracket that is not closed, or one within another`];
  });
}

const factsOf = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join(', ');
const isTemplate = (text) => !/[[\]{}]/.test(text.replace(/\{\w+\}/g, '').replace(/\[[^[\]]*\]/g, ''));

async function write(language, at) {
  const tag = tags[at];
  const { language: about, page = {}, countries, ...sections } = language;
  const isModel = at === 0;
  const typed = (section) => (isModel ? '' : `: Like<typeof model.${section}>`);
  const constant = (name, value) =>
    `export const ${name}${typed(name)} = ${JSON.stringify(value)}${isModel ? ' as const' : ''};`;
  const head = [
    `// ${about.name}, from languages/${tag}.toml`,
    ...(isModel ? [] : ["import type * as model from './en';", "import type { Like } from '../phrases';"]),
  ];
  // A module of their own: whoever only checks codes and says what is wrong needs no names of countries.
  const named = [...head, constant('countries', countries)];
  await writeFile(join(PACKAGE, `${tag}-countries.ts`), `${named.join('\n')}\n`);
  const lines = [
    ...head,
    `export { countries } from './${tag}-countries';`,
    "import type { Language } from '../../contract/language';",
    ...Object.entries(sections).map(([name, value]) => constant(identifier(name), value)),
    `export const language: Language = { tag: '${tag}', ${SPOKEN.join(', ')}, notice: notices.notice };`,
  ];
  await writeFile(join(PACKAGE, `${tag}.ts`), `${lines.join('\n')}\n`);
  await writeFile(join(ENTRIES, `${tag}.ts`), entry(tag, about.name));
  await writeFile(join(ENTRIES, `${tag}-input.ts`), inputEntry(tag, about.name));
  await mkdir(join(PAGE, tag));
  for (const [name, value] of Object.entries(page)) {
    const type = isModel
      ? ''
      : `import type { Like } from '../../phrases';\nimport type { texts as model } from '../en/${name}';\n`;
    const text = `${type}export const texts${isModel ? '' : ': Like<typeof model>'} = ${JSON.stringify(value)}${isModel ? ' as const' : ''};\n`;
    await writeFile(join(PAGE, tag, `${name}.ts`), text);
  }
}

/** The input element in one language. */
const inputEntry = (tag, name) => `// The input element in ${name} alone.

import { defineInput } from '../elements/humanoid-id-input';
import { language } from '../messages/generated/${tag}';

export type * from '../contract/element';
export { HumanoidIdInput } from '../elements/humanoid-id-input';

defineInput(() => [language]);
`;

/** The entry of the package for one language. */
const entry = (tag, name) => `// ${name} alone: a bundler leaves out every other language.

import type { Countries, Language } from '../contract/language';
import type { Edit, Issue, Result, Suggestion } from '../contract/types';
import { language as own } from '../messages/generated/${tag}';
import { countries as names } from '../messages/generated/${tag}-countries';
import { nameIn, sentenceOf } from '../messages/sentences';

/** The names of countries and regions by their code of two letters. */
export const countries: Countries = names;

/** The language as data, for \`addLanguage\` and wherever a language is taken. */
export const language: Language = own;

/** The sentence of an issue, of an edit, of a suggestion; or the words for how a result turned out. */
export function message(about: Issue | Edit | Suggestion | Result): string {
  return sentenceOf(about, own);
}

/** The name of a country or region by its code of two letters; null where there is none. */
export function countryName(code: string): string | null {
  return nameIn(names, code);
}
`;

/** `issue-names` as a name of JavaScript. */
const identifier = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(messages);
