// Completion as the shells do it: a line is typed, the key is pressed, and what it comes to is what is held. zsh and fish
// where they are installed.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-completion-'));
after(() => rmSync(folder, { recursive: true }));

const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: folder, TERM: 'xterm' };
const cli = (...args) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env });
const shell = (program, args, input = '') => {
  const { stdout, stderr } = spawnSync(program, args, {
    cwd: join(folder, 'in'),
    encoding: 'utf8',
    env,
    input,
    timeout: 60_000,
  });
  return `${stdout}${stderr}`;
};
const has = (program) => spawnSync(program, ['--version']).error === undefined;

mkdirSync(join(folder, 'in', 'sub'), { recursive: true });
writeFileSync(join(folder, 'in', 'fleet.csv'), '');
for (const name of ['bash', 'zsh', 'fish']) {
  writeFileSync(join(folder, `it.${name}`), cli('completion', name).stdout);
}

const COMMANDS = 'check completion compose decode format help keys labels records registry rules sample suggest'.split(
  ' ',
);
const FILES = ['fleet.csv', 'sub'];
/** What a line is completed with. */
const LINES = {
  '': COMMANDS,
  com: ['completion', 'compose'],
  'help ': COMMANDS.filter((name) => name !== 'help'),
  '--lang zh-CN ': COMMANDS,
  '--lang zh-CN decode --format ': ['json', 'jsonl', 'text'],
  '--lang ': ['en', 'ja', 'zh-CN'],
  'check ': FILES,
  'check fleet.csv ': FILES,
  'check --ann': ['--annotate'],
  'check fleet.csv --encoding utf': ['utf-16le', 'utf-8'],
  'check --format ': ['csv', 'html', 'json', 'jsonl', 'text'],
  'check --report ': FILES,
  'check --temp-dir ': ['sub'],
  'check --column ': [],
  'check --column check ': FILES,
  'decode ': FILES,
  'labels ': FILES,
  'decode --on ': [],
  'sample ': [],
  'registry ': ['check', 'init', 'sign'],
  'rules ': ['check', 'diff', 'show'],
  'rules check ': FILES,
  'check --rules ': FILES,
  'records ': ['check', 'export', 'publish', 'seal', 'show', 'verify'],
  'records show --format ': ['json', 'jsonl', 'text'],
  'keys ': ['make'],
  'registry check ': FILES,
  'completion ': ['bash', 'fish', 'zsh'],
  'completion bash ': [],
};

const tidy = (words) => words.map((word) => word.replace(/\/$/, '')).sort();

/** What is printed between marks in answer to a line whose completions were all inserted. */
function inserted(printed, line) {
  const [, words] = /\n<begin>(.*)<end>/.exec(printed) ?? assert.fail(`${line}: ${printed}`);
  const typed = line.split(' ');
  const all = [...words.matchAll(/<(.*?)>/g)].map(([, word]) => word);
  // Where there is nothing to insert, what was typed remains.
  const rest = all.slice(typed.length - 1);
  return rest.length === 1 && rest[0] === typed.at(-1) && !COMMANDS.includes(rest[0]) ? [] : rest;
}
const TELL = '{ printf "\\n<begin>"; [ $# = 0 ] || printf "<%s>" "$@"; printf "<end>\\n"; }';

test('bash completes', { skip: !has('bash') }, () => {
  for (const [line, expected] of [
    ...Object.entries(LINES),
    ['check --encoding=utf', ['--encoding=utf-16le', 'utf-8']],
  ]) {
    // Escape and * insert all completions.
    const typed = `humanoid-id() ${TELL}\nsource ../it.bash\nhumanoid-id ${line}\u001b*\nexit\n`;
    const printed = shell('bash', ['--norc', '--noprofile', '-i'], typed);
    assert.deepEqual(tidy(inserted(printed, line)), expected, line);
  }
});

test('zsh completes', { skip: !has('zsh') }, () => {
  for (const [line, expected] of Object.entries(LINES)) {
    // In a terminal of its own, where one key inserts all completions.
    const printed = shell('zsh', [
      '-fc',
      `zmodload zsh/zpty; zpty z zsh -fi
zpty -w z 'PS1=; autoload -U compinit; compinit -u -D; source ../it.zsh; humanoid-id() ${TELL}
all() { _main_complete; compstate[insert]=all }; zle -C all complete-word all; bindkey "^T" all; echo ready$((1+1))'
zpty -r z got '*ready2*'; zpty -wn z $'humanoid-id ${line}\\C-t\\n'; zpty -r z got '*<end>*'; print -r -- "$got"; zpty -d z`,
    ]);
    assert.deepEqual(tidy(inserted(printed.replaceAll('\r', ''), line)), expected, line);
  }
});

test('fish completes', { skip: !has('fish') }, () => {
  for (const [line, expected] of Object.entries(LINES)) {
    const printed = shell('fish', ['--no-config', '-c', `source ../it.fish; complete -C 'humanoid-id ${line}'`]);
    const offered = printed.split('\n').filter(Boolean);
    assert.deepEqual(tidy(offered.map((one) => one.split('\t')[0])), expected, line);
  }
});

test('every choice that is offered is taken', () => {
  const script = cli('completion', 'fish').stdout;
  const offered = [...script.matchAll(/after (\w+)' (?:-s \w )?-l (\S+) -x -a '([^('][^']*)'/g)];
  assert.ok(offered.length > 4, 'the script was read');
  for (const [, command, option, choices] of offered) {
    for (const choice of choices.split(' ')) {
      const { stderr } = cli(command, 'nothing', `--${option}`, choice);
      assert.doesNotMatch(stderr, /expected .*, found/, `${command} --${option} ${choice}`);
    }
  }
});

test('there is no other shell', () => assert.equal(cli('completion', 'tcsh').status, 2));
