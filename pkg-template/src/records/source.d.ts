// Where the module for records comes from.

declare module 'humanoid-id:records-source' {
  export function compile(): Promise<WebAssembly.Module>;
}
