// Editions of the rules through the package: the drill of a made-up edition, on every road, and on the command line.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { checkBytes, checkFile } from '../../pkg/bulk.js';
import * as inline from '../../pkg/index.js';
import * as js from '../../pkg/js/index.js';

const at = (path) => new URL(path, import.meta.url);
const drill = JSON.parse(readFileSync(at('../editions/drill-2027-01.json'), 'utf8'));
const vectors = JSON.parse(readFileSync(at('../editions/drill.json'), 'utf8'));
const [GOOD, OLD] = ['CN0001H1A00120270522A0000000S', 'CNTESTH1A00120260522A00000001'];

for (const [name, { isHumanoidId, loadRules, parse, rulesetId, validate, ...entry }] of Object.entries({
  inline,
  js,
})) {
  const edition = loadRules(drill);

  test(`${name}: the vectors of the drill hold`, () => {
    for (const { name, text, status, next, issues } of vectors) {
      const result = validate(text, { edition });
      assert.equal(result.status, status, name);
      if (next !== undefined) assert.equal(result.next.allowed, next, name);
      const found = result.issues.map(({ code, severity, range }) => ({ code, severity, span: range }));
      assert.deepEqual(
        found,
        issues.map(({ code, severity, span }) => ({ code, severity, span })),
        name,
      );
      assert.equal(isHumanoidId(text, { edition }), status === 'valid', name);
      assert.equal(parse(text, { edition }) !== null, status === 'valid', name);
    }
    const wrong = validate('CN0001H1A00120270522A00000001', { edition }).issues[0];
    assert.deepEqual(wrong.params, { expected: 'S', found: '1' });
    assert.match(entry.message(wrong, 'en'), /expected “S”, found “1”/);
  });

  test(`${name}: options beside an edition change what it settles, and nothing else`, () => {
    assert.equal(validate(GOOD.toLowerCase(), { edition }).status, 'valid');
    assert.equal(validate(GOOD.toLowerCase(), { edition, case: 'strict' }).status, 'invalid');
    assert.equal(
      validate(`${GOOD.slice(0, 28)}1`, { edition, case: 'strict' }).issues[0].code,
      'check-character-wrong',
    );
    assert.equal(validate('CN0001', { final: true, edition }).status, 'invalid');
    assert.equal(validate('CN0001', { edition }).status, 'incomplete');
    assert.deepEqual(
      entry.find(`see ${OLD} and ${GOOD}`, { edition }).map((it) => it.id),
      [GOOD],
    );
    assert.equal(entry.decode(GOOD, { rules: { edition } }).id, GOOD);
    assert.equal(entry.decode(OLD, { rules: { edition } }), null);
  });

  test(`${name}: the default rules are an edition like any other`, () => {
    const usual = loadRules(rulesetId);
    assert.equal(usual.id, rulesetId);
    assert.deepEqual(validate(OLD, { edition: usual }), validate(OLD));
    // A document again: what is spread or written is read anew.
    assert.deepEqual(loadRules(JSON.stringify(edition)), edition);
    assert.deepEqual(
      entry.compareRules(usual, edition).map((it) => it.pointer),
      [
        ...['/alphabets/enterprise', '/alphabets/model', '/alphabets/serial'],
        ...['/validFrom', '/check', '/severities/placeholder-segment'],
      ],
    );
  });

  test(`${name}: what is no edition is refused with every fault`, () => {
    const broken = { ...drill, alphabets: { serial: 'digit' }, check: { ...drill.check, at: 30 }, regex: '^CN' };
    assert.throws(
      () => loadRules(broken),
      (error) => {
        assert.deepEqual(error.faults.map((it) => it.pointer).sort(), ['/alphabets/serial', '/check/at', '/regex']);
        return error instanceof TypeError;
      },
    );
    assert.throws(() => loadRules('no/such'), /cn-humanoid-29/);
    assert.throws(() => loadRules(undefined), TypeError);
    for (const edition of [{}, [], 5, null])
      assert.throws(() => validate(OLD, { edition }), /option `edition`: expected what loadRules returns/);
    // A copy of an edition is a document again, and is read where `loadRules` was called before.
    assert.equal(validate(OLD, { edition: drill }).rulesetId, drill.id);
  });
}

test('files are checked by an edition, by several threads too', async () => {
  const bytes = new TextEncoder().encode(`code\n${GOOD}\n${OLD}\n`);
  const counts = ({ rulesetId, valid, invalid }) => [rulesetId, valid, invalid];
  const edition = inline.loadRules(drill);
  for (const rules of [{ edition }, { edition: drill }, { case: 'strict', edition }]) {
    assert.deepEqual(counts(checkBytes(bytes, { rules }).summary), [drill.id, 1, 1]);
  }
  assert.deepEqual(counts(checkBytes(bytes).summary), [inline.rulesetId, 2, 0]);
  assert.throws(
    () => checkBytes(bytes, { rules: { edition: 'no/such' } }),
    /option `edition`: expected a document, or one of/,
  );
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  const path = join(folder, 'many.txt');
  writeFileSync(path, `${GOOD}\n${OLD}\n`.repeat(100_000));
  const { summary } = checkFile(path, { rules: { edition }, workers: 2 });
  assert.deepEqual(counts(await summary), [drill.id, 100_000, 100_000]);
  rmSync(folder, { recursive: true });
});

test('the schema and the reader say the same of the drill', () => {
  const fits = new Ajv({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(at('../../pkg/rules.schema.json'), 'utf8')),
  );
  assert.ok(fits(drill), JSON.stringify(fits.errors));
  assert.ok(fits(JSON.parse(JSON.stringify(inline.loadRules(inline.rulesetId)))), JSON.stringify(fits.errors));
  for (const wrong of [
    { id: 'With Space' },
    { regex: '^CN' },
    { severities: { 'too-long': 'off' } },
    { check: { system: 'sum' } },
  ]) {
    assert.ok(!fits({ ...drill, ...wrong }), JSON.stringify(wrong));
    assert.throws(() => inline.loadRules({ ...drill, ...wrong }));
  }
});

test('the command line checks, shows and compares editions, and checks codes by one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  const [file, broken] = ['drill.json', 'broken.json'].map((name) => join(folder, name));
  writeFileSync(file, JSON.stringify(drill));
  writeFileSync(broken, JSON.stringify({ ...drill, asOf: 'today' }));
  const run = (...args) => {
    const cli = fileURLToPath(at('../../pkg/node/cli.js'));
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args, '--lang', 'en'], {
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  assert.equal(run('rules', 'check', file).status, 0);
  const { status, stderr } = run('rules', 'check', broken);
  assert.equal(status, 1);
  assert.match(stderr, /\/asOf/);
  assert.equal(JSON.parse(run('rules', 'show', file).stdout).id, drill.id);
  const compared = run('rules', 'diff', inline.rulesetId, file);
  assert.equal(compared.status, 1);
  assert.match(compared.stdout, /^\/alphabets\/enterprise\t"alnum36"\t"digits"$/m);
  assert.equal(run('rules', 'diff', file, file).stdout, '');
  assert.equal(run('rules', 'guess', file).status, 2);
  assert.equal(run('decode', GOOD, '--rules', file).status, 0);
  assert.equal(run('decode', OLD, '--rules', file).status, 1);
  const fleet = join(folder, 'fleet.csv');
  writeFileSync(fleet, `code\n${GOOD}\n${OLD}\n`);
  const checked = run('check', fleet, '--rules', file, '--format', 'json');
  assert.equal(checked.status, 1);
  const [{ rulesetId, valid, invalid }] = JSON.parse(checked.stdout).files;
  assert.deepEqual([rulesetId, valid, invalid], [drill.id, 1, 1]);
  assert.match(run('check', fleet, '--rules', file).stdout, /rules drill\//);
  assert.equal(run('check', fleet, '--rules', broken).status, 2);
  rmSync(folder, { recursive: true });
});
