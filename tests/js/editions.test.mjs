// Editions of the rules side by side, and what a pinned one answers, through the doors of the package.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkBytes, checkColumn, checkFile, checkStream } from '../../pkg/bulk.js';
import * as inline from '../../pkg/index.js';
import * as js from '../../pkg/js/index.js';
import sampleRegistry from '../../pkg/sample-registry.js';

const at = (path) => new URL(path, import.meta.url);
const drill = JSON.parse(readFileSync(at('../editions/drill-2027-01.json'), 'utf8'));
const USUAL = 'cn-humanoid-29/2026-05';
const [OLD, NEW] = ['CNTESTH1A00120260522A00000001', 'CN0001H1A00120270522A0000000S'];
/** Good by the usual edition alone. */
const UNCHECKED = `${NEW.slice(0, 28)}1`;
const folder = mkdtempSync(join(tmpdir(), 'editions-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'drill.json');
writeFileSync(file, JSON.stringify(drill));

for (const [name, entry] of Object.entries({ inline, js })) {
  const { compose, decode, fitEditions, isHumanoidId, liveInput, loadRegistry, loadRules, suggest, validate } = entry;
  const edition = loadRules(drill);
  const registry = loadRegistry(sampleRegistry);
  const several = { edition: [USUAL, drill] };

  test(`${name}: a pinned edition answers what it answered`, () => {
    for (const [pinned, stored] of [
      [{ edition: USUAL }, 'cn-humanoid-29_2026-05'],
      [{ edition }, 'drill_2027-01'],
    ]) {
      const rulesetId = pinned.edition.id ?? pinned.edition;
      const lines = readFileSync(at(`../editions/pinned/${stored}.tsv`), 'utf8')
        .trimEnd()
        .split('\n');
      assert.ok(lines.length > 150);
      for (const line of lines) {
        const [text, typed, finished] = line.split('\t').map((part) => JSON.parse(part));
        assert.deepEqual(validate(text, pinned), { ...typed, rulesetId }, text);
        assert.deepEqual(validate(text, { ...pinned, final: true }), { ...finished, rulesetId }, text);
      }
    }
  });

  test(`${name}: an edition that was copied is the edition`, () => {
    for (const copy of [{ ...edition }, structuredClone(edition), JSON.parse(JSON.stringify(edition))]) {
      for (const rules of [copy, { edition: copy }]) {
        assert.deepEqual(validate(UNCHECKED, rules), validate(UNCHECKED, edition));
        assert.equal(isHumanoidId(NEW, rules), true);
        assert.equal(decode(NEW, { rules }).assurance.rulesetId, edition.id);
      }
      assert.equal(liveInput({ edition: copy }).apply({ value: NEW }).result.rulesetId, edition.id);
    }
    assert.throws(() => validate(NEW, { edition: { ...edition, rules: 5 } }), /^TypeError: rules\/rules: expected/);
  });

  test(`${name}: rules are options, an edition, or the id of one, and every answer names it`, () => {
    assert.equal(validate(OLD).rulesetId, USUAL);
    assert.equal(validate(7).rulesetId, USUAL);
    assert.equal(validate(OLD, USUAL).rulesetId, USUAL);
    assert.deepEqual(validate('CN', { edition: USUAL, final: true }), validate('CN', { final: true }));
    for (const rules of [edition, { edition }]) {
      assert.equal(validate(NEW, rules).rulesetId, drill.id);
      assert.equal(validate(OLD, rules).status, 'invalid');
      assert.equal(isHumanoidId(NEW, rules), true);
      assert.equal(suggest(UNCHECKED, rules)[0].reason, 'checks-agree');
    }
    const { result } = liveInput({ edition }).apply({ value: 'CN' });
    assert.deepEqual([result.status, result.rulesetId], ['incomplete', drill.id]);
    for (const rules of [USUAL, edition, drill, { edition: drill }, { edition: USUAL }, { ambiguous: 'error' }]) {
      const id = (rules.edition ?? rules).id ?? USUAL;
      assert.equal(decode(NEW, { rules }).assurance.rulesetId, id);
      assert.equal(
        compose({ country: 'CN', enterprise: '0001', model: 'H1A001', serial: NEW.slice(12) }, { rules }).rulesetId,
        id,
      );
    }
    assert.throws(() => validate(OLD, { edition: 'no/such' }), /what loadRules returns, or cn-humanoid-29\/2026-05/);
    assert.throws(() => decode(OLD, { rules: { ...drill, check: 1 } }), /rules\/check/);
    assert.throws(() => validate(OLD, several), /option `edition`/);
    assert.throws(() => decode(OLD, { rules: { edition: [] } }), /at least one edition/);
    assert.throws(() => decode(OLD, { rules: { edition: [drill, drill] } }), /each edition once/);
  });

  test(`${name}: of several editions a day, the code's own date, or the code chooses`, () => {
    const fit = (text, options) => fitEditions(text, { rules: several, ...options });
    assert.deepEqual(fit(OLD), {
      rulesetId: USUAL,
      by: 'fit',
      editions: [
        { rulesetId: USUAL, status: 'valid' },
        { rulesetId: drill.id, status: 'invalid' },
      ],
    });
    const chosen = (text, options) => [fit(text, options).rulesetId, fit(text, options).by];
    assert.deepEqual(chosen(OLD, { registry }), [USUAL, 'code']);
    assert.deepEqual(chosen(OLD, { on: '2027-01-01' }), [drill.id, 'day']);
    assert.deepEqual(chosen(NEW, { on: '2026-12-31' }), [USUAL, 'day']);
    assert.deepEqual(chosen('CN-1'), [drill.id, 'newest']);
    assert.deepEqual(fitEditions(OLD).editions, [{ rulesetId: USUAL, status: 'valid' }]);
    // A maker's registry, read as well, makes an error of what is not listed.
    const strict = { edition: [USUAL, drill], registry: 'error' };
    assert.deepEqual(
      fitEditions(UNCHECKED, { rules: strict, registry }).editions.map((it) => it.status),
      ['invalid', 'invalid'],
    );
    const { assurance } = decode(OLD, { rules: several, registry });
    assert.deepEqual([assurance.rulesetId, assurance.fit.by], [USUAL, 'code']);
    assert.equal(decode(OLD).assurance.fit, null);
    assert.equal(decode(OLD, { rules: several, on: '2027-01-01' }), null);
    assert.equal(suggest(UNCHECKED, { rules: several, on: '2027-01-01' })[0].reason, 'checks-agree');
    const parts = { country: 'CN', enterprise: '0001', model: 'H1A001', serial: NEW.slice(12, 28) };
    assert.equal(compose(parts, { rules: several }).id, NEW);
    const dated = {
      country: 'CN',
      enterprise: 'TEST',
      model: 'H1A001',
      fields: { date: '2026-05-22', line: 'A', sequence: 1 },
    };
    const { id, rulesetId } = compose(dated, { rules: several, registry });
    assert.deepEqual([id, rulesetId], [OLD, USUAL]);
  });
}

test('rows are held against the edition that counts for each', async () => {
  const bytes = new TextEncoder().encode(`code\n${OLD}\n${NEW}\n${UNCHECKED}\nCN-1\n`);
  const counts = ({ rulesetId, valid, invalid, byEdition }) => [rulesetId, valid, invalid, byEdition];
  const edition = inline.loadRules(drill);
  for (const list of [
    [USUAL, drill],
    [USUAL, edition],
  ]) {
    const { summary } = checkBytes(bytes, { rules: { edition: list } });
    assert.deepEqual(counts(summary), [drill.id, 3, 1, { [USUAL]: 2, [drill.id]: 1 }]);
  }
  // A row tells which edition judged it; what fits none is held against the newest.
  const toldBy = async (rules) => {
    const ids = [];
    for await (const row of checkStream([bytes], { rules, report: 'all' })) ids.push(row.rulesetId);
    return ids;
  };
  assert.deepEqual(await toldBy({ edition: [USUAL, drill] }), [USUAL, drill.id, USUAL, drill.id]);
  assert.deepEqual(await toldBy(drill), [undefined, undefined, undefined, undefined]);
  const ofDay = checkBytes(bytes, { rules: { edition: [USUAL, drill] }, on: '2026-06-01' });
  assert.deepEqual(counts(ofDay.summary), [USUAL, 3, 1, { [USUAL]: 3, [drill.id]: 0 }]);
  assert.deepEqual(counts(checkBytes(bytes, { rules: drill }).summary), [drill.id, 1, 3, { [drill.id]: 1 }]);
  assert.equal(ofDay.detail(4).rulesetId, USUAL);
  assert.throws(() => checkBytes(bytes, { rules: { edition: [USUAL, USUAL] } }), /each edition once/);
  // As written, and read by several threads.
  const path = join(folder, 'many.csv');
  writeFileSync(path, `code,n\n${`${OLD},1\n${NEW},2\n${UNCHECKED},3\n`.repeat(100_000)}`);
  for (const workers of [1, 3]) {
    const checking = checkFile(path, { rules: { edition: [drill, USUAL] }, workers, duplicates: 'off' });
    const { byEdition, valid } = await checking.summary;
    assert.deepEqual([valid, byEdition], [300_000, { [drill.id]: 100_000, [USUAL]: 200_000 }]);
  }
  assert.equal(checkColumn([NEW, OLD], edition).status.join(), '0,2');
  assert.equal(checkColumn([NEW, OLD], drill).status.join(), '0,2');
});

const run = (...args) => {
  const cli = fileURLToPath(at('../../pkg/node/cli.js'));
  const asked = { encoding: 'utf8', cwd: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args, '--lang', 'en'], asked);
  return { status, stdout, stderr };
};

test('the command line asks several editions, and says which one counts', () => {
  const both = ['--rules', USUAL, '--rules', file];
  const old = run('decode', OLD, ...both);
  assert.equal(old.status, 0);
  assert.match(
    old.stdout,
    /^Rules: cn-humanoid-29\/2026-05, the newest that the code fits\. The code fits cn-humanoid-29\/2026-05, not drill\/2027-01\.$/m,
  );
  const late = run('decode', OLD, ...both, '--on', '2027-02-01');
  assert.equal(late.status, 1);
  assert.match(
    late.stderr,
    /Rules: drill\/2027-01, in force on the day asked for\. The code fits cn-humanoid-29\/2026-05, not drill/,
  );
  const line = JSON.parse(run('decode', OLD, ...both, '--on', '2027-02-01', '--format', 'jsonl').stdout);
  assert.deepEqual([line.status, line.rulesetId, line.fit.by], ['invalid', drill.id, 'day']);
  writeFileSync(join(folder, 'fleet.csv'), `code\n${OLD}\n${NEW}\n`);
  const checked = run('check', 'fleet.csv', ...both);
  assert.equal(checked.status, 0);
  assert.match(checked.stdout, /rules cn-humanoid-29\/2026-05: valid 1\n {2}rules drill\/2027-01: valid 1\n/);
  writeFileSync(join(folder, 'wrong.csv'), `code\n${OLD}\nCN-1\n${OLD}\n`);
  const rows = run('check', 'wrong.csv', ...both, '--duplicates', 'exact', '--format', 'csv')
    .stdout.trimEnd()
    .split('\r\n');
  assert.deepEqual(
    rows.map((row) => row.split(',').at(-1)),
    ['rules', drill.id, USUAL],
  );
  assert.equal(run('check', 'fleet.csv', ...both, '--report', 'page.html').status, 0);
  assert.match(readFileSync(join(folder, 'page.html'), 'utf8'), /drill\/2027-01/);
  assert.match(run('decode', OLD, '--rules', USUAL, '--rules', USUAL).stderr, /given twice/);
  // Between the last day of the one and the first of the other no edition was in force.
  const ends = join(folder, 'ends.json');
  writeFileSync(ends, JSON.stringify({ ...inline.loadRules(USUAL), id: 'ends/2026', validTo: '2026-06-30' }));
  const between = run('decode', OLD, '--rules', ends, '--rules', file, '--on', '2026-07-15');
  assert.match(between.stdout, /^Rules: ends\/2026, none was in force on 2026-07-15; the newest that the code fits\./m);
});

test('single options of the rules stand on the command line', () => {
  assert.equal(run('decode', OLD.toLowerCase()).status, 0);
  assert.equal(run('decode', OLD.toLowerCase(), '--rule', 'case=strict').status, 1);
  assert.equal(run('decode', `CN:${OLD.slice(2)}`, '--rule', 'separators=:').status, 0);
  assert.equal(run('decode', `EU${OLD.slice(2)}`, '--rule', 'allowReserved=true').status, 0);
  assert.match(run('decode', OLD, '--rule', 'layout=err').stderr, /--rule layout: expected warn, error, found “err”/);
  assert.match(run('decode', OLD, '--rule', 'final=true').stderr, /--rule: expected alphabet, /);
  assert.match(run('decode', OLD, '--rule', 'case').stderr, /--rule: expected NAME=VALUE/);
  assert.match(run('decode', OLD, '--rule', 'case=fold', '--rule', 'case=strict').stderr, /case is given twice/);
  const registry = join(folder, 'registry.json');
  writeFileSync(registry, JSON.stringify(sampleRegistry));
  const wrong = 'CNTST3LX01002621000000004712B';
  assert.equal(run('decode', wrong, '--registry', registry).status, 0);
  assert.equal(run('decode', wrong, '--registry', registry, '--rule', 'layout=error').status, 1);
});

test('rules without a document says what is missing', () => {
  assert.match(run('rules', 'show').stderr, /rules show: which document\?/);
  assert.match(run('rules', 'diff', file).stderr, /rules diff: which two documents\?/);
  assert.match(run('rules', 'guess', file).stderr, /rules: check, show or diff/);
});

test('a code that a check warns about is never said to leave nothing to suggest', () => {
  const registry = join(folder, 'registry.json');
  writeFileSync(registry, JSON.stringify(sampleRegistry));
  const unlisted = run('suggest', 'CNZZZ9H1A00120260522A00000001', '--registry', registry);
  assert.match(unlisted.stderr, /ZZZ9/);
  assert.match(unlisted.stderr, /no single change leaves nothing to remark/);
  assert.doesNotMatch(unlisted.stderr, /nothing to suggest/);
  const wide = run('suggest', `Ｃ${OLD.slice(1)}`);
  assert.match(wide.stderr, /Read “Ｃ” as “C”/);
  assert.doesNotMatch(wide.stderr, /nothing to suggest/);
  assert.match(run('suggest', OLD).stderr, /nothing to suggest/);
});
