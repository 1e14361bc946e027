// Several threads on one large file: each checks a part at a time, and the parts are joined in their order.
//
// A thread guesses where the first row of its part begins; the module that joins them knows where the part before it
// ended. Where the two differ the part is checked once more from there, so that the answers are those of one thread.

import { type Done, type Given, type Order, PART } from './bulk-part';

type Thread = import('node:worker_threads').Worker;
type Settle = { done(done: Done): void; failed(reason: unknown): void };

/** Ready while the others of its thread are being joined, so that no thread waits for the first. */
const AHEAD = 2;

class Crew {
  private readonly threads: { thread: Thread; orders: Settle[] }[];
  private failure: unknown;

  constructor(Worker: typeof import('node:worker_threads').Worker, given: Given, count: number) {
    this.threads = Array.from({ length: count }, () => {
      const thread = new Worker(WORKER_SCRIPT, { eval: true, workerData: given });
      const orders: Settle[] = [];
      thread.on('message', (done) => orders.shift()?.done(done as Done));
      thread.on('error', (reason) => {
        this.failure = reason;
        for (const order of orders.splice(0)) order.failed(reason);
      });
      return { thread, orders };
    });
  }

  /** Have a part checked by the thread with the least to do. */
  ask(order: Order): Promise<Done> {
    const [least] = [...this.threads].sort((one, other) => one.orders.length - other.orders.length);
    const answer = new Promise<Done>((done, failed) => {
      if (this.failure || !least) failed(this.failure);
      else {
        least.orders.push({ done, failed });
        least.thread.postMessage(order);
      }
    });
    // Whoever waits for it hears of a failure; nobody waits for those behind it then.
    answer.catch(() => {});
    return answer;
  }

  end(): Promise<unknown> {
    return Promise.all(this.threads.map(({ thread }) => thread.terminate()));
  }
}

/** Joins parts: says where the next one has to begin if this one does not follow. */
export type Join = (done: Done) => Order['from'] | undefined;

/** Every part of a file in its order. */
export async function* inParts(given: Given, size: number, count: number, join: Join): AsyncGenerator<void> {
  const parts = Math.ceil(size / PART);
  const order = (index: number): Order => {
    const isLast = index + 1 === parts;
    // The last part ends where the file does, which may have grown.
    return { cut: index * PART, until: isLast ? Number.POSITIVE_INFINITY : (index + 1) * PART, isLast };
  };
  const { Worker } = await fromHost('node:worker_threads');
  const crew = new Crew(Worker, given, Math.min(count, parts));
  try {
    const asked: Promise<Done>[] = [];
    for (let index = 0; index < parts; index++) {
      while (asked.length < parts && asked.length < index + AHEAD * count) asked.push(crew.ask(order(asked.length)));
      const from = join(await (asked[index] as Promise<Done>));
      delete asked[index];
      if (from) join(await crew.ask({ ...order(index), from }));
      yield;
    }
  } finally {
    await crew.end();
  }
}
