// What a host hands over, in as much as is asked of it: a project has to know neither the DOM nor Node to compile.

/** A `ReadableStream` of bytes. */
export type ByteStream = {
  getReader(): {
    read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
    releaseLock(): void;
  };
};

/** Bytes in pieces: a stream of the web or of Node, or what else yields them. */
export type Pieces = ByteStream | AsyncIterable<Uint8Array>;

/** A `Blob`, or the `File` that somebody chose. */
export type FileBytes = {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
  stream(): ByteStream;
};

/** An `AbortSignal`. */
export type StopSignal = { throwIfAborted(): void };
