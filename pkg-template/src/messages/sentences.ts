// Issue to sentence, over plain data: no WebAssembly. src/message/mod.rs does the same for Rust.

import type { Countries, Language } from '../contract/language';
import type { Edit, Issue, Result, SegmentName, Suggestion } from '../contract/types';
import { segments as places } from '../module/generated/constants';
import { owns } from '../module/own';
import { fill, LISTED, ranges, SHOWN, shown } from './template';

/** Names that were given up, as results of an earlier version have them. */
const FORMER: Readonly<Record<string, string>> = { 'country-not-china': 'country-not-cn' };

/** What there is to say about something; throws where it is none of these. */
export function sentenceOf(about: Issue | Edit | Suggestion | Result, language: Language): string {
  const asked: Partial<Suggestion & Result & Edit> = typeof about === 'object' && about !== null ? about : {};
  if (asked.reason !== undefined) return told(reasonSentence(asked.reason, asked.edit?.from, asked.edit?.to, language));
  if (asked.status !== undefined) return told(statusLabel(asked.status, language));
  if (asked.kind !== undefined) return told(editSentence(asked.kind, asked.from, asked.to, language));
  return fillIssue(asked as unknown as Issue, language);
}

function told(sentence: string | undefined): string {
  if (sentence === undefined) throw new TypeError('message: expected an issue, an edit, a suggestion or a result');
  return sentence;
}

/** The sentence of an issue. */
export function fillIssue(
  { code, segment, params }: Pick<Issue, 'code' | 'segment' | 'params'>,
  language: Language,
): string {
  const own = textOf(language.issues, textOf(FORMER, code) ?? code);
  if (own === undefined) throw new TypeError('message: expected an issue');
  const param = (name: string) => plain((params as Record<string, unknown> | null | undefined)?.[name]);
  const expected = param('expected');
  const isApart = expected !== undefined && expected !== `${places.serial[1]}`;
  const instead = param('reason') ?? (isApart ? code : undefined);
  const most = instead === 'no-such-field' ? LISTED : SHOWN;
  const facts = placed(segment, language, (name) => {
    const value = param(name);
    switch (name) {
      case 'label':
        // Makers name their fields in these two languages.
        return shown(param(language.tag.startsWith('zh') ? 'labelZh' : 'labelEn'), most);
      case 'scheme':
        return textOf(language.schemes, value);
      case 'kind':
        return textOf(language.characters, value);
      case 'expected':
        // What may stand there is a list as often as not.
        return shown(value, most)?.split(', ').join(language.signs.comma);
      case 'allowed':
        return ranges(value ?? '', language.signs) || undefined;
      case 'codePoint':
        return numbered(shown(value, most), shown(param('character'), most), language);
      default:
        return shown(value, most);
    }
  });
  return fill(textOf(language.instead, instead) ?? own, facts);
}

/** What was done to the text before it was checked. */
export function editSentence(kind: string, from: unknown, to: unknown, language: Language): string | undefined {
  return changed(textOf(language.edits, kind), from, to);
}

/** Why a text with `from` changed to `to` is suggested. */
export function reasonSentence(reason: string, from: unknown, to: unknown, language: Language): string | undefined {
  return changed(textOf(language.reasons, reason), from, to);
}

/** The words for how a result turned out. */
export function statusLabel(status: string, language: Language): string | undefined {
  return textOf(language.statuses, status);
}

export type InputFacts = { segment?: SegmentName; left?: number; remaining?: number };

/** What an input or a plate says beside the issues: one of the texts of `[inputs]` in the language's file. */
export function inputSentence(kind: string, { segment, ...facts }: InputFacts, language: Language): string {
  const numbers: Record<string, number | undefined> = facts;
  return fill(
    textOf(language.inputs, kind) ?? '',
    placed(segment ?? null, language, (name) => plain(numbers[name])),
  );
}

/** The name of a country or region by its code of two letters. */
export const nameIn = (countries: Countries, code: string): string | null => textOf(countries, code) ?? null;

/** Where an issue lies, and its other facts. */
function placed(segment: SegmentName | null, { segments }: Language, fact: (name: string) => string | undefined) {
  return (name: string) => {
    if (name !== 'segment' && name !== 'width') return fact(name);
    const named = textOf(segments, segment);
    return named && name === 'width' ? `${widthOf(segment as SegmentName)}` : named;
  };
}

function widthOf(segment: SegmentName): number {
  const [start, end] = places[segment];
  return end - start;
}

function changed(template: string | undefined, from: unknown, to: unknown): string | undefined {
  if (template === undefined) return undefined;
  return fill(template, (name) => shown(plain(name === 'from' ? from : to)));
}

/** The number of a character, with the keyboard that it comes from. Everybody can read a `*`: its number is only noise. */
function numbered(
  number: string | undefined,
  character: string | undefined,
  { scripts }: Language,
): string | undefined {
  const point = character?.codePointAt(0) ?? Number.POSITIVE_INFINITY;
  if (number === undefined || point <= 0x7f) return undefined;
  const isGreek = point >= 0x370 && point <= 0x3ff;
  const isCyrillic = point >= 0x400 && point <= 0x52f;
  return (isGreek ? scripts.greek : isCyrillic ? scripts.cyrillic : '') + number;
}

/** A text or a number as a text; what comes from outside may be anything. */
const plain = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined);

/** Names come from outside, too: `constructor` is none of ours. */
function textOf<Text>(texts: Readonly<Record<string, Text>>, name: unknown): Text | undefined {
  return typeof name === 'string' && owns(texts, name) ? texts[name] : undefined;
}
