// The same without the module inside: you bring its bytes, or have it compiled, and call `init` once.
export * from './slim-api';
export * from './slim-meaning';
