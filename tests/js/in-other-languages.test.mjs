// The guide to other languages: what it says is tried is tried here, as it is written there.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, normalize } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { getQuickJS } from 'quickjs-emscripten';

import { notRun } from '../../scripts/not-run.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs', 'in-other-languages.md'), 'utf8');
const block = (kind) => new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(guide)[1];
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

mkdirSync(join(folder, 'bin'));
const command = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'pkg', 'node', 'cli.js')}' "$@"\n`;
writeFileSync(join(folder, 'bin', 'humanoid-id'), command, { mode: 0o755 });
const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
const run = (program, ...args) => {
  const { stdout, stderr, status } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
};
const without = (tool, what) => (spawnSync(tool, ['--version']).error ? notRun(tool, what) : false);

test('a program in Python has its answers from the process', {
  skip: without('python3', 'the process beside Python'),
}, () => {
  writeFileSync(join(folder, 'codes.py'), block('python'));
  assert.equal(run('python3', 'codes.py'), '20260522A00000001\ntoo-short\n');
});

test('a program in Java has its answers from the process', {
  skip: without('javac', 'the process beside Java'),
}, () => {
  writeFileSync(join(folder, 'Codes.java'), block('java'));
  run('javac', 'Codes.java');
  assert.equal(run('java', '-cp', folder, 'Codes'), 'true\nfalse\n');
});

test('QuickJS runs the entry without WebAssembly', async () => {
  const js = join(root, 'pkg', 'js');
  const runtime = (await getQuickJS()).newRuntime();
  runtime.setModuleLoader(
    (name) => readFileSync(join(js, name), 'utf8'),
    (base, asked) => normalize(join(dirname(base), asked)),
  );
  const vm = runtime.newContext();
  const printed = [];
  const print = vm.newFunction('print', (text) => {
    printed.push(`${vm.getString(text)}\n`);
  });
  vm.setProp(vm.global, 'print', print);
  vm.unwrapResult(vm.evalCode(block('js quickjs'), 'main.js', { type: 'module' })).dispose();
  runtime.executePendingJobs();
  assert.equal(printed.join(''), block('text'));
  print.dispose();
  vm.dispose();
  runtime.dispose();
});
