// "Clean an export", done as it is written: every `sh` block in order, in one folder; a `text` block is what the one
// before it prints.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the guide to cleaning an export does what it says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-guide-'));
  try {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const command = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'pkg', 'cli.js')}' "$@"\n`;
    writeFileSync(join(bin, 'humanoid-id'), command, { mode: 0o755 });
    const env = { PATH: `${bin}${delimiter}${process.env.PATH}`, LANG: 'C.UTF-8' };
    const guide = readFileSync(join(root, 'docs', 'clean-an-export.md'), 'utf8');
    const blocks = [...guide.matchAll(/^```(sh|text)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => [kind, text]);
    assert.ok(blocks.filter(([kind]) => kind === 'text').length >= 4);
    let printed = '';
    for (const [kind, text] of blocks) {
      if (kind === 'text') {
        assert.equal(printed, text);
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
