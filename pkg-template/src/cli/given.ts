// Arguments as the manual knows them.

import { parseArgs } from 'node:util';

import { Usage } from './errors';
import { COMMANDS, COMMON, type Command, type CommandName, OPTIONS, type OptionName } from './manual';

type Repeated = 'registry' | 'field';
type Flag = 'help' | 'version';
export type Given = { [Name in Exclude<OptionName, Repeated | Flag>]?: string } & {
  [Name in Repeated]?: string[];
} & { [Name in Flag]?: boolean };

export type Asked = { command: CommandName | null; operands: string[]; given: Given };

export function read(args: string[]): Asked {
  const options = Object.fromEntries(
    Object.entries(OPTIONS).map(([name, { value, isRepeated, short }]) => [
      name,
      { type: value ? 'string' : 'boolean', multiple: isRepeated ?? false, ...(short && { short }) } as const,
    ]),
  );
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Usage((error as Error).message);
  }
  const [command = null, ...operands] = parsed.positionals;
  if (command !== null && !isCommand(command)) throw new Usage(`there is no command "${command}"`);
  const given = parsed.values as Given;
  if (command !== null) {
    const known: readonly OptionName[] = [...(COMMANDS[command] as Command).options, ...COMMON];
    const stray = (Object.keys(given) as OptionName[]).find((name) => !known.includes(name));
    if (stray) throw new Usage(`${command} has no option --${stray}`);
  }
  return { command, operands, given };
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

export function oneOf<const T extends string>(name: OptionName, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new Usage(`--${name}: expected ${choices.join(', ')}, found "${value}"`);
  return found;
}

export function wholeNumber(name: OptionName, value: string): number {
  if (!/^[0-9]{1,9}$/.test(value)) throw new Usage(`--${name}: expected a whole number, found "${value}"`);
  return Number(value);
}
