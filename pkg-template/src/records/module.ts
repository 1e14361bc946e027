// The module that knows records, compiled at the first question.

import type { Records } from '../module/generated/records';
import type { LineReport } from './contract';

/** Loaded and compiled once. */
export const recordsModule = () => import('./packed-module').then(({ start }) => start());

/** Checks single lines as of a day, against registries. */
export class LineChecker {
  private constructor(private readonly records: Records) {}

  static async of(asOf: string, registries: readonly string[]): Promise<LineChecker> {
    const { Records } = await recordsModule();
    const records = new Records(asOf, 0, false);
    for (const document of registries) {
      const faults = JSON.parse(records.registry(new TextEncoder().encode(document))) as { pointer: string }[];
      const [fault] = faults as { pointer: string; expected: string; found: string }[];
      if (fault) throw new TypeError(`registry: ${fault.pointer}: expected ${fault.expected}, found ${fault.found}`);
    }
    return new LineChecker(records);
  }

  check(line: string): LineReport {
    return JSON.parse(this.records.one(line)) as LineReport;
  }
}
