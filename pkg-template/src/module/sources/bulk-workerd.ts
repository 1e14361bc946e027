// Workers may not compile bytes; their bundler hands over a compiled module.

import module from '../../../bulk-simd.wasm?module';

export const compile = () => module;
