// npm run bench: build, then measure beside the yardsticks. `npm run bench -- engines` measures columns in the engines.

import { build } from './build.mjs';
import { main, root, run } from './run.mjs';

main(async () => {
  const [first, ...rest] = process.argv.slice(2);
  if (first === 'engines') return (await import('../tests/engines/run.mjs')).bench(rest);
  await build();
  await run(process.execPath, ['--expose-gc', 'benches/js/run.mjs', ...process.argv.slice(2)], { cwd: root });
});
