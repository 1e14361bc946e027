// The module for many codes as the build puts it in place, and as much of Node as its entry asks for.
declare module 'humanoid-id:bulk-source' {
  /** Compile now. */
  export function compile(): WebAssembly.Module;
}

/** What a thread runs. */
declare const WORKER_SCRIPT: string;

type FileUrl = import('../contract/host').FileUrl;

type OpenTable = (
  file: import('../sheets/bytes').Bytes,
  sheet: string | number | undefined,
  look: import('../sheets/table').Look,
  cells: import('../sheets/allowance').Allowance,
) => Promise<import('../sheets/table').Table>;

declare module 'node:fs' {
  export function openSync(path: string, flags: string, mode?: number): number;
  export function closeSync(fd: number): void;
  export function unlinkSync(path: string): void;
  export function writeSync(fd: number, from: Uint8Array, offset: number, length: number, position: number): number;
  export function readSync(
    fd: number,
    into: Uint8Array,
    offset: number,
    length: number,
    position: number | null,
  ): number;
  export const promises: {
    open(path: string | FileUrl): Promise<{
      readonly fd: number;
      read(into: Uint8Array, offset: number, length: number, position: null): Promise<{ bytesRead: number }>;
      close(): Promise<void>;
    }>;
    stat(path: string | FileUrl): Promise<{ size: number }>;
  };
}

declare module 'node:os' {
  export function tmpdir(): string;
}

declare module 'node:path' {
  export function join(...parts: string[]): string;
}

declare module 'node:url' {
  export function fileURLToPath(url: FileUrl): string;
}

declare module 'node:crypto' {
  export function randomUUID(): string;
}

declare module 'node:worker_threads' {
  export class Worker {
    constructor(script: string, options: { eval: true; workerData: object });
    on(event: 'message' | 'error', hear: (what: unknown) => void): this;
    postMessage(message: object): void;
    terminate(): Promise<number>;
  }
  export const workerData: unknown;
  export const parentPort: {
    on(event: 'message', hear: (message: unknown) => void): void;
    postMessage(message: object, transfer: ArrayBuffer[]): void;
  };
}

/** A module of Node's; the build defines how it is imported where no bundler looks. */
declare function fromHost(name: 'node:fs'): Promise<typeof import('node:fs')>;
declare function fromHost(name: 'node:worker_threads'): Promise<typeof import('node:worker_threads')>;
declare function fromHost(name: 'node:url'): Promise<typeof import('node:url')>;
declare function fromHost(name: 'node:os'): Promise<typeof import('node:os')>;
declare function fromHost(name: 'node:path'): Promise<typeof import('node:path')>;
declare function fromHost(name: 'node:crypto'): Promise<typeof import('node:crypto')>;
