// A limit of memory: how much of it codes may take, and the temporary file for the others.

import type { BulkOptions } from '../contract/bulk-types';
import { type Temporary, temporary } from './temporary';

/** Where codes go that memory has no room for, and how many bytes of them it has room for. */
export type Limit = { room: number; store: Temporary };

/** Of the memory that is allowed, what host and module take before any code; and how much of the rest holds codes. */
const TAKEN = 128e6;
const HELD = 0.6;
export const LEAST_MEMORY = 160e6;

/** Opens the temporary file when it is called; `undefined` where no codes are compared. */
export function limited(memory: number, duplicates: BulkOptions['duplicates'], folder: string | undefined) {
  if (!(memory >= LEAST_MEMORY)) throw new TypeError(`memory: expected ${LEAST_MEMORY} bytes or more`);
  if (duplicates === 'near') throw new TypeError('memory: near duplicates are looked for without a limit only');
  if (duplicates !== 'exact') return undefined;
  return async (): Promise<Limit> => ({ room: HELD * (memory - TAKEN), store: await temporary(folder) });
}
