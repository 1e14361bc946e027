// What all ways of packing have in common.

import { refuse } from '../refusal';

/** Copy what stands some way back behind what was made; where that reaches into the copy, the copy is copied on. */
export function copyBack(output: Uint8Array, made: number, distance: number, length: number): number {
  if (!(distance > 0 && distance <= made && length <= output.length - made)) damaged();
  const end = made + length;
  if (length > 32 && distance >= length) {
    output.copyWithin(made, made - distance, made - distance + length);
    return end;
  }
  if (distance === 1 && length > 32) {
    output.fill(output[made - 1] as number, made, end);
    return end;
  }
  for (let from = made - distance, to = made; to < end; ) output[to++] = output[from++] as number;
  return end;
}

export function damaged(): never {
  return refuse('broken', { found: 'packed bytes of a page' });
}
