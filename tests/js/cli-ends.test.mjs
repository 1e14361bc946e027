// How a run ends before its end: nobody takes what it writes, or somebody interrupts it.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
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
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  );
});

test('who waits for the other end of a pipe can be interrupted, and a terminal be closed', {
  skip: !isPosix,
}, async () => {
  spawnSync('mkfifo', ['pipe'], { cwd: folder });
  for (const [args, sent] of [
    [['pipe', '--report', 'cut.csv'], 'SIGINT'],
    [['many.txt', '--report', 'cut2.csv', '--annotate', 'pipe'], 'SIGINT'],
    [['pipe', '--report', 'cut3.csv'], 'SIGHUP'],
    [['pipe', '--report', 'cut4.csv'], 'SIGQUIT'],
  ]) {
    const child = spawn(process.execPath, [CLI, 'check', ...args], { cwd: folder, env, stdio: 'ignore' });
    const drafts = () => readdirSync(folder).filter((name) => name.endsWith('.part'));
    while (drafts().length === 0 && child.exitCode === null) await new Promise((go) => setTimeout(go, 5));
    child.kill(sent);
    assert.equal(await new Promise((done) => child.on('exit', (_, signal) => done(signal))), sent);
    assert.deepEqual(drafts(), []);
  }
});

const inTerminal = { skip: process.platform !== 'linux' };

/** What a terminal shows of a check whose report is taken so slowly that the bar is seen, until that is interrupted. */
async function standingBar(file, { lang = 'en', columns = 80 } = {}) {
  const files = `'${file}' '${file}' '${file}'`;
  const command = `stty cols ${columns}; '${process.execPath}' '${CLI}' check ${files} --lang ${lang} --report pipe2`;
  spawnSync('mkfifo', ['pipe2'], { cwd: folder });
  const slowly = 'exec < pipe2; while dd bs=64k count=1; do sleep 0.05; done > /dev/null 2>&1';
  const reader = spawn('sh', ['-c', slowly], { cwd: folder });
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder, env: { ...env, TERM: 'xterm' } });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (data) => {
    if (!shown.includes('░') && data.includes('░')) child.stdin.write('\x03');
    shown += data;
  });
  const status = await new Promise((done) => child.on('exit', done));
  reader.kill();
  return { shown, status };
}

test('an interrupt takes the bar away, and the shell sees 130', inTerminal, async () => {
  const { shown, status } = await standingBar('many.txt');
  assert.ok(/░[^\r]*\^C\r/.test(shown) && shown.endsWith('^C\r\x1b[K'), JSON.stringify(shown));
  assert.equal(status, 130);
});

test('the bar stands on one line whatever the name, and says rate, time left and rows', inTerminal, async () => {
  mkdirSync(join(folder, '导出/'.repeat(20)), { recursive: true });
  const chinese = join('导出/'.repeat(20), '人形机器人编码导出清单.txt');
  const long = `${'long-'.repeat(30)}.txt`;
  for (const name of [chinese, long]) copyFileSync(join(folder, 'many.txt'), join(folder, name));
  for (const [file, options, expected] of [
    ['many.txt', {}, /^many\.txt [█░]{10} \d+%, \d+ s left, \d+ MB\/s, [\d,]+ rows, [\d,]+ invalid$/],
    [long, {}, /^….*\.txt [█░]{10} \d+%, \d+ s left, \d+ MB\/s, [\d,]+ rows, [\d,]+ invalid$/],
    [chinese, { lang: 'zh-CN' }, /^….*清单\.txt [█░]{5,10} \d+%, 剩余\d+秒, \d+ MB\/s, [\d,]+行，[\d,]+行格式有误$/],
    [chinese, { lang: 'zh-CN', columns: 30 }, /^….*\.txt [█░]+/],
  ]) {
    const { shown } = await standingBar(file, options);
    const bar = shown.split('\r\x1b[K').find((frame) => frame.includes('░')) ?? '';
    const text = bar.replace(/\^C$/, '');
    assert.match(text, expected);
    // As wide as a terminal may draw it, and a Chinese one the blocks.
    const wide = options.lang ? /[\u2000-\uffff]/ : /[\u2e80-\uffff]/;
    const drawn = [...text].reduce((sum, it) => sum + (wide.test(it) ? 2 : 1), 0);
    assert.ok(drawn < (options.columns ?? 80), `${drawn}: ${text}`);
  }
});

test('a terminal that cannot take a line back gets none to take back', inTerminal, async () => {
  const slowly = `(cat many.txt; sleep 0.3; cat many.txt) | '${process.execPath}' '${CLI}' check - --lang en`;
  for (const [TERM, isDrawn] of [
    ['xterm', true],
    ['dumb', false],
  ]) {
    const options = { cwd: folder, env: { ...env, TERM }, encoding: 'utf8' };
    const { status, stdout } = spawnSync('script', ['-qec', slowly, '/dev/null'], options);
    assert.deepEqual([status, stdout.includes('\x1b'), /rows 200,000/.test(stdout)], [1, isDrawn, true], TERM);
  }
});

test('what is no error ends with 1 where somebody asks for it', () => {
  const file = join(folder, 'fail-on.csv');
  // A foreign code is well formed with a warning, and the first comes again.
  writeFileSync(file, 'code\nCNTESTH1A00120260522A00000001\nCNTESTH1A00120260522A00000001\n');
  const ends = (...args) => spawnSync(process.execPath, [CLI, 'check', file, ...args], { encoding: 'utf8' }).status;
  assert.equal(ends(), 0);
  assert.equal(ends('--fail-on', 'error'), 0);
  assert.equal(ends('--fail-on', 'duplicate'), 1);
  assert.equal(ends('--fail-on', 'warning'), 0);
  // A duplicate that is looked for is a warning.
  assert.equal(ends('--fail-on', 'warning', '--duplicates', 'exact'), 1);
  assert.equal(ends('--fail-on', 'warning', '--fail-on', 'duplicate'), 1);
  assert.equal(ends('--fail-on', 'info'), 2);
});
