// The form libraries weigh more than everything else here together, so they are installed for this part alone.

import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, runBin, step } from '../../scripts/run.mjs';
import { snippet } from './snippet.mjs';

const here = dirname(fileURLToPath(import.meta.url));

export async function forms(env) {
  const stamp = join(here, 'node_modules', '.package-lock.json');
  const lock = join(here, 'package-lock.json');
  if (!existsSync(stamp) || statSync(stamp).mtimeMs < statSync(lock).mtimeMs) {
    await step('form libraries', () => run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here }));
  }
  // Beside the packages that it is about.
  mkdirSync(join(here, 'node_modules', '.snippets'), { recursive: true });
  writeFileSync(join(here, 'node_modules', '.snippets', 'vue.d.ts'), snippet('Typed templates'));
  writeFileSync(join(here, 'node_modules', '.snippets', 'server.ts'), snippet('A server', 'forms-in-typescript'));
  await runBin('typescript', 'bin/tsc', ['-p', here]);
  await run(process.execPath, [
    join(here, 'node_modules/vue-tsc/bin/vue-tsc.js'),
    '-p',
    join(here, 'tsconfig.vue.json'),
  ]);
  await run(
    process.execPath,
    [
      '--test',
      'libraries.test.mjs',
      'examples.test.mjs',
      'controlled.test.mjs',
      'hydrated.test.mjs',
      'state.test.mjs',
      'servers.test.mjs',
      'simulated.test.mjs',
    ],
    {
      cwd: here,
      env,
    },
  );
}
