// Interleaved timing: every candidate of a group runs in every round, in turning order, so that a machine whose speed
// drifts slows them all alike. What counts is the ratio to the yardstick within a round; the median of rounds is told.

const ROUNDS = 15;
const ROUND_MS = 25;

/**
 * Budgets are ratios to the yardstick, limits are nanoseconds.
 * @typedef {{ title: string, yardstick: string, budgets?: Record<string, number>, limits?: Record<string, number>, runs: Record<string, () => unknown> }} Group
 */

/** Keeps results alive, so that no engine can drop the work. */
export let sink;

function time(run, times) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) sink = run();
  return Number(process.hrtime.bigint() - start) / times;
}

function calibrate(run) {
  // The first call may start a module, which no later one does.
  sink = run();
  let times = 1;
  for (;;) {
    const ns = time(run, times) * times;
    if (ns > (ROUND_MS * 1e6) / 4) return Math.max(1, Math.round((times * ROUND_MS * 1e6) / ns));
    times *= 4;
  }
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Nanoseconds and ratio to the yardstick of every run of a group. @param {Group} group */
export function measure({ yardstick, runs }) {
  const names = Object.keys(runs);
  const times = Object.fromEntries(names.map((name) => [name, calibrate(runs[name])]));
  const ns = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length];
      ns[name].push(time(runs[name], times[name]));
    }
  }
  const ratio = (name) => median(ns[name].map((one, round) => one / ns[yardstick][round]));
  return names.map((name) => ({ name, ns: median(ns[name]), ratio: ratio(name) }));
}

const duration = (ns) =>
  ns < 1e4 ? `${ns.toFixed(1)} ns` : ns < 1e7 ? `${(ns / 1e3).toFixed(1)} µs` : `${(ns / 1e6).toFixed(1)} ms`;

/** Measure a group and print it. @param {Group} group */
export function report(group) {
  console.log(`\n${group.title}`);
  for (const { name, ns, ratio } of measure(group)) {
    const [budget, limit] = [group.budgets?.[name], group.limits?.[name]];
    const told = (most, kept) => `   budget ${most}: ${kept ? 'kept' : 'MISSED'}`;
    const verdict =
      budget !== undefined
        ? told(`${budget.toFixed(2)}x`, ratio <= budget)
        : limit !== undefined
          ? told(`${limit / 1e3} µs`, ns <= limit)
          : '';
    const own = name === group.yardstick ? '   (yardstick)' : '';
    console.log(
      `  ${name.padEnd(44)}${duration(ns).padStart(10)} ${`${ratio.toFixed(2)}x`.padStart(9)}${verdict}${own}`,
    );
  }
}
