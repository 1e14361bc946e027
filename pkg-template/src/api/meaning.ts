// What codes say, and codes from what they are to say. Registries live in the module; an object stands for each.

import type {
  Countries,
  Decoded,
  DecodeOptions,
  EditionFit,
  Fields,
  HumanoidId,
  Language,
  Locale,
  Registry,
  RegistryError,
  RegistryFault,
  Result,
  Rules,
  SampleOptions,
  Suggestion,
} from '../contract/types';
import { visible } from '../messages/escape-invisible';
import { countries as en } from '../messages/generated/en-countries';
import { countries as zhCN } from '../messages/generated/zh-CN-countries';
import { languageNamed } from '../messages/language-tag';
import { languageFor, spoken } from '../messages/languages';
import { nameIn } from '../messages/sentences';
import * as module from '../module/meaning';
import { owns } from '../module/own';
import { encoded } from '../module/utf8';
import { DOCUMENT, documentOf } from './registry-document';
import { documentIn } from './registry-given';
import { type Ruled, ruled } from './rules';

const NAMES: Partial<Record<string, Countries>> = { en, 'zh-CN': zhCN };

/** Of registries, by their documents: a state library or another copy of the package may hold another object. */
const handles = /* @__PURE__ */ new WeakMap<Uint8Array, number>();
// Hosts without it keep their registries; there are never many.
const letGo =
  typeof FinalizationRegistry === 'undefined'
    ? undefined
    : /* @__PURE__ */ new FinalizationRegistry<number>((handle) => module.load().dropRegistry(handle));

/**
 * Read a registry document: an object, JSON text, or its bytes in UTF-8, as a buffer or a view of one.
 *
 * @throws {RegistryError} with every fault; a document is used whole or not at all.
 */
export function loadRegistry(json: string | Uint8Array | object): Registry {
  const most = module.load().registryLimit() + 1;
  const given = documentIn(json);
  if (typeof given === 'object' && 'expected' in given) throw refusal([given]);
  // What somebody else holds they may write to.
  const document = typeof given === 'string' ? encoded(given.slice(0, most)) : given.slice(0, most);
  const { handle, about } = opened(document);
  const { registry, ...rest } = about;
  const shown = { ...registry, ...rest };
  let kept: Uint8Array | undefined = document;
  const free = () => {
    if (!kept) return;
    letGo?.unregister(kept);
    kept = undefined;
    module.load().dropRegistry(handle);
  };
  const still = () => {
    if (!kept) throw new TypeError('option `registry`: this registry was freed');
    return kept;
  };
  // Neither is written as JSON. A copy of all that is enumerable, as state libraries make, has the way to the document.
  Object.defineProperty(shown, 'free', { value: free });
  return Object.freeze(Object.assign(shown, { [DOCUMENT]: still })) as unknown as Registry;
}

/** Have the module read a document, for as long as anybody holds its bytes. */
function opened(document: Uint8Array): { handle: number; about: Loaded } {
  const { handle, answer } = module.readRegistry(document);
  const about: RegistryFault[] | Loaded = JSON.parse(answer);
  if (Array.isArray(about)) throw refusal(about);
  handles.set(document, handle);
  letGo?.register(document, handle, document);
  return { handle, about };
}

function handleOf(registry: unknown): number {
  const document = documentOf(registry);
  if (!document) throw new TypeError('option `registry`: expected what loadRegistry returns');
  return handles.get(document) ?? opened(document).handle;
}

type Loaded = { registry: object };

const faultOf = ({ pointer, expected, found }: RegistryFault) => `${pointer}: expected ${expected}, found ${found}`;

function refusal(faults: RegistryFault[]): RegistryError {
  const [first, ...others] = faults as [RegistryFault, ...RegistryFault[]];
  const more = others.length > 0 ? ` (and ${others.length} more, see faults)` : '';
  const said = `registry${first.pointer}: expected ${first.expected}, found ${first.found}${more}`;
  return Object.assign(new TypeError(visible(said)), { faults });
}

/**
 * What a code says, in both languages; `null` where the text is no valid code. Of several editions of the rules the one
 * counts that {@link fitEditions} tells.
 */
export function decode(text_: string, options?: DecodeOptions): Decoded | null {
  const { editions, ...known } = knowledge(options);
  const text = unitsOf(text_);
  const fit = editions.length > 1 ? fitOf(known, editions, text) : null;
  const rules = editions[fit?.at ?? 0] as Ruled;
  const answer = module.ask('decode', { ...known, rules: rules.numbers }, text);
  if (!answer) return null;
  const decoded: Decoded = JSON.parse(answer);
  // What is said in words is not the module's to know.
  const { alpha2 } = decoded.country;
  const both = { en: countryName(alpha2, 'en'), zh: countryName(alpha2, 'zh-CN') };
  if (both.en !== null && both.zh !== null) decoded.country.name = both as { en: string; zh: string };
  decoded.assurance.rulesetId = rules.id;
  decoded.assurance.fit = fit?.told ?? null;
  decoded.assurance.notice = { en: languageFor('en').notice, zh: languageFor('zh-CN').notice };
  return decoded;
}

/**
 * Which editions of the rules a code fits, and which one counts: the one in force on the day (`on`), or on the code's own
 * date, where a registry has the layout of its maker; else the newest that it fits.
 */
export function fitEditions(text: string, options?: DecodeOptions): EditionFit {
  const { editions, ...known } = knowledge(options);
  return fitOf(known, editions, unitsOf(text)).told;
}

/**
 * A code from its parts, the inverse of {@link decode}: what that returns is taken as well. What does not fit is an
 * error; ranges are those of the text that the parts make, one after another, where what is missing has no width. Of
 * several editions of the rules the one counts that the code is then told to be of.
 */
export function compose(parts: Fields | Decoded, options?: DecodeOptions): Result {
  const { editions, ...known } = knowledge(options);
  const text = plainText(parts);
  let first: Result | undefined;
  for (const rules of newestFirst(editions)) {
    const answer: Result | RegistryFault[] = JSON.parse(
      module.ask('compose', { ...known, rules: rules.numbers }, text),
    );
    if (Array.isArray(answer)) throw new TypeError(visible(`compose: ${answer.map(faultOf).join('; ')}`));
    const result = { ...answer, rulesetId: rules.id };
    first ??= result;
    const isTold = result.status === 'valid' && (editions.length === 1 || isOf(rules, result.id, known, editions));
    if (isTold) return result;
  }
  return first as Result;
}

const isOf = (rules: Ruled, code: string, known: module.Known, editions: readonly Ruled[]) =>
  fitOf(known, editions, unitsOf(code)).told.rulesetId === rules.id;

const newestFirst = (editions: readonly Ruled[]) =>
  [...editions]
    .reverse()
    .sort(({ validFrom: one = '' }, { validFrom: other = '' }) => (one < other ? 1 : one > other ? -1 : 0));

/**
 * Codes that are one edit away, each with its reason. Nothing is ever changed by itself. With a registry they are ranked
 * by whether it lists enterprise and model and the layout fits, and with a day (`on`) by whether the two are active then;
 * those of one rank are equals.
 */
export function suggest(text: string, options?: Rules | DecodeOptions): Suggestion[] {
  const isAsked = (given: object) =>
    'rules' in given || 'on' in given || ('registry' in given && isObject(given.registry));
  const asked = isObject(options) && isAsked(options);
  const { editions, ...known } = knowledge((asked ? options : { rules: options }) as DecodeOptions);
  const units = unitsOf(text);
  const rules = editions[editions.length > 1 ? fitOf(known, editions, units).at : 0] as Ruled;
  return JSON.parse(module.ask('suggest', { ...known, rules: rules.numbers }, units));
}

// Types do not hold at run time: what is no text is read as an empty one.
const unitsOf = (text: unknown) => module.unitsOf(typeof text === 'string' ? text : '');

/** How a code stands under editions, and the place of the one that counts. */
function fitOf(known: module.Known, editions: readonly Ruled[], units: Uint8Array): { told: EditionFit; at: number } {
  const { each, chosen, by }: FitAnswer = JSON.parse(module.fitEditions(known, editions, units));
  const told = editions.map(({ id }, at) => ({ rulesetId: id, status: each[at] as Result['status'] }));
  return { told: { rulesetId: (editions[chosen] as Ruled).id, by, editions: told }, at: chosen };
}

type FitAnswer = { each: Result['status'][]; chosen: number; by: EditionFit['by'] };

/** The name of a country or region by its code of two letters; `null` where there is none, or the language has no names. */
export function countryName(code: string, locale: Locale | Language): string | null {
  const { countries, tag } = languageFor(locale);
  return nameIn(countries ?? NAMES[tag] ?? languageNamed(tag, spoken())?.countries ?? {}, code);
}

/** Well-formed codes for tests, visibly nobody's. */
export function sample(options?: SampleOptions): HumanoidId[] {
  const { count, seed, enterprise, neverReal } = sampleOptions(options);
  const answer = module.askForSamples(enterprise, count, seed, neverReal);
  if (answer.startsWith('?')) throw new TypeError(answer.slice(1));
  return answer.split('\n').slice(0, -1) as HumanoidId[];
}

const SAMPLE: Required<SampleOptions> = { count: 1, seed: 0, enterprise: 'TEST', neverReal: false };
const EXPECTED = { number: 'a whole number', string: 'a string', boolean: 'true or false' };

function sampleOptions(options: unknown): Required<SampleOptions> {
  if (options === undefined) return SAMPLE;
  if (!isObject(options)) throw new TypeError('options: expected an object');
  const wanted: Record<string, unknown> = { ...SAMPLE };
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const kind = owns(SAMPLE, name) ? typeof SAMPLE[name as keyof SampleOptions] : '';
    const fits =
      typeof value === kind && (kind !== 'number' || (Number.isSafeInteger(value) && (value as number) >= 0));
    const expected = kind ? EXPECTED[kind as keyof typeof EXPECTED] : `one of ${Object.keys(SAMPLE).join(', ')}`;
    if (!fits)
      throw new TypeError(`option \`${name}\`: expected ${expected}, found ${value === null ? 'null' : typeof value}`);
    wanted[name] = value;
  }
  return wanted as Required<SampleOptions>;
}

function knowledge(options: DecodeOptions = {}): Omit<module.Known, 'rules'> & { editions: [Ruled, ...Ruled[]] } {
  if (!isObject(options)) throw new TypeError('options: expected an object');
  const { registry = [], rules, on, ...others } = options;
  const [unknown] = Object.keys(others);
  if (unknown) throw new TypeError(`option \`${unknown}\`: expected one of registry, rules, on`);
  if (on !== undefined && !(typeof on === 'string' && module.isDay(on))) {
    throw new TypeError('option `on`: expected a day as YYYY-MM-DD');
  }
  const registries = (Array.isArray(registry) ? registry : [registry]).map(handleOf);
  return { editions: ruled(rules), registries, on };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Parts as JSON text. What they hold is not repeated when they are refused: it may be anything. */
function plainText(parts: unknown): string {
  let rounded: string | undefined;
  if (isObject(parts)) {
    try {
      const { fields } = parts as { fields?: unknown };
      rounded = [
        ...roundedIn(parts),
        ...(isObject(fields) ? roundedIn(fields).map((name) => `fields/${name}`) : []),
      ][0];
      if (rounded === undefined) return JSON.stringify(parts);
    } catch {}
  }
  if (rounded === undefined) {
    throw new TypeError('compose: expected an object of plain data: segments, or enterprise, model and fields');
  }
  throw new TypeError(visible(`compose: /${rounded}: expected a number below 2^53, or the digits as text`));
}

/** Members whose number is not the one that was written: JavaScript has rounded it, or JSON has no word for it. */
const roundedIn = (values: object): string[] =>
  Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'number' && (Number.isInteger(value) ? !Number.isSafeInteger(value) : !Number.isFinite(value))
      ? [name]
      : [],
  );
