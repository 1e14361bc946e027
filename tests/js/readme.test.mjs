// Every JavaScript example of the documents runs, and every `// => value` in it is held.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'humanoid-id-readme-'));
mkdirSync(join(project, 'node_modules'));
symlinkSync(join(root, 'pkg'), join(project, 'node_modules', 'humanoid-id'), 'junction');
// Named by the guide to engines; what it needs itself is found where it really lies.
symlinkSync(join(root, 'node_modules', 'apache-arrow'), join(project, 'node_modules', 'apache-arrow'), 'junction');
after(() => rmSync(project, { recursive: true, force: true }));

const PROMISE = /^(?:(const \w+) = )?(.*?);?\s*\/\/ => (.*)$/;

/** The value at the start of a comment; prose may follow it after a comma. */
function valueIn(comment) {
  const cuts = [...comment.matchAll(/, /g)].map((match) => match.index).reverse();
  for (const end of [comment.length, ...cuts]) {
    try {
      const text = `(${comment.slice(0, end)})`;
      new Function(`return ${text}`);
      return text;
    } catch {}
  }
  throw new Error(`no value in: ${comment}`);
}

function asTest(example) {
  let promises = 0;
  const lines = example.split('\n').map((line) => {
    const match = PROMISE.exec(line);
    if (!match) return line;
    promises += 1;
    const [, name, expression, comment] = match;
    const check = (value) => `assert.deepEqual(${value}, ${valueIn(comment)}, ${JSON.stringify(line)});`;
    return name ? `${name} = ${expression};${check(name.slice(6))}` : check(expression);
  });
  return { source: `import assert from 'node:assert/strict';\n${lines.join('\n')}`, promises };
}

const documents = ['README.md', 'README.zh-CN.md', 'pkg-template/README.md', ...guides()];

function guides() {
  try {
    return readdirSync(join(root, 'docs'), { recursive: true })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('docs', name));
  } catch {
    return [];
  }
}

/** What examples speak of: a published dataset, at its address, and a key in the working folder. */
function publish() {
  const run = (...args) => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'pkg/node/cli.js'), ...args], { cwd: project });
    assert.equal(status, 0, `${stderr}`);
  };
  const unit = { id: 'CNTESTH1A00120260522A00000001', made: '2026-05-22' };
  const events = [{ event: 'produced', on: '2026-05-22', role: 'manufacturer', by: 'TEST' }];
  writeFileSync(join(project, 'units.jsonl'), `${JSON.stringify({ ...unit, events })}\n`);
  run('keys', 'make', '--out', 'portal');
  const said = ['--issuer', 'Example portal (fictional)', '--as-of', '2026-11-15', '--sequence', '1'];
  run('records', 'publish', 'units.jsonl', '--out', 'dataset', ...said, '--key', 'portal.private.jwk');
  const address = 'https://example.org/dataset/';
  globalThis.fetch = async (url) => {
    assert.ok(`${url}`.startsWith(address), `${url}`);
    const response = new Response(readFileSync(join(project, 'dataset', `${url}`.slice(address.length))));
    return Object.defineProperty(response, 'url', { value: `${url}` });
  };
  process.chdir(project);
}
before(publish);

let held = 0;
for (const document of documents) {
  const text = readFileSync(join(root, document), 'utf8');
  const examples = [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((match) => match[1]);
  examples.forEach((example, index) => {
    test(`${document}, example ${index + 1}`, async () => {
      const { source, promises } = asTest(example);
      held += promises;
      const file = join(project, `${document.replace(/\W/g, '-')}-${index}.mjs`);
      writeFileSync(file, source);
      await import(pathToFileURL(file).href);
    });
  });
}

test('the examples promise something', () => assert.ok(held > 10, `only ${held} values are held`));
