// What a shell needs to complete commands, options and their choices, written from the manual.

import { COMMANDS, COMMON, type Command, type CommandName, OPTIONS, type Option, type OptionName } from './manual';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const names = Object.keys(COMMANDS) as CommandName[];
const optionsOf = (name: CommandName): OptionName[] => [...(COMMANDS[name] as Command).options, ...COMMON];
const option = (name: OptionName): Option => OPTIONS[name];
const chosen = (Object.keys(OPTIONS) as OptionName[]).filter((name) => option(name).choices);

export function completion(shell: Shell): string {
  return { bash, zsh, fish }[shell]();
}

function bash(): string {
  return `# eval "$(humanoid-id completion bash)"
_humanoid_id() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} options=
  COMPREPLY=()
  case $before in
${chosen.map((name) => `    --${name}) COMPREPLY=($(compgen -W "${option(name).choices?.join(' ')}" -- "$word")); return ;;`).join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names.join(' ')} ${flags(COMMON)}" -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${names.map((name) => `    ${name}) options="${flags(optionsOf(name))}" ;;`).join('\n')}
  esac
  case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
  esac
}
complete -o default -F _humanoid_id humanoid-id
`;
}

function zsh(): string {
  const argument = (name: OptionName) => {
    const { value, choices, isRepeated, about } = option(name);
    const after = value ? `:${value}:${choices ? `(${choices.join(' ')})` : '_files'}` : '';
    return `        '${isRepeated ? '*' : ''}--${name}[${quoted(about.en.replace(/[[\]:]/g, '\\$&'))}]${quoted(after)}'`;
  };
  return `#compdef humanoid-id
# humanoid-id completion zsh > "\${fpath[1]}/_humanoid-id"
_humanoid_id() {
  local -a commands=(
${names.map((name) => `    '${name}:${quoted(COMMANDS[name].about.en)}'`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${names.map((name) => `    ${name})\n      _arguments \\\n${optionsOf(name).map(argument).join(' \\\n')} \\\n        '*:file:_files' ;;`).join('\n')}
  esac
}
if [ "$funcstack[1]" = "_humanoid-id" ]; then _humanoid_id "$@"; else compdef _humanoid_id humanoid-id; fi
`;
}

function fish(): string {
  const of = (name: CommandName) =>
    optionsOf(name).map((one) => {
      const { value, choices, about } = option(one);
      const takes = value ? (choices ? ` -x -a '${choices.join(' ')}'` : ' -r') : '';
      return `complete -c humanoid-id -n '__fish_seen_subcommand_from ${name}' -l ${one}${takes} -d '${escaped(about.en)}'`;
    });
  return `# humanoid-id completion fish | source
${names.map((name) => `complete -c humanoid-id -n __fish_use_subcommand -a ${name} -d '${escaped(COMMANDS[name].about.en)}'`).join('\n')}
${names.flatMap(of).join('\n')}
`;
}

const flags = (options: readonly OptionName[]) => options.map((name) => `--${name}`).join(' ');
/** Inside single quotes of a POSIX shell; fish has a backslash for it. */
const quoted = (text: string) => text.replaceAll("'", "'\\''");
const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
