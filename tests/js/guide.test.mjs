// The guides, done as they are written: every `sh` block in order, in one folder; a `text` block is what the one before
// it prints, and a `json` block is the file that the words before it name.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schema = JSON.parse(readFileSync(join(root, 'pkg', 'registry.schema.json'), 'utf8'));
const isRegistry = new Ajv({ strictTypes: false }).compile(schema);

/** The blocks of a guide, and how many of each kind it has at least, so that none is lost to another way to write it. */
const GUIDES = {
  'clean-an-export': { text: 4, json: 0 },
  'publish-your-registry': { text: 3, json: 1 },
  'describe-your-serial': { text: 2, json: 1 },
};

for (const [guide, least] of Object.entries(GUIDES)) {
  test(`the guide ${guide} does what it says`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-guide-'));
    try {
      const bin = join(folder, 'bin');
      mkdirSync(bin);
      const command = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'pkg', 'cli.js')}' "$@"\n`;
      writeFileSync(join(bin, 'humanoid-id'), command, { mode: 0o755 });
      const env = { PATH: `${bin}${delimiter}${process.env.PATH}`, LANG: 'C.UTF-8' };
      const whole = readFileSync(join(root, 'docs', `${guide}.md`), 'utf8');
      const blocks = [...whole.matchAll(/^```(sh|text|json)\n([\s\S]*?)^```$/gm)];
      for (const [kind, count] of Object.entries(least)) {
        assert.ok(blocks.filter((block) => block[1] === kind).length >= count, kind);
      }
      let printed = '';
      for (const { 1: kind, 2: text, index } of blocks) {
        if (kind === 'text') {
          assert.equal(printed, text);
          continue;
        }
        if (kind === 'json') {
          assert.ok(isRegistry(JSON.parse(text)), JSON.stringify(isRegistry.errors));
          const named = [...whole.slice(0, index).matchAll(/`([\w-]+\.json)`/g)].at(-1);
          writeFileSync(join(folder, named[1]), text);
          continue;
        }
        const { stdout, stderr, status } = spawnSync('sh', ['-c', text], { cwd: folder, env, encoding: 'utf8' });
        assert.equal(stderr, '', text);
        assert.ok(status === 0 || status === 1, `${text} ended with ${status}`);
        printed = stdout;
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
