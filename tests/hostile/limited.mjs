// A program under a limit of memory and time, and how much of both it took.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Bounds for any file under a megabyte. */
export const MOST_MEMORY = 512e6;
export const MOST_SECONDS = 20;

/** The most memory that a process had so far; 0 where the system does not say so. */
export function peakOf(pid) {
  try {
    return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Run it; it is ended where it goes beyond a limit, and `beyond` says which. */
export function limited(command, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const start = performance.now();
    const said = { stdout: '', stderr: '' };
    let peak = 0;
    let beyond = null;
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => {
        said[name] += text;
      });
    }
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid));
      if (peak > MOST_MEMORY) beyond ??= 'memory';
      if (performance.now() - start > 1000 * MOST_SECONDS) beyond ??= 'time';
      if (beyond) child.kill('SIGKILL');
    }, 10);
    child.on('error', failed);
    child.on('close', (status) => {
      clearInterval(watch);
      done({ status, ...said, peak, seconds: (performance.now() - start) / 1000, beyond });
    });
  });
}
