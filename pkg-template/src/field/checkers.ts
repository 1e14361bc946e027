// Who checks the text of a field: the module, or the road without WebAssembly where the module cannot be had, because a
// policy or a mode of the browser forbids it, because its bytes are not there, or because it failed.

import type { Checker } from '../contract/field';
import { hasFailed } from '../module/refusal';

export type Checkers = {
  /** One that can be asked now. */
  now(): Checker | undefined;
  /** One that can be asked as soon as there is one; refused where there is none. */
  later(): Promise<Checker>;
  /** This one has failed, and is not asked again. */
  lost(checker: Checker): void;
};

/** `loadLater`: gets the module ready when the engine likes; `beside`: brings the road without WebAssembly. */
export function checkersOf(
  module: Checker,
  isReady: () => boolean,
  loadLater: () => Promise<void>,
  beside: (() => Promise<Checker>) | undefined,
): Checkers {
  const failed = new Set<Checker>();
  let other: Checker | undefined;
  const able = (checker: Checker | undefined) => (checker && !failed.has(checker) ? checker : undefined);
  const now = (): Checker | undefined => {
    if (able(other) || failed.has(module)) return able(other);
    return isReady() ? module : undefined;
  };
  return {
    now,
    async later() {
      try {
        if (able(module)) await loadLater();
        const checker = now();
        if (checker) return checker;
        throw hasFailed();
      } catch (error) {
        if (other || !beside) throw error;
        // What keeps the other one away is no news beside what keeps the module away.
        other = await beside().catch(() => Promise.reject(error));
        return other as Checker;
      }
    },
    lost: (checker) => void failed.add(checker),
  };
}
