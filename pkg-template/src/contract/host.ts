// What a host hands over, in as much as is asked of it: a project has to know neither the DOM nor Node to compile.

/** Bytes in memory: a `Uint8Array`, a `Buffer`, an `ArrayBuffer`, or another view of one. */
export type BytesInMemory = ArrayBufferLike | ArrayBufferView;

/** Bytes, or whole characters, which are read as UTF-8. */
export type Piece = BytesInMemory | string;

/** A `ReadableStream` of pieces. */
export type ByteStream = {
  getReader(): {
    read(): Promise<{ done: boolean; value?: Piece | undefined }>;
    cancel(): Promise<void>;
    releaseLock(): void;
  };
};

/** Bytes in pieces: a stream of the web or of Node, an array, or what else yields them. */
export type Pieces = ByteStream | AsyncIterable<Piece> | (Iterable<Piece> & object);

/** A `URL` of a file. */
export type FileUrl = { readonly href: string; readonly protocol: string };

/** A `Blob`, or the `File` that somebody chose. */
export type FileBytes = {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
  stream(): ByteStream;
};

/** An `AbortSignal`. */
export type StopSignal = { throwIfAborted(): void };
