// The road without WebAssembly, a file beside this one, for a field that cannot get the module. A bundler does not follow:
// the file is large, and nearly nobody needs it. A bundle without the file has fields that keep their form back.

export const beside = () => fromHost('../js/index.js');
