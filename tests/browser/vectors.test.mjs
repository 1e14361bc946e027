// The golden table of tests/vectors/live.json in Chromium. Real keys, clipboards and input methods: bind.test.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdApply, holdInput, SCRIPT } from './sequences.mjs';
import { scene, staged } from './stage.mjs';

staged();

for (const [name, hold] of [
  ['every sequence settles as in the table', holdApply],
  ['an input of a page shows what the table shows', holdInput],
]) {
  test(name, async () => {
    const page = await scene.open('', { script: SCRIPT });
    await hold((run, sequence) => page.evaluate(run, sequence));
    assert.deepEqual(await page.problems(), []);
  });
}
