// A first registry document for a maker's own numbers: from an example of them and a few answers. What codes and dates are is
// asked of the package, which the caller brings.

import type { DecodeOptions, Fields, Issue, Names, Registry, Result } from '../contract/types';

/**
 * What a part of a number is: the same text in all of them, always as many digits or letters, a number of as many digits as
 * it takes, or a date in a format.
 */
export type PartKind = 'text' | 'digits' | 'letters' | 'number' | `date ${string}`;
export type Part = { text: string; kind: PartKind };

export type Answers = {
  issuer: Names;
  enterprise: string;
  model: string;
  modelName: Names;
  /** The example, part by part. */
  parts: readonly Part[];
  hasCheck: boolean;
  /** The day that the document describes. */
  asOf: string;
};

/** What is asked of the package. */
export type Ask = {
  loadRegistry(document: object): Registry;
  compose(parts: Fields, options: DecodeOptions): Result;
  /** What there is to say of an issue, in the reader's language. */
  message(about: Issue): string;
};

/** What a draft cannot be made of. */
export class NoDraft extends Error {
  constructor(
    readonly because: 'too-long' | 'not-sound',
    readonly detail: string,
  ) {
    super(detail);
  }
}

const SERIAL = 17;
const SYSTEM = 'iso-7064-mod-37-36';

/** Formats of dates by their widths, the likeliest first. */
const DATES: Record<number, readonly string[]> = {
  4: ['YYWW'],
  6: ['YYMMDD', 'YYYYWW'],
  7: ['YYYYDDD'],
  8: ['YYYYMMDD'],
};
/** Weeks with their letter. */
const WEEKS: Record<number, string> = { 5: 'YYWww', 7: 'YYYYWww' };

/** The parts of a number: weeks with their letter, runs of digits, of letters, and of all else. */
export const partsOf = (number: string): string[] =>
  number.trim().match(/(?:\d{2}){1,2}W\d{2}(?!\d)|\d+|[A-Za-z]+|[^\dA-Za-z]+/g) ?? [];

/** What a part may be, the likeliest first. */
export function kindsOf(parts: readonly string[], at: number): PartKind[] {
  const text = parts[at] ?? '';
  if (/^[a-z]+$/i.test(text)) return ['text', 'letters'];
  const week = WEEKS[text.length];
  if (week && /^\d+W\d+$/.test(text)) return [`date ${week}`, 'letters', 'text'];
  if (!/^\d+$/.test(text)) return ['text'];
  const dates = (DATES[text.length] ?? []).map((format): PartKind => `date ${format}`);
  const isLast = !parts.slice(at + 1).some((part) => /\d/.test(part));
  if (!isLast) return [...dates, 'digits', 'text'];
  // It is to be plain where it ends, and that no zero was left out.
  const isFree = !text.startsWith('0') && !/^[a-z]/i.test(parts[at + 1] ?? '');
  return ['digits', ...(isFree ? (['number'] as const) : []), ...dates, 'text'];
}

type Field = Record<string, unknown> & { name: string; width: number; pad?: string };
type Item = { text: string } | { field: string };

/** A sound document, with a sample that its layout was written with. */
export function draftRegistry(answers: Answers, { loadRegistry, compose, message }: Ask): object {
  const { issuer, enterprise, model, modelName, asOf } = answers;
  const layout = layoutOf(answers);
  const maker = { country: 'CN', code: enterprise, name: issuer, status: 'active' };
  const about = { format: 'humanoid-id-registry/1', issuer, asOf, sequence: 1, source: issuer.en, licence: 'CC0-1.0' };
  const own = { country: 'CN', enterprise, code: model, name: modelName, status: 'active' };
  // A sample is needed before there is one to write: as long as the layout is the model's alone, any will do.
  const other = `CN${enterprise}${model === '000000' ? '000001' : '000000'}${'0'.repeat(SERIAL)}`;
  const first = {
    ...about,
    enterprises: [{ ...maker, samples: [other] }],
    models: [{ ...own, layout }],
  };
  const registry = sound(() => loadRegistry(first));
  try {
    const inHouse = answers.parts.map(({ text }) => text).join('');
    const options = { registry, rules: { final: true } };
    const made = compose({ country: 'CN', enterprise, model, inHouse }, options);
    if (made.status !== 'valid') throw new NoDraft('not-sound', made.issues.map(message).join(' '));
    const document = { ...about, enterprises: [{ ...maker, layout, samples: [made.id] }], models: [own] };
    sound(() => loadRegistry(document)).free();
    return document;
  } finally {
    registry.free();
  }
}

function sound<T>(load: () => T): T {
  try {
    return load();
  } catch (error) {
    throw new NoDraft('not-sound', (error as Error).message);
  }
}

function layoutOf({ parts, hasCheck }: Answers): { serial: Field[]; inHouse: Item[] } {
  const counts = new Map<string, number>();
  const named = (name: string) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}${count}`;
  };
  const serial: Field[] = [];
  const inHouse: Item[] = [];
  for (const { text, kind } of parts) {
    if (kind === 'text') {
      inHouse.push({ text });
      continue;
    }
    const [what, format] = kind.split(' ');
    const name = named(what === 'digits' ? 'number' : (what ?? kind));
    const field = {
      name,
      kind: what === 'letters' ? 'alnum' : what === 'date' ? 'date' : 'digits',
      width: text.length,
    };
    serial.push({ ...field, ...(format && { format }), ...(what === 'number' && { pad: '0' }) });
    inHouse.push({ field: name });
  }
  const taken = serial.reduce((sum, { width }) => sum + width, hasCheck ? 1 : 0);
  const left = SERIAL - taken;
  if (left < 0 || serial.length === 0) throw new NoDraft('too-long', `${-left}`);
  const open = serial.find(({ pad }) => pad !== undefined);
  // A number takes the places that are left.
  if (open) open.width += left;
  else if (left > 0) serial.push({ name: 'filler', kind: 'literal', value: '0'.repeat(left), width: left });
  if (hasCheck) {
    const over = ['enterprise', 'model', ...serial.map(({ name }) => name)];
    serial.push({ name: 'check', kind: 'check', width: 1, system: SYSTEM, over });
  }
  return { serial, inHouse };
}
