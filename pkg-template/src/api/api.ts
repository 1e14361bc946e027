// The functions that people call. What a code is, and what is wrong with one, is the module's business.

import * as glue from 'humanoid-id:glue';
import type {
  Edit,
  Found,
  HumanoidId,
  Issue,
  Language,
  Locale,
  Range,
  Result,
  RulesetOptions,
  SegmentName,
  Segments,
  Style,
  Suggestion,
} from '../contract/types';
import { languageFor } from '../messages/languages';
import { sentenceOf } from '../messages/sentences';
import { isClean, isGood, load, loadLater, post, postCode } from '../module/core';
import { foundAt } from '../module/record';
import { report } from '../module/report';

/** The name of the default rules, with the month they describe. */
export const rulesetId = RULESET_ID as 'cn-humanoid-29/2026-05';
export const version: string = VERSION;
/** The day on which the table of countries was last held against its sources, `YYYY-MM-DD`. */
export const countriesAsOf: string = COUNTRIES_AS_OF;
/** The default of every option. */
export const defaults = /* @__PURE__ */ Object.freeze(DEFAULTS) as Readonly<Required<RulesetOptions>>;

/**
 * Get ready ahead of the first call, off the main thread where the engine can. Never needed in Node, in workers or in
 * current browsers; Chromium before 114 needs it on a page's main thread.
 */
export function ready(): Promise<void> {
  return loadLater();
}

/** Whether a call would find the module there: not where its bytes are still to come, or a policy forbids it. */
export function isReady(): boolean {
  try {
    load();
    return true;
  } catch {
    return false;
  }
}

/** Where the segments of a code stand, half-open. */
export const segments = /* @__PURE__ */ Object.freeze({
  country: [0, COUNTRY_END],
  enterprise: [COUNTRY_END, ENTERPRISE_END],
  model: [ENTERPRISE_END, MODEL_END],
  serial: [MODEL_END, SERIAL_END],
}) as Readonly<Record<SegmentName, Range>>;

/** Whether a value is a well-formed code in canonical text: upper case, no separators. */
export function isHumanoidId(value: unknown, options?: RulesetOptions): value is HumanoidId {
  if (options !== undefined) return glue.isCanonical(postCode(typeof value === 'string' ? value : ''), options);
  return typeof value === 'string' && isGood(value);
}

/** The code and its four segments; `null` where the text is no code. Reads as leniently as {@link validate}. */
export function parse(text: string, options?: RulesetOptions): ({ id: HumanoidId } & Segments) | null {
  if (options === undefined && typeof text === 'string' && isGood(text)) {
    return {
      id: text as HumanoidId,
      country: text.slice(0, COUNTRY_END),
      enterprise: text.slice(COUNTRY_END, ENTERPRISE_END),
      model: text.slice(ENTERPRISE_END, MODEL_END),
      serial: text.slice(MODEL_END),
    };
  }
  const result = validate(text, options);
  return result.status === 'valid' ? { id: result.id, ...result.segments } : null;
}

/** Everything there is to say about one code. Takes input of any type and never throws on it. */
export function validate(input: unknown, options?: RulesetOptions): Result {
  if (options === undefined && typeof input === 'string' && isClean(input)) {
    const { id, country, enterprise, model, serial } = parse(input) as { id: HumanoidId } & Segments;
    return { status: 'valid', id, segments: { country, enterprise, model, serial }, issues: [], edits: [] };
  }
  return report(input, options);
}

/** The code with its segments apart. */
export function format(id: HumanoidId, style: Style = 'compact'): string {
  return glue.format(postCode(textOf(id)), style);
}

/** The codes inside any text: a label, a paste, the address behind a QR code. Nothing is ever fetched. */
export function find(text: string, options?: RulesetOptions): Found[] {
  const whole = textOf(text);
  post(whole);
  return foundAt(glue.find(whole.length, options), whole);
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
  return glue.redact(postCode(textOf(text)));
}

/** The text with letters as `A` and digits as `9`, fit for a bug report. */
export function shape(text: string): string {
  return glue.shape(postCode(textOf(text)));
}

// Types do not hold at run time: what is no text is read as an empty one.
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
