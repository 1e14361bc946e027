// npm run bench: build, then measure beside the yardsticks.

import { build } from './build.mjs';
import { main, root, run } from './run.mjs';

main(async () => {
  await build();
  await run(process.execPath, ['--expose-gc', 'benches/js/run.mjs', ...process.argv.slice(2)], { cwd: root });
});
