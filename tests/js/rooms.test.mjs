// The rooms of the package's TypeScript: what each may import, and that no import leads back to where it began.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../../pkg-template/src/', import.meta.url));

/** From the ground up: a file imports from its own room and from those before it. */
const STOREYS = [['contract'], ['module'], ['messages'], ['api'], ['live'], ['field'], ['elements']];
/** Rooms beside those of the page, and what they may import besides their own. */
const BESIDE = {
  // Its refusals are said in the words of the languages.
  sheets: ['contract', 'module', 'messages'],
  bulk: ['contract', 'module', 'messages', 'api', 'sheets'],
  records: ['contract', 'module', 'messages', 'api', 'sheets'],
};

const files = readdirSync(SOURCE, { recursive: true })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'));

/** What a file names, types too: `import … from`, `export … from`, `import('…')`. */
function importsOf(file) {
  const text = readFileSync(join(SOURCE, file), 'utf8').replace(/^\s*\/\/.*$/gm, '');
  return [...text.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*'(\.[^']+)'/g)]
    .map(([, path]) => normalize(join(dirname(file), path)))
    .flatMap((path) => [`${path}.ts`, `${path}.d.ts`, `${path}/index.ts`].find((it) => files.includes(it)) ?? []);
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));
const roomOf = (file) => (file.includes('/') ? file.split('/')[0] : 'entries');

test('the test sees the imports there are', () => {
  assert.ok(graph.get('live/live.ts').includes('contract/live.ts'), 'a type');
  assert.ok(graph.get('elements/humanoid-id-card.ts').includes('api/meaning.ts'), 'on demand');
  assert.ok(graph.get('index.ts').includes('check.ts'), 'handed on');
});

test('no import leads back to where it began', () => {
  const done = new Set();
  const circles = [];
  const walk = (file, path) => {
    const at = path.indexOf(file);
    if (at >= 0) return void circles.push([...path.slice(at), file].join(' > '));
    if (done.has(file)) return;
    for (const next of graph.get(file)) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  assert.deepEqual(circles, []);
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
