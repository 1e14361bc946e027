// The modules as JavaScript, made by wasm2js: for hosts without WebAssembly, or whose policy forbids it. What wasm2js writes
// runs as soon as it is loaded; a bundler runs what is required where it is required.

declare const require: (script: string) => WebAssembly.Exports;

const fromScript = (run: () => WebAssembly.Exports): ModuleSource => ({ open: run, openLater: async () => run() });

export const check = /* @__PURE__ */ fromScript(() => require('../generated/check-script'));
export const meaning = /* @__PURE__ */ fromScript(() => require('../generated/meaning-script'));
