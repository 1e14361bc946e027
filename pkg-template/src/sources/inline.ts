// The module comes inside the script: no file, no network, no bundler plug-in.

import type { Exports } from 'humanoid-id:glue';
import { unpack } from '../unpack';

export function open(imports: object): Exports {
  let module: WebAssembly.Module;
  try {
    module = new WebAssembly.Module(unpack());
  } catch (cause) {
    throw refused(cause);
  }
  return new WebAssembly.Instance(module, imports as WebAssembly.Imports).exports as Exports;
}

export async function openLater(imports: object): Promise<Exports> {
  let module: WebAssembly.Module;
  try {
    module = await WebAssembly.compile(unpack());
  } catch (cause) {
    throw refused(cause);
  }
  return (await WebAssembly.instantiate(module, imports as WebAssembly.Imports)).exports as Exports;
}

function refused(cause: unknown): Error {
  return new Error(
    'humanoid-id: this page may not compile WebAssembly here and now. Chromium before 114 refuses it on the main ' +
      'thread: await ready() first. A content security policy without wasm-unsafe-eval, or a host without ' +
      "WebAssembly: import 'humanoid-id/js' instead.",
    { cause },
  );
}
