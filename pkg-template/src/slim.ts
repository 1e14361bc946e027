// The same without the module inside: you bring its bytes, or have it compiled, and call `init` once.
export * from './api';
export * from './meaning';
export { init, initMeaning } from './sources/slim';
