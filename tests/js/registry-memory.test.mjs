// Registries live in the module's memory. What is dropped there has to be given back, and what is refused must not take
// any: each is tried in a process of its own, whose memory is then looked at.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const MB = 1 << 20;

/** Run a script in a process of its own; it prints megabytes. */
function megabytes(script) {
  const whole = `
    import { decode, loadRegistry } from ${JSON.stringify(new URL('../../pkg/index.js', import.meta.url).href)};
    import sampleRegistry from ${JSON.stringify(new URL('../../pkg/sample-registry.js', import.meta.url).href)};
    const CODE = 'CNTESTH1A00120260522A00000001';
    /** On the heap and beside it, the module's memory included; what the process has may stay with its allocator. */
    const used = () => {
      const { heapUsed, external } = process.memoryUsage();
      return Math.round((heapUsed + external) / ${MB});
    };
    /** What nothing refers to any more is collected, and the module told: both take their time. */
    const settle = async () => {
      for (let round = 0; round < 2; round++) {
        gc();
        await new Promise((done) => setTimeout(done, 1));
      }
    };
    const model = sampleRegistry.models.find((it) => it.enterprise === 'TST4'); // which has no layout
    const models = Array.from({ length: 3000 }, (_, at) => ({ ...model, code: 'M' + String(at).padStart(5, '0') }));
    const document = new TextEncoder().encode(JSON.stringify({ ...sampleRegistry, models }));
    ${script}`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--input-type=module', '--eval', whole],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

test('two hundred registries that are loaded and dropped take the room of a few, and one in use stays', () => {
  const { size, early, late, known } = megabytes(`
    const registry = loadRegistry(sampleRegistry);
    let early;
    for (let count = 0; count < 200; count++) {
      loadRegistry(document);
      if (count % 4 === 0) await settle();
      if (count === 20) early = used();
    }
    const { known } = decode(CODE, { registry }).enterprise;
    console.log(JSON.stringify({ size: document.length / ${MB}, early, late: used(), known }));`);
  assert.equal(known, true);
  // Kept, they would take 180 times the size of the document and more.
  assert.ok(late - early < 30 * size, `${early} MB after 20, ${late} MB after 200, of ${size} MB each`);
});

test('a registry that is freed gives its room back without the collector', () => {
  const { size, early, late } = megabytes(`
    const kept = [];
    let early;
    for (let count = 0; count < 200; count++) {
      const registry = loadRegistry(document);
      // Somebody refers to it still: only being freed can let it go.
      kept.push(registry);
      registry.free();
      if (count === 20) early = used();
    }
    await settle();
    console.log(JSON.stringify({ size: document.length / ${MB}, early, late: used() }));`);
  assert.ok(late - early < 30 * size, `${early} MB after 20, ${late} MB after 200, of ${size} MB each`);
});

test('a document that is too large or too deep is refused without room for it', () => {
  for (const [about, text] of [
    ['fifty megabytes of brackets', "'['.repeat(50_000_000)"],
    ['fifty megabytes in bytes', 'new Uint8Array(50_000_000).fill(91)'],
    ['deep', `'{"x-":'.repeat(1_000_000)`],
    ['a thousand faults and more', `JSON.stringify({ models: Array(250_000).fill({}) })`],
  ]) {
    const { before, after, faults } = megabytes(`
      const text = ${text};
      loadRegistry(sampleRegistry);
      const before = used();
      let faults;
      try { loadRegistry(text); } catch (error) { faults = error.faults.length; }
      console.log(JSON.stringify({ before, after: used(), faults }));`);
    assert.ok(faults >= 1 && faults <= 1001, about);
    // The 32 MB that are brought at most, a few times over on both sides of the boundary, and nothing grown out of them.
    assert.ok(after - before < 160, `${about}: ${before} MB before, ${after} MB after`);
  }
});
