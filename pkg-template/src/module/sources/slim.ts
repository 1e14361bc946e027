// The caller brings the module.

type Given = BufferSource | WebAssembly.Module;

let brought: Given | undefined;
let meaning: Given | undefined;

/**
 * Bring the module: the bytes of `humanoid-id/wasm`, or a `WebAssembly.Module` made of them. Costs nothing; it is
 * instantiated at the first call, or by `ready()`. `humanoid-id/core.wasm` is enough for all but `decode`, `compose`,
 * `suggest`, `sample` and `loadRegistry`.
 */
export function init(module: object): void {
  brought = module as Given;
}

/** Bring the part of the module that `humanoid-id/core.wasm` leaves out: the bytes of `humanoid-id/meaning.wasm`. */
export function initMeaning(module: object): void {
  meaning = module as Given;
}

const missing = (name: string, file: string) =>
  new Error(`humanoid-id/slim: call ${name}() with the bytes of 'humanoid-id/${file}' before anything else`);

function open(module: Given, imports: object) {
  const compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
  return new WebAssembly.Instance(compiled, imports as WebAssembly.Imports).exports;
}

async function openLater(module: Given, imports: object) {
  const compiled = module instanceof WebAssembly.Module ? module : await WebAssembly.compile(module);
  return (await WebAssembly.instantiate(compiled, imports as WebAssembly.Imports)).exports;
}

export const source: ModulePart = {
  open(imports) {
    if (!brought) throw missing('init', 'wasm');
    return open(brought, imports);
  },
  async openLater(imports) {
    if (!brought) throw missing('init', 'wasm');
    return openLater(brought, imports);
  },
};

/** Whether what was brought as the module has this part in it. */
const isWhole = ({ core }: { core?: object }) => 'compose' in (core as object);

export const later: ModulePart = {
  open(imports) {
    if (isWhole(imports)) return {};
    if (!meaning) throw missing('initMeaning', 'meaning.wasm');
    return open(meaning, imports);
  },
  // Who gets ready for the first part alone brings this one later, or never.
  async openLater(imports) {
    if (isWhole(imports)) return {};
    return meaning && openLater(meaning, imports);
  },
};
