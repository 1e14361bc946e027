// A program under a limit of memory and time, and how much of both it took.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Bounds for any file under a megabyte: bytes of memory, and seconds of the processor. */
export const MOST_MEMORY = 512e6;
export const MOST_SECONDS = 20;
/** Seconds on a clock, which a busy machine stretches. */
const MOST_WAITING = 120;

/** Ticks of the processor in a second, as Linux counts them. */
const TICKS = 100;

/** The most memory that a process had so far, and how long the processor worked for it; 0 where the system does not say. */
function taken(pid) {
  try {
    const peak = 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    // The name of the program, in brackets, may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ');
    return { peak, seconds: (Number(fields[11]) + Number(fields[12])) / TICKS };
  } catch {
    return { peak: 0, seconds: 0 };
  }
}

/** Run it; it is ended where it goes beyond a limit, and `beyond` says which. */
export function limited(command, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const start = performance.now();
    const said = { stdout: '', stderr: '' };
    const most = { peak: 0, seconds: 0 };
    let beyond = null;
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => {
        said[name] += text;
      });
    }
    const watch = setInterval(() => {
      const now = taken(child.pid);
      most.peak = Math.max(most.peak, now.peak);
      most.seconds = Math.max(most.seconds, now.seconds);
      if (most.peak > MOST_MEMORY) beyond ??= 'memory';
      if (most.seconds > MOST_SECONDS || performance.now() - start > 1000 * MOST_WAITING) beyond ??= 'time';
      if (beyond) child.kill('SIGKILL');
    }, 10);
    child.on('error', failed);
    child.on('close', (status) => {
      clearInterval(watch);
      done({ status, ...said, ...most, beyond });
    });
  });
}
