// Entries together in one bundle: what one imports on demand another imports at once, and neither loses what it needs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const resolveDir = fileURLToPath(new URL('../../pkg', import.meta.url));
const FIRST = {
  index: ['sample', 'decode', 'validate', 'compose'],
  'js/index': ['sample', 'decode', 'validate'],
  forms: ['schema', 'validator'],
  summary: ['Findings'],
};
const OTHERS = ['card', 'element', 'input', 'ja-input', 'forms', 'summary', 'index', 'js/index', 'js/input'];

/** Uses a name of an entry beside another entry, as a page would that bundles both. */
async function uses(name, entry, other) {
  const call = {
    sample: 'sample({ count: 1 })[0].length',
    decode: "decode('CNTESTH1A00120260522A00000001').country.alpha2.length",
    validate: "validate('cn').status.length",
    compose: "compose({ country: 'CN' }).status.length",
    schema: "schema()['~standard'].version",
    validator: "validator()('x').length",
    Findings: 'new Findings() && 1',
  }[name];
  const contents = `import { ${name} } from './${entry}.js'; import './${other}.js'; export const answer = ${call};`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
  });
  const { answer } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  return answer;
}

for (const [entry, names] of Object.entries(FIRST)) {
  for (const other of OTHERS.filter((it) => it !== entry)) {
    test(`${entry} beside ${other}`, async () => {
      for (const name of names) assert.ok((await uses(name, entry, other)) > 0, name);
    });
  }
}
