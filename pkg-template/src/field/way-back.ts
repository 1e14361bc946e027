// What was done to a page, to be undone step by step.

export function wayBack() {
  const steps: (() => void)[] = [];
  return {
    add: (step: () => void): void => void steps.push(step),
    /** Listens ahead of the page's own listeners, so that they find the value settled. */
    listen(target: EventTarget, name: string, listener: (event: never) => void): void {
      target.addEventListener(name, listener as EventListener, true);
      steps.push(() => target.removeEventListener(name, listener as EventListener, true));
    },
    go(): void {
      for (const step of steps.splice(0).reverse()) step();
    },
  };
}

export type WayBack = ReturnType<typeof wayBack>;
