// A module that is opened once: by the first call that needs it, or ahead of that.

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

export function opened<Exports>(source: ModuleSource): Opened<Exports> {
  let exports: Exports | undefined;
  const module: Opened<Exports> = {
    now: () => {
      exports ??= source.open() as Exports;
      return exports;
    },
    async later() {
      if (exports) return;
      const there = await source.openLater();
      // A call may have come first.
      exports ??= there as Exports | undefined;
    },
  };
  all.push(module);
  return module;
}
