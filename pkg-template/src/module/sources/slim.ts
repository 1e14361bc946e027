// The caller brings the modules.

import { refused } from '../refusal';

type Given = BufferSource | WebAssembly.Module | WebAssembly.Exports;

/** A module that is open already, such as one that is JavaScript. */
const isOpen = (given: Given): given is WebAssembly.Exports => 'memory' in given;

function given(name: string, file: string, { isAwaited }: { isAwaited: boolean }) {
  let brought: Given | undefined;
  let arrive = () => {};
  const arriving = isAwaited
    ? new Promise<void>((resolve) => {
        arrive = resolve;
      })
    : null;
  const there = () => {
    if (brought) return brought;
    throw new Error(`humanoid-id/slim: call ${name}() with the bytes of 'humanoid-id/${file}' before anything else`);
  };
  return {
    bring(module: object) {
      brought = module as Given;
      arrive();
    },
    source: {
      open() {
        const module = there();
        if (isOpen(module)) return module;
        try {
          const compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
          return new WebAssembly.Instance(compiled).exports;
        } catch (cause) {
          throw refused(cause);
        }
      },
      // What checks is waited for: an element on the page gets ready before its bytes are there. The part that nobody has
      // brought yet is opened when it is needed.
      async openLater() {
        if (!brought) await arriving;
        if (!brought || isOpen(brought)) return brought;
        try {
          const compiled = brought instanceof WebAssembly.Module ? brought : await WebAssembly.compile(brought);
          return (await WebAssembly.instantiate(compiled)).exports;
        } catch (cause) {
          throw refused(cause);
        }
      },
    } satisfies ModuleSource,
  };
}

const checkGiven = /* @__PURE__ */ given('init', 'core.wasm', { isAwaited: true });
const meaningGiven = /* @__PURE__ */ given('initMeaning', 'meaning.wasm', { isAwaited: false });

/**
 * Bring the module that checks: the bytes of `humanoid-id/core.wasm`, or a `WebAssembly.Module` made of them. Costs nothing;
 * it is instantiated at the first call, or by `ready()`.
 */
export function init(module: object): void {
  checkGiven.bring(module);
}

/** Bring the module of `decode`, `compose`, `suggest`, `sample` and `loadRegistry`: `humanoid-id/meaning.wasm`. */
export function initMeaning(module: object): void {
  meaningGiven.bring(module);
}

export const check = checkGiven.source;
export const meaning = meaningGiven.source;
