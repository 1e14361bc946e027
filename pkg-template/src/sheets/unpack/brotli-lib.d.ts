declare module 'hyparquet-compressors/src/brotli.js' {
  export function decompressBrotli(input: Uint8Array, outputLength: number): Uint8Array;
}
declare module 'hyparquet-compressors/src/brotli.streams.js' {
  export class BrotliInput {
    readonly buffer: Uint8Array;
    /** How many of its bytes were fetched. */
    readonly pos: number;
    constructor(buffer: Uint8Array);
  }
}
declare module 'hyparquet-compressors/src/brotli.bitreader.js' {
  export class BrotliBitReader {
    static readonly READ_SIZE: number;
    static readonly IBUF_MASK: number;
    constructor(input: { readonly buffer: Uint8Array; readonly pos: number });
    /** Of the bits that were fetched, where those end and which of them is next. */
    readonly bit_end_pos_: number;
    readonly bit_pos_: number;
    readonly input_: { readonly buffer: Uint8Array; readonly pos: number };
  }
}
