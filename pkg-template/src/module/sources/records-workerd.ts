// Workers may not compile bytes; their bundler hands over a compiled module.

import module from '../../../records-module.wasm?module';

export const compile = async () => module;
