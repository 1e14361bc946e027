// What a dataset is to say of itself, from options and from a small JSON file that has them all.

import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';

import type { Names } from '../../records/contract';
import { FileFailure, Usage, withFile } from '../errors';
import { type Given, wholeNumber } from '../given';
import { isDay } from './day';
import { saying } from './sentences';

export type Settings = {
  files: readonly string[];
  out: string;
  issuer: Names;
  asOf: string;
  sequence: number;
  source: string;
  licence: string;
  keys: readonly string[];
  base: string | null;
  registries: readonly string[];
};

type Written = {
  files?: string[];
  out?: string;
  issuer?: string | Names;
  asOf?: string;
  sequence?: number;
  source?: string;
  licence?: string;
  key?: string | string[];
  base?: string;
  registry?: string | string[];
};

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const areTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const MEMBERS: Record<keyof Written, (value: unknown) => boolean> = {
  files: areTexts,
  out: isText,
  issuer: (value) => isText(value) || isText((value as Names)?.en && (value as Names)?.zh),
  asOf: isText,
  sequence: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  source: isText,
  licence: isText,
  key: (value) => isText(value) || areTexts(value),
  base: isText,
  registry: (value) => isText(value) || areTexts(value),
};

export async function settings(files: readonly string[], given: Given): Promise<Settings> {
  const written = given.settings === undefined ? {} : await fromFile(given.settings);
  const need = <T>(option: string, value: T | undefined): T => {
    if (value === undefined) throw new Usage((_, locale) => saying(locale).missing({ option }));
    return value;
  };
  const issuer = need('issuer', given.issuer ?? written.issuer);
  const asOf = need('as-of', given['as-of'] ?? written.asOf);
  if (!isDay(asOf)) throw new Usage((_, locale) => saying(locale).day({ option: 'as-of', found: asOf }));
  const { sequence } = given;
  return {
    files: files.length > 0 ? files : (written.files ?? []),
    out: need('out', given.out ?? written.out),
    issuer: typeof issuer === 'string' ? { en: issuer, zh: issuer } : { en: issuer.en, zh: issuer.zh },
    asOf,
    sequence: need('sequence', sequence === undefined ? written.sequence : wholeNumber('sequence', sequence)),
    source: given.source ?? written.source ?? (typeof issuer === 'string' ? issuer : issuer.en),
    licence: given.licence ?? written.licence ?? 'not stated',
    keys: given.key ?? list(written.key),
    base: given.base ?? written.base ?? null,
    registries: given.registry ?? list(written.registry),
  };
}

const list = (value: string | string[] | undefined) => (typeof value === 'string' ? [value] : (value ?? []));

/** Paths in the file are meant from where the file lies. */
async function fromFile(path: string): Promise<Written> {
  const text = await withFile(path, () => readFile(path, 'utf8'));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Usage((say, locale) => `${path}${say.colon}${saying(locale).notJson}`);
  }
  for (const [name, one] of Object.entries(value as object)) {
    const fits = Object.hasOwn(MEMBERS, name) && MEMBERS[name as keyof Written](one);
    if (!fits) throw new Usage((_, locale) => saying(locale).settings({ member: name }));
  }
  const written = value as Written;
  const from = (name: string) => (isAbsolute(name) || name === '-' ? name : join(dirname(path), name));
  return {
    ...written,
    ...(written.files && { files: written.files.map(from) }),
    ...(written.out && { out: from(written.out) }),
    ...(written.base && { base: from(written.base) }),
    ...(written.key && { key: list(written.key).map(from) }),
    ...(written.registry && { registry: list(written.registry).map(from) }),
  };
}

/** The text of a file, which is JSON of a key or a registry. */
export async function textOf(path: string): Promise<string> {
  return withFile(path, () => readFile(path, 'utf8')).catch((error) => {
    throw error instanceof FileFailure ? error : new FileFailure(path, error);
  });
}
