// Help that teaches: what there is, and an example to copy.

import { type Locale, version } from '../index';
import { COMMANDS, COMMON, type Command, type CommandName, type OptionName, optionOf } from './manual';

const TITLE = {
  en: `humanoid-id ${version}: China's 29-character humanoid-robot identity code.\nFormat only, not a registration check.`,
  'zh-CN': `humanoid-id ${version}：29 位人形机器人身份编码。\n只检查格式，不代表已登记。`,
};
const WORDS = {
  en: {
    options: 'Options',
    notes: 'Notes',
    examples: 'Examples',
    more: 'humanoid-id COMMAND --help tells the options of a command.',
    exit:
      'Exit code: 0 all valid, 1 some invalid, 2 wrong usage, 3 a file that cannot be read or written;\n' +
      '130 or 143 in a shell where Ctrl-C or SIGTERM ended the run.\n' +
      'Colour and the progress bar are for terminals; NO_COLOR=1 turns colour off.',
  },
  'zh-CN': {
    options: '选项',
    notes: '说明',
    examples: '示例',
    more: '各命令的选项见 humanoid-id 命令 --help。',
    exit:
      '退出码：0 全部有效，1 有无效编码，2 用法错误，3 文件无法读写；\n' +
      '被 Ctrl-C 或 SIGTERM 终止时，shell 中为 130 或 143。\n' +
      '颜色和进度条只在终端中显示；设置 NO_COLOR=1 可关闭颜色。',
  },
};

export function help(command: CommandName | null, locale: Locale): string {
  return command ? ofCommand(command, locale) : ofAll(locale);
}

function ofAll(locale: Locale): string {
  const { options, examples, more, exit } = WORDS[locale === 'zh-CN' ? locale : 'en'];
  const names = Object.keys(COMMANDS) as CommandName[];
  const rows = names.map((name): [string, string] => [`humanoid-id ${usage(name)}`, about(COMMANDS[name], locale)]);
  const shown = [...COMMANDS.check.examples, COMMANDS.decode.examples[0]];
  const parts = [
    TITLE[locale === 'zh-CN' ? locale : 'en'],
    columns(rows),
    more,
    `${options}\n${columns(COMMON.map((name) => option(name, null, locale)))}`,
  ];
  return `${[...parts, `${examples}\n${indented(shown)}`, exit].join('\n\n')}\n`;
}

function ofCommand(name: CommandName, locale: Locale): string {
  const command: Command = COMMANDS[name];
  const { options, notes, examples, exit } = WORDS[locale === 'zh-CN' ? locale : 'en'];
  const rows = [...command.options, ...COMMON].map((one) => option(one, command, locale));
  const parts = [
    `humanoid-id ${usage(name)}\n  ${about(command, locale)}`,
    `${options}\n${columns(rows)}`,
    ...(command.notes
      ? [`${notes}\n${indented(command.notes.map((note) => (locale === 'en' ? note.en : note.zh)))}`, exit]
      : []),
    `${examples}\n${indented(command.examples)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

const usage = (name: CommandName) => `${name} ${COMMANDS[name].operands}`.trimEnd();
const about = (one: { about: Command['about'] }, locale: Locale) => (locale === 'en' ? one.about.en : one.about.zh);

function option(name: OptionName, command: Command | null, locale: Locale): [string, string] {
  const known = optionOf(name, command);
  const { value, choices, short } = known;
  const flag = short ? `-${short}, --${name}` : `--${name}`;
  const said = about(known, locale);
  return [
    value ? `${flag} ${value}` : flag,
    choices ? said + (locale === 'en' ? `: ${choices.join(', ')}` : `：${choices.join('、')}`) : said,
  ];
}

function columns(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join('\n');
