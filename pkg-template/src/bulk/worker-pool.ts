// Several threads on one large file: each checks a part at a time, and the parts are joined in their order. The thread
// that joins them checks parts as well, as there is little to join.
//
// A thread guesses where the first row of its part begins; the module that joins them knows where the part before it
// ended. Where the two differ the part is checked once more from there, so that the answers are those of one thread.

import { turn } from './event-loop';
import { type Done, type Given, type Order, PART } from './part';

type Thread = import('node:worker_threads').Worker;
type Settle = { done(done: Done): void; failed(reason: unknown): void };

/** Parts that a thread has before it, so that it never waits for this one. */
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

  /** Whether there is a thread with less before it than it may have. */
  hasRoom(): boolean {
    return this.threads.some(({ orders }) => orders.length < AHEAD);
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

/** What this thread does itself: check a part, and join parts. */
export type Own = {
  check(order: Order): Done;
  /** Says where the part has to begin if it does not follow. */
  join(done: Done): Order['from'] | undefined;
};

/** Every part of a file in its order. */
export async function* inParts(given: Given, size: number, count: number, own: Own): AsyncGenerator<void> {
  const parts = Math.ceil(size / PART);
  const order = (index: number): Order => {
    const isLast = index + 1 === parts;
    // The last part ends where the file does, which may have grown.
    return { cut: index * PART, until: isLast ? Number.POSITIVE_INFINITY : (index + 1) * PART, isLast };
  };
  const { Worker } = await fromHost('node:worker_threads');
  const crew = new Crew(Worker, given, Math.min(count, parts) - 1);
  try {
    const asked = new Map<number, Promise<void>>();
    const ready = new Map<number, Done>();
    let next = 0;
    for (let index = 0; index < parts; ) {
      for (; next < parts && crew.hasRoom(); next++) {
        const at = next;
        const answer = crew.ask(order(at)).then((done) => void ready.set(at, done));
        answer.catch(() => {});
        asked.set(at, answer);
      }
      const done = ready.get(index);
      if (done) {
        const from = own.join(done);
        if (from) own.join(own.check({ ...order(index), from }));
        ready.delete(index);
        asked.delete(index);
        index++;
        yield;
      } else if (next < Math.min(parts, index + AHEAD * count)) {
        ready.set(next, own.check(order(next)));
        next++;
        // The others are heard in between.
        await turn();
      } else {
        await asked.get(index);
      }
    }
  } finally {
    await crew.end();
  }
}
