// The module as JavaScript, made by wasm2js.

import { instantiate } from 'humanoid-id:wasm2js';

function open(imports: object) {
  return instantiate(imports);
}

async function openLater(imports: object) {
  return instantiate(imports);
}

export const source: ModulePart = { open, openLater };
