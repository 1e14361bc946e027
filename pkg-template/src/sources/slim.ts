// The caller brings the module.

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

function open(imports: object) {
  let given = module();
  if (!(given instanceof WebAssembly.Module)) given = new WebAssembly.Module(given);
  return new WebAssembly.Instance(given, imports as WebAssembly.Imports).exports;
}

async function openLater(imports: object) {
  let given = module();
  if (!(given instanceof WebAssembly.Module)) given = await WebAssembly.compile(given);
  return (await WebAssembly.instantiate(given, imports as WebAssembly.Imports)).exports;
}

export const source: ModulePart = { open, openLater };
