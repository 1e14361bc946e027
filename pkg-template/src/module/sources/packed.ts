// A part of the module out of the text it was packed into.

import { unpack } from '../unpack';

export type Packed = [text: string, size: number];

export function compile(packed: Packed): WebAssembly.Module {
  try {
    return new WebAssembly.Module(unpack(...packed));
  } catch (cause) {
    throw refused(cause);
  }
}

export function open(packed: Packed, imports: object) {
  const module = compile(packed);
  try {
    return new WebAssembly.Instance(module, imports as WebAssembly.Imports).exports;
  } catch (cause) {
    throw refused(cause);
  }
}

export async function openLater(packed: Packed, imports: object) {
  try {
    const module = await WebAssembly.compile(unpack(...packed));
    return (await WebAssembly.instantiate(module, imports as WebAssembly.Imports)).exports;
  } catch (cause) {
    throw refused(cause);
  }
}

function refused(cause: unknown): Error {
  return new Error(
    'humanoid-id: this page may not compile WebAssembly here and now. Chromium before 114 refuses it on the main ' +
      'thread: await ready() first. A content security policy without wasm-unsafe-eval, or a host without ' +
      "WebAssembly: import 'humanoid-id/js' instead.",
    { cause },
  );
}
