// Workers may not compile bytes; their bundler hands over compiled modules.

import checkModule from '../../../core.wasm?module';
import meaningModule from '../../../meaning.wasm?module';

const fromModule = (module: WebAssembly.Module): ModuleSource => {
  const open = () => new WebAssembly.Instance(module).exports;
  return { open, openLater: async () => open() };
};

export const check = /* @__PURE__ */ fromModule(checkModule);
export const meaning = /* @__PURE__ */ fromModule(meaningModule);
