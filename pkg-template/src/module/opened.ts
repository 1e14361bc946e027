// A module that is opened once: by the first call that needs it, or ahead of that.

export type Opened<Exports> = {
  /** The module, opened now if it is not yet. */
  now(): Exports;
  /** Open it when the engine likes. */
  later(): Promise<void>;
  isOpen(): boolean;
};

export function opened<Exports>(source: ModuleSource): Opened<Exports> {
  let exports: Exports | undefined;
  return {
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
    isOpen: () => exports !== undefined,
  };
}
