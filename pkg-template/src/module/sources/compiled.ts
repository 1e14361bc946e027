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
        // In two steps, as `open` does it: whoever keeps one of them from happening keeps both roads closed.
        return (await WebAssembly.instantiate(await WebAssembly.compile(bytes()))).exports;
      } catch (cause) {
        throw refused(cause);
      }
    },
  };
}
