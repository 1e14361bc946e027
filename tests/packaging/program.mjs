// Run a tool in a project's folder to its end and keep what it prints, for the one who has to find out what went wrong.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The path of a file inside one of the tools. */
export const inTool = (name, file) => join(dirname(require.resolve(`${name}/package.json`)), file);

export function program(path, args, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, NO_COLOR: '1', ...env }, timeout: 120_000, maxBuffer: 1 << 26 };
    execFile(path, args, options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const ended = error.killed ? 'did not end' : `ended with ${error.code ?? error.signal}`;
      reject(new Error(`${[path, ...args].join(' ')} ${ended}\n${stdout}${stderr}`));
    });
  });
}

export const node = (args, options) => program(process.execPath, args, options);
