declare module 'hyparquet-compressors/src/brotli.js' {
  export function decompressBrotli(input: Uint8Array, outputLength: number): Uint8Array;
}
declare module 'hyparquet-compressors/src/brotli.streams.js' {
  export class BrotliInput {
    constructor(buffer: Uint8Array);
  }
}
