// Files on the command line: annotated copies, several at once, and what becomes of them when something goes wrong.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(root, 'pkg', 'node', 'cli.js');
const GOOD = 'CNTESTH1A00120260522A00000001';
const BAD = 'XXTESTH1A00120260522A00000001';
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

const environment = (more) => ({ PATH: process.env.PATH, LANG: 'C.UTF-8', ...more });
const run = (args, more = {}) => {
  const options = { encoding: 'utf8', env: environment(more), cwd: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], options);
  return { status, stdout, stderr };
};
const file = (name, content) => {
  writeFileSync(join(folder, name), content);
  return name;
};
const read = (name) => readFileSync(join(folder, name));
const bundled = async (name) => {
  const outfile = join(folder, `${name}.mjs`);
  const entry = join(root, 'pkg-template', 'src', `${name}.ts`);
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
  return import(pathToFileURL(outfile).href);
};

const { encoder } = await bundled('bulk/annotate/encoding');

test('every character goes to the bytes that are read back as it', () => {
  for (const encoding of ['utf-8', 'utf-16le', 'gb18030']) {
    const encode = encoder(encoding);
    const decoder = new TextDecoder(encoding, { ignoreBOM: true, fatal: true });
    const wrong = [];
    for (let point = 0; point <= 0x10ffff; point += point < 0x10000 ? 1 : 211) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      // For private use, where editions of the standard differ.
      if (encoding === 'gb18030' && point >= 0xe000 && point <= 0xf8ff) continue;
      const character = String.fromCodePoint(point);
      if (decoder.decode(encode(character)) !== character) wrong.push(point.toString(16));
    }
    assert.deepEqual(wrong, [], encoding);
  }
});

const TABLE = [
  ['编号,code,备注', 'status,issue,place,message,'],
  [`1,${GOOD},"两行\r\n${BAD}"`, /^valid,rows-in-quotes,/],
  ['', ''],
  [`2,${BAD},"说,""好"""`, /^invalid,country-user-assigned,1\.\.2,[^,]+,$/],
  ['3', /^invalid,row-shape,/],
  [`4,${GOOD}X,中`, /^invalid,too-long,30,[^,]+,$/],
];

for (const [encoding, mark] of [
  ['utf-8', ''],
  ['utf-8', '\ufeff'],
  ['utf-16le', '\ufeff'],
  ['gb18030', ''],
]) {
  for (const end of ['\n', '\r\n', '\r']) {
    const name = `${encoding}${mark && ' with its mark'}, ${JSON.stringify(end)}`;
    test(`an annotated copy keeps the bytes of its input: ${name}`, () => {
      const encode = encoder(encoding);
      const rows = TABLE.map(([row]) => encode(row));
      const input = Buffer.concat([encode(mark), ...rows.flatMap((row, at) => (at ? [encode(end), row] : [row]))]);
      file('in.csv', input);
      const { status, stderr } = run([
        'check',
        'in.csv',
        '--column',
        'code',
        '--annotate',
        'out.csv',
        '--lang',
        'zh-CN',
      ]);
      assert.deepEqual([status, stderr], [1, '']);
      let rest = read('out.csv');
      const take = (bytes) => {
        const at = bytes.length === 0 ? 0 : rest.indexOf(bytes);
        assert.notEqual(at, -1);
        const before = rest.subarray(0, at);
        rest = rest.subarray(at + bytes.length);
        return new TextDecoder(encoding).decode(before);
      };
      assert.equal(take(encode(mark)), '');
      for (const [at, [row, added]] of TABLE.entries()) {
        // A row of one character would be found inside what was added.
        const whole = row.length === 1 ? encode(`,${row}`) : encode(row);
        const before = take(whole) + (row.length === 1 ? ',' : '');
        if (typeof added === 'string') assert.equal(before, added);
        else assert.match(before, added);
        if (at < TABLE.length - 1) assert.equal(take(encode(end)), '');
      }
      assert.equal(rest.length, 0);
    });
  }
}

test('JSON lines get a member, and stay JSON', () => {
  file('in.jsonl', `{"code":"${GOOD}"}\n\n {"n":1,"code":"${BAD}"}\n{}\nnot JSON\n`);
  run(['check', 'in.jsonl', '--format', 'json', '--annotate', 'out.jsonl']);
  const [first, empty, second, third, fourth] = read('out.jsonl').toString().split('\n');
  assert.deepEqual(JSON.parse(first), {
    'humanoid-id': { status: 'valid', issue: '', place: '', message: '' },
    code: GOOD,
  });
  assert.equal(empty, '');
  assert.equal(JSON.parse(second)['humanoid-id'].issue, 'country-user-assigned');
  assert.deepEqual(Object.keys(JSON.parse(third)), ['humanoid-id']);
  assert.equal(fourth, 'not JSON');
});

test('JSON lines stay JSON wherever a piece of the file ends', () => {
  // Of three bytes, so that a piece ends inside one.
  file('short.jsonl', `{"code":"${GOOD}"}\n${'{}\n'.repeat(100_000)} {}`);
  run(['check', 'short.jsonl', '--format', 'json', '--annotate', 'short-out.jsonl']);
  const lines = read('short-out.jsonl').toString().split('\n');
  assert.equal(lines.length, 100_002);
  for (const line of lines) assert.ok('humanoid-id' in JSON.parse(line));
});

test('an annotated copy is larger than a piece, and every row has its note', () => {
  const rows = 60_000;
  file('large.csv', `code,note\r\n${`${GOOD},"a\nb"\r\n${BAD},\r\n`.repeat(rows / 2)}`);
  const { stderr } = run(['check', 'large.csv', '--annotate', 'large-out.csv', '--report', 'large-bad.csv']);
  assert.equal(stderr, '');
  assert.equal(read('large-bad.csv').toString().split('\r\n').length, rows / 2 + 2);
  const text = read('large-out.csv').toString();
  assert.equal(text.match(/^valid,,,,CN/gm).length, rows / 2);
  assert.equal(text.match(/^invalid,country-user-assigned,1\.\.2,.*,XX/gm).length, rows / 2);
});

test('an annotated copy is of one file, and never the file itself', () => {
  file('one.csv', `code\n${GOOD}\n`);
  for (const args of [
    ['one.csv', 'in.csv', '--annotate', 'x.csv'],
    ['-', '--annotate', 'x.csv'],
    ['one.csv', '--annotate', './one.csv'],
  ]) {
    const { status, stderr } = run(['check', ...args]);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, /--annotate: /);
  }
  assert.equal(read('one.csv').toString(), `code\n${GOOD}\n`);
});

test('an interrupt leaves no half-written copy', async () => {
  file('long.csv', `code,note\n${`${BAD},\n`.repeat(400_000)}`);
  const args = [CLI, 'check', 'long.csv', '--annotate', 'cut-copy.csv'];
  const child = spawn(process.execPath, args, { env: environment(), cwd: folder });
  const drafts = () => readdirSync(folder).filter((name) => name.endsWith('.part'));
  while (drafts().length === 0 && child.exitCode === null) await new Promise((go) => setTimeout(go, 5));
  assert.match(drafts()[0], /\.part$/, 'it is being written');
  child.kill('SIGINT');
  assert.equal(await new Promise((done) => child.on('exit', (_, signal) => done(signal))), 'SIGINT');
  assert.deepEqual(drafts(), []);
});

test('several files and patterns come to a total', () => {
  mkdirSync(join(folder, 'fleet'));
  for (const name of ['a.csv', 'b.csv', '[c].csv']) file(join('fleet', name), `code\n${GOOD}\n${BAD}\n`);
  assert.match(run(['check', 'fleet/*.csv']).stdout, /^3 files: rows 6, valid 3, invalid 3,/m);
  assert.match(run(['check', 'fleet/a.csv', 'fleet/[c].csv']).stdout, /^2 files: rows 4,/m);
  assert.match(run(['check', 'fleet/?.csv', 'fleet/missing.csv']).stdout, /^2 files \(1 more could not be read\)/m);
  assert.match(run(['check', 'fleet/a.csv', 'fleet/missing.csv']).stdout, /^1 file \(1 more could not be read\)/m);
  assert.doesNotMatch(run(['check', 'fleet/a.csv']).stdout, /files/);
  const none = run(['check', 'fleet/*.tsv']);
  assert.deepEqual([none.status, /no file matches fleet\/\*\.tsv/.test(none.stderr)], [3, true]);
});

test('JSON over several files is one document', () => {
  file('one.csv', `code\n${GOOD}\n${BAD}\n`);
  file('two.csv', `code\nDE${GOOD.slice(2)}\n${GOOD}\n`);
  const { status, stdout } = run(['check', 'one.csv', 'nowhere.csv', 'two.csv', '--format', 'json']);
  assert.equal(status, 3);
  const { files, failed, total } = JSON.parse(stdout);
  assert.deepEqual(
    files.map((one) => [one.file, one.rows, one.invalid, one.format]),
    [
      ['one.csv', 2, 1, 'lines'],
      ['two.csv', 2, 0, 'lines'],
    ],
  );
  assert.deepEqual(failed, [{ file: 'nowhere.csv', reason: 'there is no such file or folder' }]);
  assert.deepEqual([total.rows, total.valid, total.invalid], [4, 3, 1]);
  assert.deepEqual(Object.entries(total.byCountry), [
    ['CN', 2],
    ['DE', 1],
  ]);
  assert.deepEqual(total.byCode, { 'country-user-assigned': 1, 'country-not-cn': 1 });
  assert.equal(total.positions[0], 1);
  assert.equal(total.bytes, files[0].bytes + files[1].bytes);
  const single = JSON.parse(run(['check', 'two.csv', '--format', 'json']).stdout);
  assert.deepEqual([single.files.length, single.failed, single.total.rows], [1, [], 2], 'of one shape for any number');
  const none = JSON.parse(run(['check', 'nowhere.csv', '--format', 'json']).stdout);
  assert.deepEqual([none.files, none.total.rows, none.total.positions], [[], 0, []]);
});

test('a failure says which file and why', () => {
  file('fine.csv', `code\n${GOOD}\n`);
  const said = (args) => {
    const { status, stderr } = run(['check', ...args]);
    return [status, stderr];
  };
  assert.deepEqual(said(['missing.csv']), [3, 'humanoid-id: missing.csv: there is no such file or folder\n']);
  assert.deepEqual(said(['.']), [3, 'humanoid-id: .: is a folder, not a file\n']);
  assert.deepEqual(said(['missing.csv', '--lang', 'zh-CN']), [3, 'humanoid-id: missing.csv：文件或文件夹不存在\n']);
  for (const option of ['--report', '--annotate']) {
    const [status, stderr] = said(['fine.csv', option, 'no-folder/x.csv']);
    assert.deepEqual([status, stderr], [3, 'humanoid-id: no-folder/x.csv: there is no such file or folder\n']);
  }
});

test('a column or sheet that one of several files has not is a failure of that file', () => {
  file('has.csv', `code,no\n${BAD},1\n`);
  file('has-not.csv', `id,no\n${GOOD},1\n`);
  file('has.jsonl', `{"code":"${GOOD}"}\n`);
  const said = 'there is no column “code”; there are: id, no';
  const mixed = run(['check', 'has.csv', 'has-not.csv', 'has.jsonl', '--column', 'code']);
  assert.deepEqual([mixed.status, mixed.stderr], [3, `humanoid-id: has-not.csv: ${said}\n`]);
  assert.match(mixed.stdout, /^2 files \(1 more could not be read\): rows 2, valid 1, invalid 1,/m);
  const json = run(['check', 'has-not.csv', 'has.csv', '--column', 'code', '--format', 'json', '--lang', 'zh-CN']);
  assert.deepEqual(JSON.parse(json.stdout).failed, [
    { file: 'has-not.csv', reason: '没有“code”这一列；现有列：id、no' },
  ]);
  const sheets = run(['check', 'has.csv', 'has.jsonl', '--sheet', '1']);
  assert.deepEqual([sheets.status, sheets.stderr.match(/^humanoid-id: has\.\w+: /gm)?.length], [3, 2]);
  const alone = run(['check', 'has-not.csv', '--column', 'code']);
  assert.deepEqual([alone.status, alone.stderr.split('\n')[0]], [2, `humanoid-id: has-not.csv: ${said}`]);
});

test('colour obeys NO_COLOR, and stays out of pipes', () => {
  const colours = (more) => run(['check', file('c.csv', `code\n${BAD}\n`)], more).stdout.includes('\u001b[');
  assert.equal(colours({}), false);
  assert.equal(colours({ FORCE_COLOR: '1' }), true);
  assert.equal(colours({ FORCE_COLOR: '1', NO_COLOR: '1' }), false);
  assert.equal(colours({ FORCE_COLOR: '0' }), false);
});

test('four columns are named with commas of either width', () => {
  file('four.csv', `国家,企业代码,型号,序列号\n${GOOD.replace(/^(..)(....)(......)/, '$1,$2,$3,')}\n`);
  file('width.csv', `国家，地区,b,c,d\n${GOOD.replace(/^(..)(....)(......)/, '$1,$2,$3,')}\n`);
  for (const [name, columns] of [
    ['four.csv', '国家，企业代码，型号，序列号'],
    ['four.csv', '国家,企业代码，3,4'],
    ['width.csv', '国家，地区,b,c,d'],
  ]) {
    const { status, stdout, stderr } = run(['check', name, '--columns', columns]);
    assert.deepEqual([status, stderr, /valid 1,.+\(as given\)\n/s.test(stdout)], [0, '', true], columns);
  }
});

test('a delimiter can be said by its name', () => {
  for (const [name, sign] of [
    ['tab', '\t'],
    ['comma', ','],
    ['semicolon', ';'],
    ['pipe', '|'],
  ]) {
    file('named.csv', ['no,x', 'a;b|c', `code\n1`, `2`, `${GOOD}\n`].join(sign));
    const { stdout } = run(['check', 'named.csv', '--delimiter', name, '--format', 'json']);
    assert.equal(JSON.parse(stdout).files[0].delimiter, sign);
  }
});

// What turns a terminal's colour, ends a line, begins a sequence in one byte, and turns the direction of writing.
const CONTROLS = '\x1b[31m\n\x9b\u202e';
const SHOWN = 'U+001b[31mU+000aU+009bU+202e';

test('names bring no control into what is shown, and stand as they are in JSON', () => {
  const table = `no,"x${CONTROLS}"\n1,${GOOD}\n`;
  file('names.csv', table);
  assert.match(run(['check', 'names.csv']).stdout, /column xU\+001b\[31mU\+000aU\+009bU\+202e \(found by content\)\n/);
  const [told] = JSON.parse(run(['check', 'names.csv', '--format', 'json']).stdout).files;
  assert.deepEqual(told.columnNames, [`x${CONTROLS}`]);
  const asked = run(['check', 'names.csv', '--column', `y${CONTROLS}`]);
  assert.equal(
    asked.stderr.split('\n')[0],
    `humanoid-id: names.csv: there is no column “y${SHOWN}”; there are: no, x${SHOWN}`,
  );
});

test('nor do names of files', { skip: process.platform === 'win32' }, () => {
  file(`f${CONTROLS}.csv`, `code\n${GOOD}\n`);
  assert.match(run(['check', `f${CONTROLS}.csv`]).stdout, /^fU\+001b\[31mU\+000aU\+009bU\+202e\.csv: rows 1/);
  for (const args of [
    ['check', `g${CONTROLS}`],
    ['check', `${CONTROLS}*.tsv`],
    ['check', 'names.csv', '--report', `g${CONTROLS}/r.csv`],
    ['check', 'names.csv', '--registry', `g${CONTROLS}`],
    ['registry', 'check', `f${CONTROLS}.csv`],
    [CONTROLS],
  ]) {
    const { stderr } = run(args);
    assert.ok(stderr.includes(SHOWN) && !stderr.includes(CONTROLS.slice(0, 1)), JSON.stringify(stderr));
  }
});
