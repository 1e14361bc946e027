// What did not run for want of a tool: said where it would have run, and once more in a list at the end of `npm test`. Where
// NEEDED_TOOLS names the tool, as .ci/run does of all that it brought, that is a failure.

import { appendFileSync, readFileSync } from 'node:fs';
import { env } from 'node:process';

const needed = (env.NEEDED_TOOLS ?? '').split(',');

/** A file that the processes of one run write to, a line for each. */
const list = env.NOT_RUN_LIST;

/** Say that something did not run; the sentence comes back, as what a test is skipped with. */
export function notRun(tool, what, remedy) {
  const sentence = `NOT RUN: ${what}, because there is no ${tool}${remedy ? ` (${remedy})` : ''}.`;
  if (needed.includes(tool)) throw new Error(`${sentence} This run was to have it.`);
  process.stderr.write(`\n${'!'.repeat(sentence.length)}\n${sentence}\n${'!'.repeat(sentence.length)}\n`);
  if (list) appendFileSync(list, `${sentence}\n`);
  return sentence;
}

/** All that was said in a run, each once. */
export function allNotRun(path) {
  return [...new Set(readFileSync(path, 'utf8').split('\n').filter(Boolean))];
}
