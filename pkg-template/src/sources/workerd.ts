// Workers may not compile bytes; their bundler hands over a compiled module.

import type { Exports } from 'humanoid-id:glue';
import module from './humanoid-id.wasm';

export function open(imports: object): Exports {
  return new WebAssembly.Instance(module, imports as WebAssembly.Imports).exports as Exports;
}

export async function openLater(imports: object): Promise<Exports> {
  return open(imports);
}
