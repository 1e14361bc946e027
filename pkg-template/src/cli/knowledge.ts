// What codes are held against on the command line: registries and editions of the rules, read from files or the standard
// input, each once, and what is wrong with one.

import { createReadStream } from 'node:fs';
import {
  type DecodeOptions,
  type Edition,
  type EditionFit,
  fitEditions,
  type Locale,
  loadRegistry,
  loadRules,
  type Registry,
  type RegistryError,
  type RegistryFault,
  type RulesetOptions,
  rulesetId,
  validate,
} from '../index';
import { visible } from '../messages/escape-invisible';
import { faultText } from '../messages/faults';
import { options as known } from '../module/generated/constants';
import { isDay } from '../module/meaning';
import { FileFailure, Usage, withFile } from './errors';
import type { Given } from './given';
import type { OptionName } from './manual';
import { signRegistry } from './records/sign';
import { initRegistry } from './registry-init';
import { SENTENCES } from './sentences';
import { complain, print } from './terminal';

/** Bytes that are read of a document: one more than any may have, by which it is seen to be too large. */
const MOST = (32 << 20) + 1;
/** Faults that are told where a document was only to be asked. */
const FEW = 5;

/** What codes are held against. */
export type Asked = { registry: Registry[]; rules: RulesetOptions; editions: Edition[]; on?: string };

/** The registries to ask, the rules, and the day. The operands may want the standard input, too. */
export async function knowledge(given: Given, operands: string[]): Promise<Asked> {
  const { on, rules = [], registry = [] } = given;
  if (on !== undefined && !isDay(on)) throw new Usage((say) => say.day({ found: on }));
  refuseStreams([...operands, ...registry, ...rules]);
  const single = options(given.rule ?? []);
  const loaded = [];
  for (const file of registry) loaded.push(await load(file, FEW));
  const editions: Edition[] = [];
  for (const name of rules) editions.push(await editionOf(name));
  const ids = editions.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) < at);
  if (twice !== undefined) throw new Usage((say) => say.rulesTwice({ id: twice }));
  return { registry: loaded, rules: single, editions, ...(on !== undefined && { on }) };
}

/** The same as the package takes it. */
export const asOptions = ({ editions: [first, ...others], rules, ...asked }: Asked): DecodeOptions => ({
  ...asked,
  rules: first ? { ...rules, edition: others.length > 0 ? [first, ...others] : first } : rules,
});

/** The rules that count for a code, and how it stands under each edition where there are several. */
export function rulesFor(code: string, asked: Asked): { rules: RulesetOptions; fit: EditionFit | null } {
  const { editions, rules } = asked;
  const fit = editions.length > 1 ? fitEditions(code, asOptions(asked)) : null;
  const edition = fit ? editions.find(({ id }) => id === fit.rulesetId) : editions[0];
  return { rules: edition ? { ...rules, edition } : rules, fit };
}

/** Single options: `layout=error`. */
function options(given: string[]): RulesetOptions {
  const set: Record<string, string | boolean | { characters: string }> = {};
  for (const text of given) {
    const [name, value] = named('rule', text);
    const option = SINGLE.find((it) => it.name === name);
    const names = SINGLE.map((it) => it.name);
    if (!option) throw new Usage((say) => say.oneOf({ name: '--rule', choices: names.join(say.comma), found: name }));
    if (name in set) throw new Usage((say) => say.ruleTwice({ name }));
    const choices: readonly string[] = option.choices;
    const isChoice = choices.includes(value);
    const meant = isChoice && choices.includes('true') ? value === 'true' : isChoice ? value : { characters: value };
    if (!takes(() => validate('', { [name]: meant }))) {
      throw new Usage((say) => say.oneOf({ name: `--rule ${name}`, choices: choices.join(say.comma), found: value }));
    }
    set[name] = meant;
  }
  return set;
}

/** Those of the rules; what is checked here is never half typed. */
const SINGLE = known.filter(({ name }) => name !== 'final');

/** `NAME=VALUE` in its two parts. */
export function named(option: OptionName, text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Usage((say) => say.nameAndValue({ option, found: text }));
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Whether the package takes it: it knows what a code is, and which options there are. */
export function takes(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch {
    return false;
  }
}

/** What is read from the standard input once is not there again. */
export function refuseStreams(names: string[]): void {
  if (names.filter((name) => name === '-').length > 1) throw new Usage((say) => say.streamTwice);
}

export async function checkRegistries([action, ...files]: string[], given: Given, locale: Locale): Promise<number> {
  if (action === 'sign') return signRegistry(files, given, locale);
  if (action === 'init') return initRegistry(files, locale);
  if (action !== 'check' || files.length === 0) throw new Usage((say) => say.registryCheck);
  return eachDocument(files, locale, async (file) => {
    const registry = await load(file);
    registry.free();
    return isSound(file, locale);
  });
}

/** What is said of a document without a fault. */
export const isSound = (file: string, locale: Locale) =>
  `${visible(file)}${SENTENCES[locale].colon}${SENTENCES[locale].sound}`;

/** Tell something of each document, or what is wrong with it; 1 where one is unsound, 3 where one cannot be read. */
export async function eachDocument(
  files: string[],
  locale: Locale,
  tell: (file: string) => Promise<string>,
): Promise<number> {
  refuseStreams(files);
  let exit = 0;
  for (const file of files) {
    try {
      await print(`${await tell(file)}\n`);
    } catch (error) {
      const isUnsound = error instanceof Unsound;
      if (!isUnsound && !(error instanceof FileFailure)) throw error;
      exit = Math.max(exit, isUnsound ? 1 : 3);
      await complain(`${isUnsound ? '' : 'humanoid-id: '}${error.told(locale)}\n`);
    }
  }
  return exit;
}

/** A document that cannot be used; it tells so many of its faults, a line each, and how many more there are. */
export class Unsound extends Usage {
  constructor(
    private readonly file: string,
    private readonly faults: readonly RegistryFault[],
    private readonly most = faults.length,
  ) {
    super((say) => `${file}${say.colon}${say.moreFaults({ count: faults.length })}`);
  }

  override told(locale: Locale): string {
    const say = SENTENCES[locale];
    const told = this.faults.slice(0, this.most).map((fault) => faultText(fault, locale));
    const more = this.faults.length - told.length;
    const lines = more > 0 ? [...told, say.moreFaults({ count: more })] : told;
    return lines.map((line) => `${visible(this.file)}${say.colon}${line}`).join('\n');
  }
}

const load = (file: string, most?: number): Promise<Registry> => read(file, loadRegistry, most);

/** The edition of a document, or of the package by its id. */
export const editionOf = async (name: string): Promise<Edition> =>
  name === rulesetId ? loadRules(name) : read(name, loadRules);

async function read<T>(file: string, load: (document: Uint8Array) => T, most?: number): Promise<T> {
  const document = await withFile(file, () => beginning(file === '-' ? process.stdin : createReadStream(file)));
  try {
    return load(document);
  } catch (error) {
    throw isOfDocument(error) ? new Unsound(file, error.faults, most) : error;
  }
}

const isOfDocument = (error: unknown): error is RegistryError => error instanceof Error && 'faults' in error;

/** As much of a stream as a document may have, whatever else it brings. */
async function beginning(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST);
}
