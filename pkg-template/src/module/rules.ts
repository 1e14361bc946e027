// The options of the rules as numbers: src/format/packed.rs says which. The lists of names come from the core, and this is the
// one place in JavaScript where an option is refused.

import { alphabets, options as known } from './generated/constants';

const DEFAULT: readonly number[] = [];

/**
 * The rules that an object of options asks for; no number stands for the defaults.
 *
 * @throws {TypeError} that names the option, what was expected and what was found.
 */
export function packed(options: unknown): readonly number[] {
  if (options === undefined) return DEFAULT;
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`options: expected an object, found ${kindOf(options)}`);
  }
  let choices = 0;
  let [digits, letters]: readonly [number, number] = alphabets.alnum36;
  let own: number[] = [];
  let isDefault = true;
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    isDefault = false;
    const at = known.findIndex((option) => option.name === name);
    if (at < 0) throw wrong(name, `one of ${known.map((option) => option.name).join(', ')}`, value);
    const { choices: names, expected } = known[at] as { choices: readonly string[]; expected: string };
    const isSwitch = names[0] === 'false';
    let choice = typeof value === (isSwitch ? 'boolean' : 'string') ? names.indexOf(`${value}`) : -1;
    const characters = charactersOf(value);
    if (name === 'alphabet') {
      const set =
        choice < 0 ? setOf(characters) : (alphabets as Record<string, readonly [number, number]>)[value as string];
      if (!set) throw wrong(name, expected, value);
      [digits, letters] = set;
      continue;
    }
    if (name === 'separators' && characters !== undefined && !NO_SEPARATOR.test(characters)) {
      own = Array.from(characters, (it) => it.codePointAt(0) as number);
      choice = 2;
    }
    if (choice < 0) throw wrong(name, expected, value);
    choices |= choice << (2 * (at - 1));
  }
  if (isDefault) return DEFAULT;
  const alphabet = [digits, letters];
  return [choices, ...alphabet, ...alphabet, ...alphabet, 0, 0, 0, ...own];
}

/** A letter, a digit, or half of a pair is never a separator. */
const NO_SEPARATOR = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ\ud800-\udfff]/;

/** The set of a text of the 36, two of them at least. */
function setOf(characters: string | undefined): readonly [number, number] | undefined {
  if (characters === undefined || !/^[0-9A-Z]+$/.test(characters) || new Set(characters).size < 2) return undefined;
  let [digits, letters] = [0, 0];
  for (const it of characters) {
    if (it <= '9') digits |= 1 << Number(it);
    else letters |= 1 << (it.charCodeAt(0) - 65);
  }
  return [digits, letters];
}

function charactersOf(value: unknown): string | undefined {
  const characters = typeof value === 'object' ? (value as { characters?: unknown } | null)?.characters : undefined;
  return typeof characters === 'string' ? characters : undefined;
}

function wrong(name: string, expected: string, value: unknown): TypeError {
  const characters = charactersOf(value);
  let found = kindOf(value);
  if (typeof value === 'string') found = `"${value}"`;
  else if (typeof value === 'boolean') found = `${value}`;
  else if (characters !== undefined) found = `{ characters: "${characters}" }`;
  return new TypeError(`option \`${name}\`: expected ${expected}, found ${found}`);
}

const kindOf = (value: unknown) => (value === null ? 'null' : typeof value);
