// Help that teaches: what there is, and an example to copy.

import { type Locale, version } from '../index';
import { aboutOption, COMMANDS, COMMON, type Command, type CommandName, type OptionName, optionOf } from './manual';
import { SENTENCES, type Sentences } from './sentences';

export function help(command: CommandName | null, locale: Locale): string {
  return command ? ofCommand(command, SENTENCES[locale]) : ofAll(SENTENCES[locale]);
}

function ofAll(say: Sentences): string {
  const { title, scope, more, options, examples } = say.help;
  const names = Object.keys(COMMANDS) as CommandName[];
  const rows = names.map((name): [string, string] => [`humanoid-id ${usage(name)}`, say.commands[name]]);
  const shown = [...COMMANDS.check.examples, COMMANDS.decode.examples[0]];
  const parts = [
    `${title({ version })}\n${scope}`,
    columns(rows),
    more,
    `${options}\n${columns(COMMON.map((name) => option(name, null, say)))}`,
  ];
  return `${[...parts, `${examples}\n${indented(shown)}`, exit(say)].join('\n\n')}\n`;
}

function ofCommand(name: CommandName, say: Sentences): string {
  const command: Command = COMMANDS[name];
  const { options, notes, examples } = say.help;
  const rows = [...command.options, ...COMMON].map((one) => option(one, command, say));
  const parts = [
    `humanoid-id ${usage(name)}\n  ${say.commands[name]}`,
    `${options}\n${columns(rows)}`,
    ...(command.notes ? [`${notes}\n${indented(Object.values(say.notes[command.notes]))}`, exit(say)] : []),
    `${examples}\n${indented(command.examples)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

const usage = (name: CommandName) => `${name} ${COMMANDS[name].operands}`.trimEnd();
const exit = ({ help }: Sentences) => [help.exitCodes, help.exitSignals, help.colour].join('\n');

function option(name: OptionName, command: Command | null, say: Sentences): [string, string] {
  const { value, choices, short } = optionOf(name, command);
  const flag = short ? `-${short}, --${name}` : `--${name}`;
  const said = aboutOption(name, command, say);
  return [value ? `${flag} ${value}` : flag, choices ? said + say.colon + choices.join(say.comma) : said];
}

function columns(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join('\n');
