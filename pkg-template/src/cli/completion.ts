// What a shell needs to complete commands, options and their values, written from the manual.

import {
  aboutOption,
  COMMANDS,
  COMMON,
  type Command,
  type CommandName,
  OPTIONS,
  type OptionName,
  optionOf,
} from './manual';
import { SENTENCES } from './sentences';

export const SHELLS = COMMANDS.completion.words;
export type Shell = (typeof SHELLS)[number];

/** A script is made once, for whoever uses the shell: in English. */
const say = SENTENCES.en;
const names = Object.keys(COMMANDS) as CommandName[];
const commands = Object.entries(COMMANDS) as [CommandName, Command][];
const optionsOf = (command: Command): OptionName[] => [...command.options, ...COMMON];
const takesFiles = ({ operands }: Command) => operands.includes('FILE');
const flags = (options: readonly OptionName[]) => options.map((name) => `--${name}`).join(' ');
/** Behind these stands a value, which is no command and no operand. */
const valued = (Object.keys(OPTIONS) as OptionName[]).filter((name) => OPTIONS[name].value);

export function completion(shell: Shell): string {
  return { bash, zsh, fish }[shell]();
}

function bash(): string {
  const value = (name: OptionName, command: Command | null) => {
    const { value, choices } = optionOf(name, command);
    if (choices) return `choose ${choices.join(' ')}`;
    return value === 'FILE' ? 'files' : value === 'FOLDER' ? 'folders' : undefined;
  };
  const own = commands.flatMap(([name, command]) =>
    Object.keys(command.own ?? {}).map((option) => `${name}--${option}) ${value(option as OptionName, command)} ;;`),
  );
  const common = valued.flatMap((name) => {
    const offered = value(name, null);
    return offered ? [`*--${name}) ${offered} ;;`] : [];
  });
  const operands = commands.flatMap(([name, command]) => [
    ...(command.words ? [`${name}0) choose ${command.words.join(' ')} ;;`] : []),
    ...(takesFiles(command) ? [`${name}*) files ;;`] : []),
  ]);
  return `# eval "$(humanoid-id completion bash)"
_humanoid_id() {
  local word=\${COMP_WORDS[COMP_CWORD]} option= command= operands=0 at one
  # Of old, as in macOS, bash has no compopt: there are files for what is free.
  files() { compopt -o default 2>/dev/null; }
  folders() { compopt -o dirnames 2>/dev/null; }
  choose() { COMPREPLY=($(compgen -W "$*" -- "$word")); }
  COMPREPLY=()
  compopt +o default 2>/dev/null
  for ((at = 1; at < COMP_CWORD; at++)); do
    one=\${COMP_WORDS[at]}
    if [[ $one == = ]]; then continue # of --option=value
    elif [[ $option ]]; then option=
    elif [[ " ${flags(valued)} " == *" $one "* ]]; then option=$one
    elif [[ $one == -* ]]; then continue
    elif [[ $command ]]; then ((operands++))
    else command=$one
    fi
  done
  [[ $word == = ]] && word=
  if [[ $option ]]; then
    case $command$option in
${indented([...own, ...common], 6)}
    esac
  elif [[ $word == -* ]]; then
    case $command in
${indented(
  commands.map(([name, command]) => `${name}) choose ${flags(optionsOf(command))} ;;`),
  6,
)}
      *) choose ${flags(COMMON)} ;;
    esac
  else
    case $command$operands in
      0) choose ${names.join(' ')} help ;;
      help0) choose ${names.join(' ')} ;;
${indented(operands, 6)}
    esac
  fi
  unset -f files folders choose
}
complete -o default -F _humanoid_id humanoid-id
`;
}

function zsh(): string {
  const value = (name: OptionName, command: Command | null) => {
    const { value, choices } = optionOf(name, command);
    const offered = choices
      ? `(${choices.join(' ')})`
      : value === 'FILE'
        ? '_files'
        : value === 'FOLDER'
          ? '_files -/'
          : ' ';
    return value ? `:${value}:${offered}` : '';
  };
  const argument = (name: OptionName, command: Command | null) => {
    const { value: takes, isRepeated } = optionOf(name, command);
    const said = aboutOption(name, command, say).replace(/[[\]:]/g, '\\$&');
    return quoted(`${isRepeated ? '*' : ''}--${name}${takes ? '=' : ''}[${said}]${value(name, command)}`);
  };
  const operands = (command: Command) => [
    ...(command.words ? [quoted(`1:word:(${command.words.join(' ')})`)] : []),
    quoted(takesFiles(command) ? '*:file:_files' : '*: : '),
  ];
  const cases = commands.map(([name, command]) => {
    const all = [...optionsOf(command).map((one) => argument(one, command)), ...operands(command)];
    return `    ${name})\n      _arguments \\\n${indented(all, 8, ' \\')} ;;`;
  });
  const described = commands.map(([name]) => quoted(`${name}:${say.commands[name]}`));
  return `#compdef humanoid-id
# humanoid-id completion zsh > "\${fpath[1]}/_humanoid-id"
_humanoid_id() {
  local curcontext=$curcontext state line
  local -A opt_args
  local -a commands=(
${indented(described, 4)}
  )
  _arguments -C \\
${indented(
  COMMON.map((name) => argument(name, null)),
  4,
  ' \\',
)} \\
    '1:command:->command' '*::operand:->operand'
  if [[ $state == command ]]; then
    commands+=(${quoted(`help:${say.help.ofCommand}`)})
    _describe command commands
    return
  fi
  case $line[1] in
${cases.join('\n')}
    help) _describe command commands ;;
  esac
}
if [ "$funcstack[1]" = "_humanoid-id" ]; then _humanoid_id "$@"; else compdef _humanoid_id humanoid-id; fi
`;
}

function fish(): string {
  const offer = (condition: string, ...rest: string[]) =>
    ['complete -c humanoid-id', ...(condition ? [`-n ${escaped(condition)}`] : []), ...rest].join(' ');
  const option = (name: OptionName, command: Command | null, condition: string) => {
    const { value, choices, short } = optionOf(name, command);
    const offered = choices?.join(' ') ?? (value === 'FOLDER' ? '(__fish_complete_directories)' : undefined);
    const takes = value === 'FILE' ? ['-r', '-F'] : offered ? ['-x', '-a', escaped(offered)] : value ? ['-x'] : [];
    return offer(
      condition,
      ...(short ? ['-s', short] : []),
      '-l',
      name,
      ...takes,
      '-d',
      escaped(aboutOption(name, command, say)),
    );
  };
  const described = [...commands.map(([name]) => [name, say.commands[name]]), ['help', say.help.ofCommand]] as const;
  const lines = [
    offer('', '-f'),
    ...described.map(([name, about]) => offer('__humanoid_id_after ""', '-a', name, '-d', escaped(about))),
    offer('__humanoid_id_after help 1', '-a', escaped(names.join(' '))),
    ...COMMON.map((name) => option(name, null, '')),
    ...commands.flatMap(([name, command]) => {
      const after = `__humanoid_id_after ${name}`;
      return [
        ...command.options.map((one) => option(one, command, after)),
        ...(command.words ? [offer(`${after} 1`, '-a', escaped(command.words.join(' ')))] : []),
        ...(takesFiles(command) ? [offer(command.words ? `${after}; and not ${after} 1` : after, '-F')] : []),
      ];
    }),
  ];
  return `# humanoid-id completion fish | source
# The command and its operands, of what stands before the cursor.
function __humanoid_id_words
  set -l isValue no
  for word in (commandline -opc | tail -n +2)
    if test $isValue = yes
      set isValue no
    else if contains -- $word ${flags(valued)}
      set isValue yes
    else if not string match -q -- '-*' $word
      echo $word
    end
  end
end
function __humanoid_id_after -a command count
  set -l words (__humanoid_id_words)
  test "$words[1]" = "$command"; or return 1
  test -z "$count"; or test (count $words) -eq $count
end
${lines.join('\n')}
`;
}

const indented = (lines: readonly string[], by: number, end = '') =>
  lines.map((line) => `${' '.repeat(by)}${line}`).join(`${end}\n`);
/** In single quotes of a POSIX shell; fish has a backslash for it. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const escaped = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
