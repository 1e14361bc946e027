// What the build puts in place of these names.

/** Where an entry gets a module from: `sources/` has one file for each way. */
declare type ModuleSource = {
  /** Instantiate now. */
  open(): WebAssembly.Exports;
  /** Instantiate when the engine likes; nothing where the module is not there yet. */
  openLater(): Promise<WebAssembly.Exports | undefined>;
};

declare module 'humanoid-id:source' {
  export const check: ModuleSource;
}

declare module 'humanoid-id:meaning-source' {
  export const meaning: ModuleSource;
}

declare const VERSION: string;

/** By this name Wrangler, Cloudflare's plug-in for Vite and Nitro hand over a compiled module; without the question mark Nitro instantiates it. */
declare module '*.wasm?module' {
  const module: WebAssembly.Module;
  export default module;
}

declare module 'humanoid-id:beside' {
  export const beside: (() => Promise<import('../contract/field').Checker>) | undefined;
}
declare function fromHost(name: '../js/index.js'): Promise<import('../contract/field').Checker>;
