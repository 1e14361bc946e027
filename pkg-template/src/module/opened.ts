// A module that is opened once: by the first call that needs it, or ahead of that.

import { hasFailed } from './refusal';

export type Opened<Exports> = {
  /** The module, opened now if it is not yet. */
  now(): Exports;
  /** Open it when the engine likes. */
  later(): Promise<void>;
};

const all: Opened<unknown>[] = [];

/** Open every module that this program has. */
export const openAll = async (): Promise<void> => {
  await Promise.all(all.map((module) => module.later()));
};

/** `bare`: functions that are called as they are, because what stands around a call would cost more than the call. */
export function opened<Exports>(source: ModuleSource, bare: readonly string[] = []): Opened<Exports> {
  let exports: Exports | undefined;
  const module: Opened<Exports> = {
    now: () => {
      exports ??= guarded(source.open(), bare) as Exports;
      return exports;
    },
    async later() {
      if (exports) return;
      const there = await source.openLater();
      // A call may have come first.
      if (there) exports ??= guarded(there, bare) as Exports;
    },
  };
  all.push(module);
  return module;
}

/** The same functions, which say so in one sentence where the module fails: its memory is at an end, say. */
function guarded(exports: object, bare: readonly string[]): object {
  const all: Record<string, unknown> = {};
  for (const [name, it] of Object.entries(exports)) {
    all[name] = it;
    if (typeof it !== 'function' || bare.includes(name)) continue;
    all[name] = (...words: unknown[]) => {
      try {
        return it(...words);
      } catch (cause) {
        throw hasFailed(cause);
      }
    };
  }
  return all;
}
