// Run a program, show or keep what it prints, and say plainly how it ended.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** Where the tools that cargo built for this repository live. */
export const tools = join(root, '.tools');

const path = [join(tools, 'bin'), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

/** A step that failed for a reason that the reader can act on; no stack trace helps. */
export class Plain extends Error {}

/**
 * Run to the end. Output is shown as it comes, or returned where `quiet`; a failure shows it in any case.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, quiet?: boolean }} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, { cwd = root, env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PATH: path, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      // npm and npx are scripts on Windows.
      shell: process.platform === 'win32' && /^npm|^npx/.test(command),
    });
    let out = '';
    let said = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      said += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', (error) => reject(new Plain(`${command}: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(out);
      if (quiet) process.stderr.write(said);
      reject(new Plain(`${[command, ...args].join(' ')} ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

/** Run one of the programs that an installed npm package brings, without a shell or a shim in between. */
export function runBin(packageName, file, args, options) {
  return run(process.execPath, [join(root, 'node_modules', packageName, file), ...args], options);
}

/** Whether a program answers. */
export async function answers(command, args) {
  try {
    return await run(command, args, { quiet: true });
  } catch {
    return '';
  }
}

/** Do something with its name and duration shown. */
export async function step(name, work) {
  const start = performance.now();
  process.stdout.write(`• ${name}\n`);
  const result = await work();
  process.stdout.write(`  ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  return result;
}

/** Run a script's main function; a plain failure is one line, anything else keeps its stack. */
export function main(work) {
  work().catch((error) => {
    process.stderr.write(`\n${error instanceof Plain ? error.message : error.stack}\n`);
    process.exitCode = 1;
  });
}

/** The first of some paths that is there. */
export const firstThere = (paths) => paths.find((path) => path && existsSync(path));
