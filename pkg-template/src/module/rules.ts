// The options of the rules as numbers: src/format/packed.rs says which. The lists of names come from the core, and this is the
// one place in JavaScript where an option is refused.

import { alphabets, editions, options as known, rulesetId } from './generated/constants';
import { owns } from './own';

/** What the module checks by, and what answers call it. */
export type PackedRules = {
  /** The id of the edition. */
  readonly id: string;
  /** None of them are the default rules. */
  readonly numbers: readonly number[];
};

const DEFAULT: PackedRules = { id: rulesetId, numbers: [] };

/**
 * Where an edition keeps the numbers that stand for its rules. Other copies of the package of this version know them, too;
 * another version may have other numbers.
 */
export const NUMBERS: unique symbol = /* @__PURE__ */ Symbol.for(`humanoid-id/rules/${VERSION}`);

/** Reads an edition that was copied, and has lost its numbers thereby: there as soon as `loadRules` has read one. */
export const copies: { read?: (document: object) => object } = {};

/** Whether it is an edition as a document has it, without the numbers. */
export const isDocument = (given: unknown): given is object =>
  typeof given === 'object' && given !== null && 'format' in given && !(NUMBERS in given);

const EDITIONS = /* @__PURE__ */ ['what loadRules returns,', ...Object.keys(editions)].join(' or ');

/** What `loadRules` returned, or the id of an edition of the package. */
function editionOf(given: unknown): PackedRules | undefined {
  const value = copies.read && isDocument(given) ? copies.read(given) : given;
  if (typeof value === 'string') {
    return owns(editions, value) ? { id: value, numbers: editions[value as typeof rulesetId] } : undefined;
  }
  const edition = value as { readonly id: string; readonly [NUMBERS]?: readonly number[] } | null | undefined;
  const numbers = typeof edition === 'object' ? edition?.[NUMBERS] : undefined;
  return numbers && { id: (edition as { id: string }).id, numbers };
}

/**
 * The rules that options ask for, an edition, or the id of one.
 *
 * @throws {TypeError} that names the option, what was expected and what was found.
 */
export function packed(options: unknown): PackedRules {
  if (options === undefined) return DEFAULT;
  const whole = editionOf(options);
  if (whole) return whole;
  // A document is read by `loadRules` first.
  if (typeof options === 'string' || isDocument(options)) throw wrong('edition', EDITIONS, options);
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`options: expected an object, found ${shown(options)}`);
  }
  expectOptions(options);
  // Options beside an edition change what it settles.
  const { edition } = options as { edition?: unknown };
  const base = edition === undefined ? DEFAULT : editionOf(edition);
  if (!base) throw wrong('edition', EDITIONS, edition);
  const numbers: readonly number[] = base === DEFAULT ? editions[rulesetId] : base.numbers;
  let choices = numbers[0] as number;
  let sets = numbers.slice(1, CHECK);
  const fixed = numbers.slice(CHECK, COUNT + 1 + (numbers[COUNT] as number));
  let own = numbers.slice(CHECK + fixed.length);
  let isBase = true;
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || name === 'edition') continue;
    isBase = false;
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
      sets = [...set, ...set, ...set];
      continue;
    }
    if (name === 'separators' && characters !== undefined && areSeparators(characters)) {
      own = Array.from(characters, (it) => it.codePointAt(0) as number);
      choice = 2;
    }
    if (choice < 0) throw wrong(name, expected, value);
    if (name === 'separators' && choice < 2) own = [];
    const shift = 2 * (at - 1);
    choices = (choices & ~(3 << shift)) | (choice << shift);
  }
  return isBase ? base : { id: base.id, numbers: [choices, ...sets, ...fixed, ...own] };
}

/**
 * Refuses an object that is no bag of options: a list, a map, one whose options are another object's. It would hold as the
 * defaults. Objects of other realms count as those of this one.
 */
export function expectOptions(options: object): void {
  const kind = Object.getPrototypeOf(options);
  const isPlain = kind === null || Object.getPrototypeOf(kind) === null;
  if (isPlain || (Object.keys(options).length > 0 && !Array.isArray(options))) return;
  throw new TypeError(`options: expected a plain object, found ${Object.prototype.toString.call(options)}`);
}

/** Where the check character, and the count of severities, stand among the numbers. */
const [CHECK, COUNT] = [7, 9];

/** A letter, a digit, or half of a pair is never a separator; and there are 64 at most. */
const areSeparators = (characters: string) => /^[^0-9A-Za-z０-９Ａ-Ｚａ-ｚ\ud800-\udfff]{0,64}$/.test(characters);

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
  return new TypeError(`option \`${name}\`: expected ${expected}, found ${shown(value)}`);
}

/** What was given: itself where it is short, else its kind. */
function shown(value: unknown): string {
  const characters = charactersOf(value);
  if (characters !== undefined) return `{ characters: "${characters}" }`;
  if (typeof value === 'string') return `"${value}"`;
  return value === null || typeof value === 'boolean' ? `${value}` : typeof value;
}
