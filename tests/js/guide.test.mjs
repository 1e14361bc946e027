// The guides, done as they are written: every `sh` block in order, in one folder; a `text` block is what the one before
// it prints, and a `json` block is the file that the words before it name. And every command that the READMEs and the
// help show ends well.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const isRules = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(read('pkg/rules.schema.json')));
const isRegistry = new Ajv({ strict: true }).compile(JSON.parse(read('pkg/registry.schema.json')));

/** The blocks of a guide, and how many of each kind it has at least, so that none is lost to another way to write it. */
const GUIDES = {
  'clean-an-export': { text: 4, json: 0 },
  'check-a-workbook': { text: 4, json: 0 },
  'check-a-workbook.zh-CN': { text: 4, json: 0 },
  'publish-your-registry': { text: 3, json: 1 },
  'publish-your-registry.zh-CN': { text: 3, json: 1 },
  'describe-your-serial': { text: 3, json: 1 },
  'the-standard-is-out': { text: 3, json: 1 },
  labels: { text: 1, json: 0 },
};

const made = [];
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** A folder to work in, with the command, with `npx`, with the package and what the project has. */
function shell() {
  const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-guide-'));
  made.push(folder);
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const command = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'pkg', 'node', 'cli.js')}' "$@"\n`;
  writeFileSync(join(bin, 'humanoid-id'), command, { mode: 0o755 });
  writeFileSync(join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
  for (const name of ['tests', 'pkg-template']) symlinkSync(join(root, name), join(folder, name));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(root, 'pkg'), join(folder, 'node_modules', 'humanoid-id'));
  const env = { PATH: `${bin}${delimiter}${process.env.PATH}`, LANG: 'C.UTF-8' };
  const run = (text, program = 'sh', ...more) => {
    const options = { cwd: folder, env, encoding: 'utf8' };
    const { stdout, stderr, status } = spawnSync(program, [...more, '-c', text], options);
    assert.equal(stderr, '', text);
    assert.ok(status === 0 || status === 1, `${text} ended with ${status}`);
    // No terminal shows the mark of a CSV, or how its lines end.
    return stdout.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  };
  return { folder, run };
}

/** Every block of a document that says what it is in, or nothing. */
const blocksOf = (text) =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(({ 1: kind, 2: text, index }) => ({ kind, text, index }));

for (const [guide, least] of Object.entries(GUIDES)) {
  test(`the guide ${guide} does what it says`, () => {
    const { folder, run } = shell();
    const whole = read(`docs/${guide}.md`);
    const blocks = blocksOf(whole);
    for (const [kind, count] of Object.entries(least)) {
      assert.ok(blocks.filter((block) => block.kind === kind).length >= count, kind);
    }
    let printed = '';
    for (const { kind, text, index } of blocks) {
      if (kind === 'sh') printed = run(text);
      if (kind === 'text') assert.equal(printed, text);
      if (kind === 'json') {
        const fits = JSON.parse(text).format === 'humanoid-id-rules/1' ? isRules : isRegistry;
        assert.ok(fits(JSON.parse(text)), JSON.stringify(fits.errors));
        const named = [...whole.slice(0, index).matchAll(/`([\w-]+\.json)`/g)].at(-1);
        writeFileSync(join(folder, named[1]), text);
      }
    }
  });
}

/** A shell beside the files that examples speak of: every export that they check holds two codes. */
function amongExamples(examples) {
  const { folder, run } = shell();
  const code = 'CNTESTH1A00120260522A00000001';
  mkdirSync(join(folder, 'exports'));
  const named = [...examples.matchAll(/(?:check |cat )([\w-]+\.(?:csv|txt))/g)].map(([, name]) => name);
  for (const name of ['exports/one.csv', 'exports/two.csv', ...named]) {
    writeFileSync(join(folder, name), `code\n${code}\n${code}\n`);
  }
  writeFileSync(join(folder, 'line.csv'), 'number\nLX-2621-4711\n');
  writeFileSync(join(folder, 'codes.csv'), 'humanoid_id\nCNTST3LX01002621000000004711B\n');
  cpSync(join(root, 'tests/sheets/fleet-openpyxl.xlsx'), join(folder, 'fleet.xlsx'));
  cpSync(join(root, 'pkg-template/sample-registry.json'), join(folder, 'national.json'));
  cpSync(join(root, 'tests/editions/drill-2027-01.json'), join(folder, '2027-01.json'));
  const unit = `{"id":"${code}","made":"2026-05-22","events":[{"event":"produced","on":"2026-05-22","role":"manufacturer"}]}`;
  writeFileSync(join(folder, 'units.jsonl'), `${unit}\n`);
  return run;
}

test('every command that the READMEs show ends well', () => {
  for (const document of ['README.md', 'README.zh-CN.md', 'docs/command-line.md', 'pkg-template/README.md']) {
    const run = amongExamples(read(document));
    const commands = blocksOf(read(document)).filter(({ text }) => /^npx humanoid-id /.test(text));
    assert.ok(commands.length > 0, `${document} shows none`);
    for (const { text } of commands) run(text);
  }
});

test('every example of the help runs, in the shell that it is for', () => {
  const run = amongExamples(shell().run('humanoid-id help && humanoid-id help check'));
  const commands = new Set([...run('humanoid-id help').matchAll(/^ {2}humanoid-id (\w+)/gm)].map(([, name]) => name));
  assert.ok(commands.size >= 8, `only ${[...commands]}`);
  // Others sign with the keys that its example makes.
  for (const name of ['keys', ...commands].filter((name, at, all) => all.indexOf(name) === at)) {
    const [, examples] = run(`humanoid-id help ${name}`).split('\nExamples\n');
    for (const text of examples
      .replace(/\\\n */g, '')
      .trimEnd()
      .split('\n')) {
      // fish is seldom installed; what it would be handed is only looked at.
      if (text.includes('| source')) assert.match(run(text.split('|')[0]), /^complete /m);
      else if (text.includes('completion')) run(text, 'bash', '--norc');
      else run(text);
    }
  }
});
