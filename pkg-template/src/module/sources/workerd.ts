// Workers may not compile bytes; their bundler hands over a compiled module.

import module from './humanoid-id.wasm';

function open(imports: object) {
  return new WebAssembly.Instance(module, imports as WebAssembly.Imports).exports;
}

async function openLater(imports: object) {
  return open(imports);
}

export const source: ModulePart = { open, openLater };
