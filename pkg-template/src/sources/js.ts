// The module as JavaScript, made by wasm2js.

import type { Exports } from 'humanoid-id:glue';
import { instantiate } from 'humanoid-id:wasm2js';

export function open(imports: object): Exports {
  return instantiate(imports);
}

export async function openLater(imports: object): Promise<Exports> {
  return instantiate(imports);
}
