// What codes say, and codes from what they are to say. Registries live in the module; an object stands for each.

import * as glue from 'humanoid-id:glue-later';
import { later } from 'humanoid-id:later';
import type {
  Countries,
  Decoded,
  DecodeOptions,
  Fields,
  HumanoidId,
  Language,
  Locale,
  Registry,
  RegistryError,
  RegistryFault,
  Result,
  RulesetOptions,
  SampleOptions,
  Suggestion,
} from '../contract/types';
import { visible } from '../messages/escape-invisible';
import { countries as en } from '../messages/generated/en';
import { countries as zhCN } from '../messages/generated/zh-CN';
import { languageFor } from '../messages/languages';
import { nameIn } from '../messages/sentences';
import { bring, left, loadAll, postCode } from '../module/core';
import { fromJson } from '../module/decode-json';
import { DOCUMENT } from './registry-document';
import { documentIn } from './registry-given';

// Its part of the module is opened by the first call, or by `ready`.
if (later) bring(later);

const NAMES: Partial<Record<string, Countries>> = { en, 'zh-CN': zhCN };

const handles = /* @__PURE__ */ new WeakMap<object, number>();
// Hosts without it keep their registries; there are never many.
const letGo =
  typeof FinalizationRegistry === 'undefined'
    ? undefined
    : /* @__PURE__ */ new FinalizationRegistry<number>((handle) => glue.dropRegistry(handle));

/**
 * Read a registry document: an object, JSON text, or its bytes in UTF-8, as a buffer or a view of one.
 *
 * @throws {RegistryError} with every fault; a document is used whole or not at all.
 */
export function loadRegistry(json: string | Uint8Array | object): Registry {
  loadAll();
  const most = glue.registryLimit() + 1;
  const given = documentIn(json);
  if (typeof given === 'object' && 'expected' in given) throw refusal([given]);
  const document = typeof given === 'string' ? encode(given.slice(0, most)) : given;
  const about = fromJson<LoadAnswer>(glue.loadRegistry(document.subarray(0, most)));
  if (Array.isArray(about)) throw refusal(about);
  const { registry, ...rest } = about;
  const handle = glue.lastRegistry();
  const shown = { ...registry, ...rest };
  // What somebody else holds they may write to.
  let kept: Uint8Array | undefined = document === given ? document.slice() : document;
  const free = () => {
    if (!kept) return;
    kept = undefined;
    handles.set(result, FREED);
    letGo?.unregister(result);
    glue.dropRegistry(handle);
  };
  const still = () => {
    if (!kept) throw freed();
    return kept;
  };
  // No part of the data: what is spread or written as JSON is what was there before.
  Object.defineProperties(shown, { [DOCUMENT]: { value: still }, free: { value: free } });
  const result = Object.freeze(shown) as unknown as Registry;
  handles.set(result, handle);
  letGo?.register(result, handle, result);
  return result;
}

/** In place of a handle. */
const FREED = -1;
const freed = () => new TypeError('option `registry`: this registry was freed');

type LoadAnswer = RegistryFault[] | ({ registry: object } & object);

function refusal(faults: RegistryFault[]): RegistryError {
  const [first, ...others] = faults as [RegistryFault, ...RegistryFault[]];
  const more = others.length > 0 ? ` (and ${others.length} more, see faults)` : '';
  const said = `registry${first.pointer}: expected ${first.expected}, found ${first.found}${more}`;
  return Object.assign(new TypeError(visible(said)), { faults });
}

/** What a code says, in both languages; `null` where the text is no valid code. */
export function decode(text_: string, options?: DecodeOptions): Decoded | null {
  const { rules, registries, on } = knowledge(options);
  const length = glue.decode(postCode(typeof text_ === 'string' ? text_ : ''), rules, registries, on);
  return length > 0 ? fromJson(left(glue.answer(), length)) : null;
}

/**
 * A code from its parts, the inverse of {@link decode}: what that returns is taken as well. What does not fit is an
 * error; ranges are those of the text that the parts make, one after another, where what is missing has no width.
 */
export function compose(parts: Fields | Decoded, options?: DecodeOptions): Result {
  const { rules, registries, on } = knowledge(options);
  return fromJson<Result>(glue.compose(units(plainText(parts)), rules, registries, on));
}

/**
 * Codes that are one edit away, each with its reason. Nothing is ever changed by itself. With a registry they are ranked
 * by whether it lists enterprise and model and the layout fits, and with a day (`on`) by whether the two are active then;
 * those of one rank are equals.
 */
export function suggest(text: string, options?: RulesetOptions | DecodeOptions): Suggestion[] {
  const asked = isObject(options) && ('rules' in options || 'on' in options || typeof options.registry === 'object');
  const { rules, registries, on } = knowledge((asked ? options : { rules: options }) as DecodeOptions);
  return glue.suggest(postCode(typeof text === 'string' ? text : ''), rules, registries, on) as Suggestion[];
}

/** The name of a country or region by its code of two letters; `null` where there is none, or the language has no names. */
export function countryName(code: string, locale: Locale | Language): string | null {
  const names = typeof locale === 'string' && NAMES[locale];
  return nameIn(names || languageFor(locale).countries || {}, code);
}

/** Well-formed codes for tests, visibly nobody's. */
export function sample(options?: SampleOptions): HumanoidId[] {
  loadAll();
  return glue.sample(options) as HumanoidId[];
}

const NONE = /* @__PURE__ */ new Uint32Array(0);

function knowledge(options: DecodeOptions = {}) {
  if (!isObject(options)) throw new TypeError('options: expected an object');
  const { registry = [], rules, on, ...others } = options;
  if (on !== undefined && typeof on !== 'string') throw new TypeError('option `on`: expected a day as YYYY-MM-DD');
  const [unknown] = Object.keys(others);
  if (unknown) throw new TypeError(`option \`${unknown}\`: expected one of registry, rules, on`);
  loadAll();
  const asked = Array.isArray(registry) ? registry : [registry];
  const registries = asked.length > 0 ? new Uint32Array(asked.length) : NONE;
  for (const [at, one] of asked.entries()) {
    const handle = handles.get(one);
    if (handle === undefined) throw new TypeError('option `registry`: expected what loadRegistry returns');
    if (handle === FREED) throw freed();
    registries[at] = handle;
  }
  return { rules, registries, on };
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

function units(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

const host = globalThis as { TextEncoder?: typeof TextEncoder };

function encode(text: string): Uint8Array {
  if (host.TextEncoder) return new host.TextEncoder().encode(text);
  const bytes = new Uint8Array(3 * text.length);
  return bytes.subarray(0, new TextEncoder().encodeInto(text, bytes).written);
}
