// The command as people get it: packed, installed without a network, run by npx.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const GOOD = 'CNTESTH1A00120260522A00000001';

test('npx runs the command of the packed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-packed-'));
  // npm is a script with another name on Windows.
  const run = (program, args, input = '') => {
    const options = { cwd: folder, input, encoding: 'utf8', shell: process.platform === 'win32' };
    const { status, stdout, stderr } = spawnSync(program, args, options);
    return { status, stdout, stderr };
  };
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const packed = run('npm', ['pack', join(root, 'pkg'), '--silent']);
    assert.equal(packed.status, 0, packed.stderr);
    const installed = run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed.stdout.trim()}`]);
    assert.equal(installed.status, 0, installed.stderr);
    const npx = (...args) => run('npx', ['--no-install', 'humanoid-id', ...args], `${GOOD}\n`);
    assert.equal(npx('format', GOOD).stdout, 'CN TEST H1A001 20260522A00000001\n');
    const checked = npx('check', '-', '--lang', 'en');
    assert.deepEqual([checked.status, /valid 1/.test(checked.stdout)], [0, true]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
