// A check of millions of rows would keep the thread for itself. Now and then it lets everything else that waits for the
// event loop have its turn: timers, requests, an interrupt, and whoever aborts it.

import type { StopSignal } from '../contract/host';

/** After so many milliseconds. */
const LONG = 20;

type Host = { setImmediate?: (go: () => void) => unknown };

/** Taken now, as tests of others may replace timers by such as stand still. A timer waits longer than need be. */
const { setImmediate: soon = setTimeout } = globalThis as Host;

/** One turn of the event loop. */
export const turn = () => new Promise<void>((go) => void soon(go));

export class Turns {
  private last = performance.now();

  constructor(private readonly signal: StopSignal | undefined) {}

  areDue(): boolean {
    return performance.now() - this.last >= LONG;
  }

  async give(): Promise<void> {
    await turn();
    this.signal?.throwIfAborted();
    this.last = performance.now();
  }
}
