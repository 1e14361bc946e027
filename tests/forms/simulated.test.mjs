// Pages without a browser: the elements stay what the page has in them, and an input that is live takes what is typed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const CODE = 'CNTESTH1A00120260522A00000001';
const SHOWN = 'CN TEST H1A001 20260522A00000001';

for (const kind of ['jsdom', 'happy-dom']) {
  test(`${kind}: user-event types as a person would, and nothing is thrown`, () => {
    const page = fileURLToPath(new URL('simulated/page.mjs', import.meta.url));
    const { typed, robot, problems } = JSON.parse(execFileSync(process.execPath, [page, kind], { encoding: 'utf8' }));
    assert.deepEqual(problems, []);
    assert.deepEqual(typed, ['CN TEST H1', 'CN TEST H', 'CN TEST', SHOWN, SHOWN.slice(0, -1), SHOWN]);
    assert.equal(robot, CODE);
  });
}
