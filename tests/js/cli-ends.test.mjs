// How a run ends before its end: nobody takes what it writes, or somebody interrupts it.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../pkg/cli.js', import.meta.url));
const BAD = 'XXTESTH1A00120260522A00000001';
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-ends-'));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'many.txt'), `${BAD}\n`.repeat(100_000));

const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', CLI };
const isPosix = process.platform !== 'win32';

test('what standard output does not take is said once, with the reason, and nothing is left', {
  skip: !isPosix,
}, () => {
  // Open for reading only.
  const out = openSync(CLI, 'r');
  for (const [lang, said] of [
    ['en', /^humanoid-id: standard output: EBADF.*\n$/],
    ['zh-CN', /^humanoid-id: 标准输出：EBADF.*\n$/],
  ]) {
    for (const form of ['jsonl', 'text', 'json']) {
      const args = [CLI, 'check', 'many.txt', '--format', form, '--report', 'r.csv', '--lang', lang];
      const options = { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', out, 'pipe'] };
      const { status, stderr } = spawnSync(process.execPath, args, options);
      assert.equal(status, 3);
      assert.match(stderr, said);
    }
  }
  closeSync(out);
  const full = spawnSync(
    'bash',
    ['--norc', '-c', `ulimit -f 100; trap '' XFSZ; node "$CLI" check many.txt --format jsonl > rows`],
    { cwd: folder, env, encoding: 'utf8' },
  );
  assert.deepEqual([full.status, full.stderr], [3, 'humanoid-id: standard output: EFBIG: file too large, write\n']);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('r.csv.')),
    [],
  );
});

test('who waits for the other end of a pipe can be interrupted', { skip: !isPosix }, async () => {
  spawnSync('mkfifo', ['pipe'], { cwd: folder });
  for (const [args, begun] of [
    [['pipe', '--report', 'cut.csv'], 'cut.csv'],
    [['many.txt', '--report', 'cut2.csv', '--annotate', 'pipe'], 'cut2.csv'],
  ]) {
    const child = spawn(process.execPath, [CLI, 'check', ...args], { cwd: folder, env, stdio: 'ignore' });
    const drafts = () => readdirSync(folder).filter((name) => name.startsWith(begun));
    while (drafts().length === 0 && child.exitCode === null) await new Promise((go) => setTimeout(go, 5));
    child.kill('SIGINT');
    assert.equal(await new Promise((done) => child.on('exit', (_, signal) => done(signal))), 'SIGINT');
    assert.deepEqual(drafts(), []);
  }
});

test('an interrupt takes the bar away, and the shell sees 130', { skip: process.platform !== 'linux' }, async () => {
  const command = `'${process.execPath}' '${CLI}' check many.txt many.txt many.txt --report pipe2`;
  spawnSync('mkfifo', ['pipe2'], { cwd: folder });
  // Nobody empties the pipe, so that the bar stands.
  const reader = spawn('sh', ['-c', 'exec sleep 60 < pipe2'], { cwd: folder });
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder, env: { ...env, TERM: 'xterm' } });
  let shown = '';
  child.stdout.on('data', (data) => {
    if (!shown.includes('░') && String(data).includes('░')) child.stdin.write('\x03');
    shown += data;
  });
  const status = await new Promise((done) => child.on('exit', done));
  reader.kill();
  assert.ok(/░[^\r]*\^C\r/.test(shown) && shown.endsWith('^C\r\x1b[K'), JSON.stringify(shown));
  assert.equal(status, 130);
});
