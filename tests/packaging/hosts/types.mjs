// TypeScript, old and new, in projects of both module systems and both kinds of resolution. Nothing but the language's
// own library is there: the declarations have to stand without @types/node and without the DOM, which only those of the
// elements need.

import { join } from 'node:path';

import { inTool, node } from '../program.mjs';

const COMPILERS = [inTool('typescript', 'bin/tsc'), inTool('typescript-5', 'bin/tsc')];

async function compiled({ dir, agree }) {
  for (const tsc of COMPILERS) {
    await node([tsc, '-p', 'tsconfig.json'], { cwd: dir });
    agree(await node([join('dist', 'main.js')], { cwd: dir }));
    await node([tsc, '-p', 'bundler.json'], { cwd: dir });
    await node([tsc, '-p', 'page.json'], { cwd: dir });
  }
}

export const types = { 'types-module': compiled, 'types-commonjs': compiled };
