// What the command line says in Chinese: wrong usage, files that cannot be read, registries that are refused.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const GOOD = 'CNTESTH1A00120260522A00000001';
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-language-'));
after(() => rmSync(folder, { recursive: true }));

const run = (args, LANG = 'zh_CN.UTF-8') => {
  const options = { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, LANG } };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'pkg', 'node', 'cli.js'), ...args],
    options,
  );
  return { status, stdout, stderr };
};
writeFileSync(join(folder, 'fleet.csv'), `no,code\n1,${GOOD}\n`);
writeFileSync(join(folder, 'fleet.jsonl'), `{"code":"${GOOD}"}\n`);
writeFileSync(join(folder, 'bad.json'), '{"format":"humanoid-id-registry/1","\u202ex":1}');

test('wrong usage is told in the language of the run, and so is the way to help', () => {
  for (const [args, zh, en] of [
    [[], /请说明要做什么/, /say what to do/],
    [['nonsense'], /没有“nonsense”这个命令/, /no command “nonsense”/],
    [['check'], /请指定文件/, /which file/],
    [['check', 'fleet.csv', '--nonsense'], /没有 --nonsense 这个选项/, /no option --nonsense/],
    [['check', 'fleet.csv', '-x'], /没有 -x 这个选项/, /no option -x/],
    [['decode', GOOD, '--column', '1'], /decode 没有 --column 选项/, /decode has no option --column/],
    [['check', 'fleet.csv', '--column'], /--column：缺少值，应写作 --column NAME/, /--column: a value is missing/],
    [['check', '--column', '--header', 'no'], /请写作 --column=--header/, /write --column=--header/],
    [['check', '--help=yes'], /--help 后面不带值/, /--help takes no value/],
    [['check', 'fleet.csv', '--format', 'pdf'], /应为 text、.+ 之一，实际为“pdf”/, /expected text, .+, found “pdf”/],
    [['check', 'fleet.csv', '--encoding', 'big5'], /应为 auto、utf-8.+“big5”/, /expected auto, utf-8.+“big5”/],
    [['check', 'fleet.csv', '--duplicates', 'all'], /应为 off、exact、near/, /expected off, exact, near/],
    [['check', 'fleet.csv', '--header', 'maybe'], /应为 yes、no/, /expected yes, no/],
    [['check', 'fleet.csv', '--delimiter', '::'], /应为一个ASCII字符/, /one ASCII character/],
    [['check', 'fleet.csv', '--delimiter', 'space'], /或 tab、comma、semicolon、pipe/, /or tab, comma, semicolon or/],
    [['check', 'fleet.csv', '--column', '1', '--columns', '1,2,3,4'], /只能指定一个/, /give one of the two/],
    [['check', 'fleet.csv', '--columns', '1，2，3'], /四列，实际为3列/, /country, enterprise, model, serial; found 3/],
    [['check', 'fleet.csv', '--columns', '1,2,3'], /四列，实际为3列/, /country, enterprise, model, serial; found 3/],
    [['check', 'fleet.csv', '--column', '编码'], /没有“编码”这一列；现有列：no、code/, /no column “编码”.+: no, code/],
    [['check', 'fleet.jsonl', '--column', '2'], /不能用序号/, /named, not numbered/],
    [['check', 'a', 'b', '--annotate', 'c'], /一次只能处理一个文件，这里有2个/, /one file at a time, and there are 2/],
    [['check', '-', '--annotate', 'c'], /必须是文件/, /has to be a file/],
    [['check', 'fleet.csv', '--annotate', 'fleet.csv'], /会覆盖要读取的 fleet.csv/, /take the place of fleet.csv/],
    [['check', 'fleet.csv', '--memory', '1GB'], /只限制 --duplicates exact/, /limits what --duplicates exact takes/],
    [['check', 'fleet.csv', '--temp-dir', '.'], /只与 --memory 一起/, /what --memory leaves no room for/],
    [['format'], /请输入编码/, /which code/],
    [['compose'], /请指定各段/, /of what\?/],
    [['sample', 'x'], /“x”不属于任何选项/, /“x” belongs to no option/],
    [['compose', '--field', 'x'], /应写作 名称=值/, /expected NAME=VALUE/],
    [['sample', '--count', 'x'], /应为整数，实际为“x”/, /a whole number, found “x”/],
    [['registry'], /registry check 文件/, /registry check FILE/],
    [['completion', 'tcsh'], /应为 bash、zsh、fish 之一/, /expected bash, zsh, fish/],
    [['decode', GOOD, '--registry', 'bad.json'], /bad\.json：\/.+应为/, /bad\.json: \/.+expected/],
    [['check', 'fleet.csv', '--lang', 'zh'], /--lang：应为 en、zh-CN/, /--lang: expected en, zh-CN/],
  ]) {
    for (const [locale, said, help] of [
      ['zh_CN.UTF-8', zh, /用法见/],
      ['C.UTF-8', en, /See humanoid-id --help/],
    ]) {
      const { status, stdout, stderr } = run(args, locale);
      assert.deepEqual([status, stdout], [2, ''], `${args.join(' ')}: ${stderr}`);
      assert.match(stderr, said);
      assert.match(stderr, help);
    }
  }
});

test('the help of check says what somebody looks for, in both languages', () => {
  for (const [locale, ...said] of [
    ['C', /semicolon, tab and \|/, /a position from 1/, /within each file; with --across/, /neither standard input/],
    ['zh_CN.UTF-8', /分号、制表符和 \|/, /从1起的序号/, /在各文件内查找/, /不支持标准输入/],
  ]) {
    const { stdout } = run(['check', '--help'], locale);
    for (const part of [...said, /NO_COLOR/, /130/]) assert.match(stdout, part);
    for (const part of [/NO_COLOR/, /130/]) assert.match(run(['--help'], locale).stdout, part);
  }
  assert.match(run(['decode', '--help'], 'C').stdout, /--format FORMAT .*: text, json, jsonl\n/);
});

test('--lang counts before what is wrong, wherever it stands', () => {
  assert.match(run(['--nonsense', '--lang', 'zh-CN'], 'C').stderr, /没有 --nonsense 这个选项/);
  assert.match(run(['--lang=en', 'nonsense']).stderr, /no command/);
});

test('a terminal that takes no UTF-8 is spoken to in English, unless Chinese is asked for', () => {
  for (const name of ['zh_CN.UTF-8', 'zh_CN.utf8', 'zh_TW.UTF-8@stroke', 'zh_CN', 'zh']) {
    assert.match(run([], name).stderr, /请说明要做什么/, name);
  }
  for (const name of ['zh_CN.GBK', 'zh_CN.GB18030', 'zh_CN.gb2312', 'zh_TW.Big5', 'zh_HK.BIG5-HKSCS']) {
    assert.match(run([], name).stderr, /say what to do/, name);
    assert.match(run(['--lang', 'zh-CN'], name).stderr, /请说明要做什么/, name);
  }
});

test('a value may begin with a sign where it is written with =', () => {
  assert.match(run(['format', GOOD, '--style=-x'], 'C').stderr, /expected compact.+ found “-x”/);
});

test('a file that cannot be read, and a registry that cannot be used, are told in Chinese', () => {
  assert.equal(run(['check', 'missing.csv']).stderr, 'humanoid-id: missing.csv：文件或文件夹不存在\n');
  assert.equal(run(['check', '.']).stderr, 'humanoid-id: .：是文件夹，不是文件\n');
  const { status, stderr } = run(['registry', 'check', 'bad.json']);
  assert.equal(status, 1);
  assert.match(stderr, /^bad\.json：\/issuer：缺少：发布者的名称（中英文）$/m);
  assert.match(stderr, /^bad\.json：\/U\+202ex：应为格式规定的属性/m, 'nothing that would turn the line around');
});

test('every fault of a registry has its words in every language', async () => {
  const outfile = join(folder, 'faults.mjs');
  const entry = join(root, 'pkg-template/src/messages/faults.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', logLevel: 'warning' });
  const { EXPECTED } = await import(pathToFileURL(outfile).href);
  const source = join(root, 'src');
  // The rooms that read a document and say what was expected; what serde is told of our own JSON is no fault of one.
  const literals = readdirSync(source, { recursive: true })
    .filter((name) => !name.endsWith('serialized.rs'))
    .filter((name) => /^(registry|json|check_character|editions)\b.*\.rs$/.test(name))
    .flatMap((name) => {
      const [code] = readFileSync(join(source, name), 'utf8').split('#[cfg(test)]');
      const plain = code
        .replace(/\/\/.*$/gm, '')
        .replace(/b?'(?:\\.|[^'\\])'/g, '')
        .replace(/\\\n\s*/g, '');
      return [...plain.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text.replaceAll('\\"', '"'));
    });
  // What is no document at all never comes to the module.
  const given = readFileSync(join(root, 'pkg-template/src/api/registry-given.ts'), 'utf8');
  literals.push(...[...given.matchAll(/fault\('([^']+)'/g)].map(([, text]) => text));
  assert.ok(literals.length > 150, 'the sources were read');
  // What is found, or joins the two.
  const found = [
    'an object',
    'a list',
    'the end',
    'the document',
    'another number',
    'another object',
    'another list',
    'other bytes',
    // What stands there is called by it.
    'Maker’s own number',
  ];
  const untold = literals.filter(
    (text) => /^[^:,)].*\S \S/.test(text) && !found.includes(text) && !EXPECTED.includes(text),
  );
  assert.deepEqual(untold, []);
  assert.deepEqual(
    EXPECTED.filter((text) => !literals.includes(text)),
    [],
    'no sentence for a fault that there is not',
  );
});
