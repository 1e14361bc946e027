// The caller brings the module.

import type { Exports } from 'humanoid-id:glue';

let brought: BufferSource | WebAssembly.Module | undefined;

/**
 * Bring the module: the bytes of `humanoid-id/wasm`, or a `WebAssembly.Module` made of them. Costs nothing; it is
 * instantiated at the first call, or by `ready()`.
 */
export function init(module: object): void {
  brought = module as BufferSource | WebAssembly.Module;
}

function module(): BufferSource | WebAssembly.Module {
  if (brought) return brought;
  throw new Error("humanoid-id/slim: call init() with the bytes of 'humanoid-id/wasm' before anything else");
}

export function open(imports: object): Exports {
  let given = module();
  if (!(given instanceof WebAssembly.Module)) given = new WebAssembly.Module(given);
  return new WebAssembly.Instance(given, imports as WebAssembly.Imports).exports as Exports;
}

export async function openLater(imports: object): Promise<Exports> {
  let given = module();
  if (!(given instanceof WebAssembly.Module)) given = await WebAssembly.compile(given);
  return (await WebAssembly.instantiate(given, imports as WebAssembly.Imports)).exports as Exports;
}
