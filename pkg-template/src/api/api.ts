// The functions that people call. What a code is, and what is wrong with one, is the module's business.

import type {
  Edit,
  Found,
  HumanoidId,
  Issue,
  Language,
  Locale,
  Range,
  Result,
  Rules,
  RulesetOptions,
  SegmentName,
  Segments,
  Style,
  Suggestion,
} from '../contract/types';
import { languageFor } from '../messages/languages';
import { sentenceOf } from '../messages/sentences';
import * as module from '../module/check';
import {
  countriesAsOf as asOf,
  defaults as core,
  rulesetId as id,
  segments as places,
  styles,
} from '../module/generated/constants';
import { openAll } from '../module/opened';

/** The name of the default rules, with the month they describe. */
export const rulesetId: 'cn-humanoid-29/2026-05' = id;
export const version: string = VERSION;
/** The day on which the table of countries was last held against its sources, `YYYY-MM-DD`. */
export const countriesAsOf: string = asOf;
/** The default of every option. */
export const defaults = /* @__PURE__ */ Object.freeze({ ...core }) as Readonly<
  Required<Omit<RulesetOptions, 'edition'>>
>;

/**
 * Get ready ahead of the first call, off the main thread where the engine can. Never needed in Node, in workers or in
 * current browsers; Chromium before 114 needs it on a page's main thread.
 */
export function ready(): Promise<void> {
  return openAll();
}

export { isReady } from '../module/check';

/** Where the segments of a code stand, half-open. */
export const segments = /* @__PURE__ */ Object.freeze({ ...places }) as unknown as Readonly<Record<SegmentName, Range>>;

/** Whether a value is a well-formed code in canonical text: upper case, no separators. */
export function isHumanoidId(value: unknown, options?: Rules): value is HumanoidId {
  if (options !== undefined) return module.isCanonical(textOf(value), options);
  return typeof value === 'string' && module.isGood(value);
}

/** The code and its four segments; `null` where the text is no code. Reads as leniently as {@link validate}. */
export function parse(text: string, options?: Rules): ({ id: HumanoidId } & Segments) | null {
  if (options === undefined && typeof text === 'string' && module.isGood(text)) {
    return { id: text as HumanoidId, ...cut(text) };
  }
  const result = validate(text, options);
  return result.status === 'valid' ? { id: result.id, ...result.segments } : null;
}

/** Everything there is to say about one code. Takes input of any type and never throws on it. */
export function validate(input: unknown, options?: Rules): Result {
  if (options === undefined && typeof input === 'string') {
    const result = module.remarks(input);
    if (result === undefined) {
      return { status: 'valid', id: input as HumanoidId, segments: cut(input), issues: [], edits: [], rulesetId: id };
    }
    if (result !== null) return result;
  }
  return module.report(input, options);
}

/** The code with its segments apart. */
export function format(id: HumanoidId, style: Style = 'compact'): string {
  const at = styles.indexOf(style);
  if (at < 0) throw new TypeError('style: expected "compact", "spaced" or "hyphenated"');
  const formatted = module.format(textOf(id), at);
  if (formatted === null) throw new TypeError('format: expected a valid canonical code');
  return formatted;
}

/** The codes inside any text: a label, a paste, the address behind a QR code. Nothing is ever fetched. */
export function find(text: string, options?: Rules): Found[] {
  return module.find(textOf(text), options);
}

/**
 * The sentence of an issue, of an edit, of a suggestion; or the words for how a result turned out. In English, in Chinese,
 * in a language that was added, or in one that is given, as `humanoid-id/ja` has it.
 */
export function message(about: Issue | Edit | Suggestion | Result, locale: Locale | Language): string {
  return sentenceOf(about, languageFor(locale));
}

/** What a good result does and does not say. */
export function notice(locale: Locale | Language): string {
  return languageFor(locale).notice;
}

/** The text with all but country and enterprise masked, fit for a log. */
export function redact(text: string): string {
  return module.masked('redact', textOf(text));
}

/** The text with letters as `A` and digits as `9`, fit for a bug report. */
export function shape(text: string): string {
  return module.masked('shape', textOf(text));
}

/** The segments of a code. */
const cut = (code: string): Segments => ({
  country: code.slice(...places.country),
  enterprise: code.slice(...places.enterprise),
  model: code.slice(...places.model),
  serial: code.slice(...places.serial),
});

// Types do not hold at run time: what is no text is read as an empty one.
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
