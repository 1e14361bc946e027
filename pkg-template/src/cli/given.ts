// Arguments as the manual knows them. Node splits them; what is wrong with them is said here, in the language of the run.

import { parseArgs } from 'node:util';

import type { Locale } from '../index';
import { grouped } from '../messages/format-count';
import { Usage } from './errors';
import {
  COMMANDS,
  COMMON,
  type Command,
  type CommandName,
  OPTIONS,
  type Option,
  type OptionName,
  optionOf,
} from './manual';

type Repeated = 'registry' | 'rules' | 'rule' | 'field' | 'key' | 'fail-on' | 'column' | 'sheet';
type Flag = 'help' | 'version' | 'strict' | 'allow-empty' | 'across';
export type Given = { [Name in Exclude<OptionName, Repeated | Flag>]?: string } & {
  [Name in Repeated]?: string[];
} & { [Name in Flag]?: boolean };

export type Asked = { command: CommandName | null; operands: string[]; given: Given };

const LOCALES = optionOf('lang', null).choices as readonly Locale[];

function parse(args: string[]) {
  const options = Object.fromEntries(
    Object.entries(OPTIONS).map(([name, { value, isRepeated, short }]) => [
      name,
      { type: value ? 'string' : 'boolean', multiple: isRepeated ?? false, ...(short && { short }) } as const,
    ]),
  );
  return parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
}

/** The language that is asked for, whatever else is wrong; `null` where none is, or one that there is not. */
export function languageOf(args: string[]): Locale | null {
  const { lang } = parse(args).values;
  // An option that lacks its value takes the next one for it: `--column --lang ja`.
  const said = args[args.lastIndexOf('--lang') + 1];
  return LOCALES.find((locale) => locale === lang) ?? LOCALES.find((locale) => locale === said) ?? null;
}

export function read(args: string[]): Asked {
  const { tokens, positionals, values } = parse(args);
  for (const token of tokens) if (token.kind === 'option') examine(token);
  const named = tokens.flatMap((token) => (token.kind === 'option' ? [token.name as OptionName] : []));
  const twice = named.find(
    (name, at) => optionOf(name, null).value && !optionOf(name, null).isRepeated && named.indexOf(name) < at,
  );
  if (twice) throw new Usage((say) => say.givenTwice({ name: twice }));
  const given = values as Given;
  if (given.lang !== undefined) oneOf('lang', given.lang, LOCALES);
  // `help check` is what many type for `check --help`.
  const isHelp = positionals[0] === 'help';
  if (isHelp) given.help = true;
  const [command = null, ...operands] = isHelp ? positionals.slice(1) : positionals;
  if (command !== null && !isCommand(command)) throw new Usage((say) => say.noCommand({ name: command }));
  if (command !== null) {
    const known: readonly OptionName[] = [...(COMMANDS[command] as Command).options, ...COMMON];
    const stray = (Object.keys(given) as OptionName[]).find((name) => !known.includes(name));
    if (stray) throw new Usage((say) => say.notOfCommand({ command, name: stray }));
    const taken: string = COMMANDS[command].operands;
    const extra = operands[taken ? 1 : 0];
    if (!given.help && extra !== undefined && !taken.endsWith('...')) {
      throw new Usage((say) => say.strayOperand({ command, operand: extra }));
    }
  }
  return { command, operands, given };
}

type Token = { name: string; rawName: string; value?: string | undefined; inlineValue?: boolean | undefined };

function examine({ name, rawName, value, inlineValue }: Token): void {
  if (!Object.hasOwn(OPTIONS, name)) throw new Usage((say) => say.noOption({ name: rawName }));
  const wanted = (OPTIONS[name as OptionName] as Option).value;
  if (!wanted) {
    if (value !== undefined) throw new Usage((say) => say.takesNone({ name: rawName }));
  } else if (value === undefined) throw new Usage((say) => say.noValue({ name: rawName, value: wanted }));
  else if (!inlineValue && /^-./.test(value)) throw new Usage((say) => say.likeOption({ name: rawName, value }));
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

export function oneOf<const T extends string>(name: OptionName, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined)
    throw new Usage((say) => say.oneOf({ name: `--${name}`, choices: choices.join(say.comma), found: value }));
  return found;
}

/** Bytes: `512MB` is so many million, `512MiB` so many times 2^20. */
export function bytes(name: OptionName, value: string, least: number): number {
  const [, number, letter, binary] = /^([0-9]{1,9}) ?(?:([kmg])(i?)b?|b)?$/i.exec(value) ?? [];
  const power = ['k', 'm', 'g'].indexOf(letter?.toLowerCase() ?? '') + 1;
  const size = Number(number) * (binary ? 1024 : 1000) ** power;
  if (!(size >= least)) throw new Usage((say) => say.size({ name, least: `${least / 1e6}MB`, found: value }));
  return size;
}

export function wholeNumber(name: OptionName, value: string, least = 0, most = 999_999_999): number {
  const isOne = /^[0-9]+$/.test(value);
  const isBeyond = isOne && Number(value) > most;
  if (!isOne || isBeyond || Number(value) < least) {
    const bounds = { least: least || undefined, most: isBeyond ? grouped(most) : undefined };
    throw new Usage((say) => say.wholeNumber({ name, ...bounds, found: value }));
  }
  return Number(value);
}
