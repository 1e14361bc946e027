// Hostile files through the command line: each under a limit of memory and time, with the answer that is expected of it,
// and with a sound file beside it, which is checked whatever the other one does.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { KINDS } from './kinds.mjs';
import { limited, MOST_MEMORY, MOST_SECONDS } from './limited.mjs';
import { BAD, GOOD } from './make/codes.mjs';

const CLI = fileURLToPath(new URL('../../pkg/node/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-hostile-'));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'sound.csv'), `code\n${GOOD}\n${BAD}\n`);

/** What engines say, and nobody else. */
const OF_AN_ENGINE =
  /Cannot (read|destructure|convert|set)|is not (a function|iterable|defined|an object)|Offset is outside|Maximum call stack|Invalid (array|typed array|string) length|out of (bounds|memory)|undefined|\[object|unreachable|RangeError|TypeError|SyntaxError/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const STEERING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** What uses a document. */
const USED = {
  registry: (file) => ['check', 'sound.csv', '--registry', file],
  rules: (file) => ['check', 'sound.csv', '--rules', file],
  records: (file) => [
    ...['records', 'publish', file, '--out', 'dataset', '--issuer', 'TEST', '--as-of', '2026-11-15', '--sequence', '1'],
  ],
};

async function run(...args) {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  const found = await limited(process.execPath, [CLI, ...args], { cwd: folder, env });
  assert.equal(found.beyond, null, `${found.seconds} s, ${Math.round(found.peak / 1e6)} MB`);
  assert.doesNotMatch(found.stderr + found.stdout, OF_AN_ENGINE);
  assert.doesNotMatch(found.stderr + found.stdout, STEERING);
  return found;
}

test('the corpus has forty kinds and more, each file by its own name and under a megabyte', async () => {
  assert.ok(KINDS.length >= 40);
  assert.equal(new Set(KINDS.map(({ file }) => file)).size, KINDS.length);
  for (const { name, refused, read, exits } of KINDS)
    assert.equal([refused, read, exits].filter(Boolean).length, 1, name);
});

for (const { name, file, make, refused, read, exits, door = 'table', options = [] } of KINDS) {
  if (door === 'picture') continue;
  test(`${name}: within ${MOST_MEMORY / 1e6} MB and ${MOST_SECONDS} s`, async () => {
    const bytes = Buffer.from(await make());
    assert.ok(bytes.length <= 1_048_576, `${bytes.length} bytes`);
    writeFileSync(join(folder, file), bytes);
    try {
      await answered();
      // Nothing is left that was begun.
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.endsWith('.part')),
        [],
      );
    } finally {
      for (const name of readdirSync(folder)) if (name !== 'sound.csv') rmSync(join(folder, name), { recursive: true });
    }

    async function answered() {
      if (door !== 'table') {
        const checked = await run(door, 'check', file);
        assert.ok(exits.includes(checked.status), `exit ${checked.status}`);
        const used = await run(...USED[door](file));
        // A document with faults is used for nothing.
        if (checked.status !== 0) assert.ok([2, 3].includes(used.status) || door === 'records', `exit ${used.status}`);
        return;
      }
      const { status, stdout, stderr } = await run(
        'check',
        file,
        'sound.csv',
        '--format',
        'json',
        '--report',
        'report.csv',
        ...options,
      );
      const { files, failed } = JSON.parse(stdout);
      const sound = files.find((it) => it.file === 'sound.csv');
      assert.deepEqual([sound?.valid, sound?.invalid], [1, 1], stderr);
      assert.match(readFileSync(join(folder, 'report.csv'), 'utf8'), /sound\.csv,2,3,/);
      const summary = files.find((it) => it.file === file);
      if (refused) {
        assert.deepEqual([status, summary], [3, undefined]);
        assert.match(failed[0].reason, refused);
      } else if (read) {
        assert.ok(summary, failed[0]?.reason);
        for (const [figure, expected] of Object.entries(read)) assert.equal(summary[figure], expected, figure);
        assert.equal(status, 1);
      } else assert.ok(exits.includes(status) || status === 1, `exit ${status}: ${stderr}`);
    }
  });
}
