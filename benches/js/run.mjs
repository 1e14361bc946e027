// npm run bench: every budget beside its yardstick, in one run. Ratios travel between machines, nanoseconds do not.

import { cpus } from 'node:os';
import { report } from './harness.mjs';
import { firstCall, sizes } from './size.mjs';

const only = process.argv.slice(2);
const wanted = (name) => only.length === 0 || only.includes(name);

console.log(`Node ${process.version} on ${cpus()[0].model.trim()}, ${cpus().length} cores`);
if (wanted('sizes')) await sizes();
if (wanted('first-call')) firstCall();
if (wanted('page')) {
  const { firstLoad, millionRows } = await import('./page.mjs');
  await firstLoad();
  await millionRows();
}
for (const name of ['one-code', 'decode', 'live', 'bulk-memory']) {
  if (!wanted(name)) continue;
  const { groups } = await import(`./${name}.mjs`);
  groups.forEach(report);
}
if (wanted('bulk')) await (await import('./bulk.mjs')).bulk();
