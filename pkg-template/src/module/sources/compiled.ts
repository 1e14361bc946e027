// A module from its bytes.

import { refused } from '../refusal';

export function fromBytes(bytes: () => Uint8Array<ArrayBuffer>): ModuleSource {
  return {
    open() {
      try {
        return new WebAssembly.Instance(new WebAssembly.Module(bytes())).exports;
      } catch (cause) {
        throw refused(cause);
      }
    },
    async openLater() {
      try {
        return (await WebAssembly.instantiate(bytes())).instance.exports;
      } catch (cause) {
        throw refused(cause);
      }
    },
  };
}
