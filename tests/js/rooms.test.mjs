// The rooms of the package's TypeScript: what each may import, and that no import leads back to where it began.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { circlesIn, rustGraph, typeScriptGraph } from './graphs.mjs';

const SOURCE = fileURLToPath(new URL('../../pkg-template/src/', import.meta.url));

/** From the ground up: a file imports from its own room and from those before it. */
const STOREYS = [['contract'], ['module'], ['messages'], ['api'], ['live'], ['field'], ['elements']];
/** Rooms beside those of the page, and what they may import besides their own. */
const BESIDE = {
  // Its refusals are said in the words of the languages.
  sheets: ['contract', 'module', 'messages'],
  bulk: ['contract', 'module', 'messages', 'api', 'sheets'],
  records: ['contract', 'module', 'messages', 'api', 'sheets'],
  labels: ['contract', 'bulk', 'sheets'],
  drafts: ['contract'],
};

const graph = typeScriptGraph(SOURCE);
const files = [...graph.keys()];
const roomOf = (file) => (file.includes('/') ? file.split('/')[0] : 'entries');

test('the test sees the imports there are', () => {
  assert.ok(graph.get('live/live.ts').includes('contract/live.ts'), 'a type');
  assert.ok(graph.get('elements/humanoid-id-card.ts').includes('api/meaning.ts'), 'on demand');
  assert.ok(graph.get('index.ts').includes('check.ts'), 'handed on');
});

test('no import leads back to where it began: in the package, on the page, in the core', () => {
  const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const core = rustGraph(at('src'));
  assert.ok(core.get('check::reading').includes('check::rules') && core.get('bulk::rows').includes('bulk::summary'));
  assert.deepEqual(circlesIn(graph), []);
  assert.deepEqual(circlesIn(typeScriptGraph(at('www/src'))), []);
  assert.deepEqual(circlesIn(core), []);
});

test('a room imports from those below it alone', () => {
  const wrong = [];
  for (const [file, imports] of graph) {
    const room = roomOf(file);
    const storey = STOREYS.findIndex((rooms) => rooms.includes(room));
    for (const to of imports) {
      const below = STOREYS.slice(0, storey + 1).flat();
      // The elements stand on one file that says what they take from below.
      const isGround = room === 'elements' && to === 'foundation.ts';
      const isAllowed =
        roomOf(to) === room ||
        isGround ||
        (storey >= 0 ? below.includes(roomOf(to)) : (BESIDE[room]?.includes(roomOf(to)) ?? true));
      if (!isAllowed) wrong.push(`${file} > ${to}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('the contract is types alone', () => {
  for (const file of files.filter((name) => name.startsWith('contract/'))) {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    assert.doesNotMatch(text, /^export (?:const|let|function|class|enum|default)\b/m, file);
    assert.doesNotMatch(text, /^import (?!type\b)/m, file);
  }
});
