// The same without WebAssembly, for pages whose policy forbids it and for hosts that lack it.
export * from './index';
