// A thread that checks parts of a file. The build writes it as text into the entry, so that it needs no file of its own,
// whatever bundler the entry went through.

import { openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { Bulk, initSync, lookedAt } from '../module/generated/bulk';
import { bytesAt, checkPart, type Given, type Order, type ReadAt } from './part';

const { module, path, options } = workerData as Given;
const { memory } = initSync({ module });
const file = openSync(path, 'r');
const read: ReadAt = (into, at) => readSync(file, into, 0, into.length, at);
const whole = new Bulk(options, (options as { report?: string }).report === 'none' ? 'nothing' : 'reports');
whole.look(bytesAt(read, 0, lookedAt()));

parentPort.on('message', (order) => {
  const done = checkPart(whole, memory, read, order as Order);
  parentPort.postMessage(done, [done.words.buffer, done.reports.buffer]);
});
