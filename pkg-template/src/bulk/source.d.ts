// The module for many codes as the build puts it in place, and as much of Node as its entry asks for.
declare module 'humanoid-id:bulk-source' {
  /** Compile now. */
  export function compile(): WebAssembly.Module;
}

/** What a thread runs. */
declare const WORKER_SCRIPT: string;

declare module 'humanoid-id:bulk-glue' {
  export type BulkExports = WebAssembly.Exports & { readonly memory: { readonly buffer: ArrayBuffer } };

  export class Bulk {
    constructor(options: object, told: 'nothing' | 'notes' | 'reports');
    expect(bytes: number): void;
    room(length: number): number;
    take(length: number): void;
    finish(): void;
    defer(memory: number, store: import('./temporary').Temporary | undefined, tells: boolean): void;
    finishRows(): void;
    compare(): number;
    tellAgain(told: 'notes' | 'reports'): Bulk | undefined;
    look(beginning: Uint8Array): void;
    likelyStart(before: Uint8Array, isBeginning: boolean): number;
    part(offset: number, isSkipping: boolean): Bulk | undefined;
    endPart(offset: number, isSkipping: boolean, isLast: boolean): BigUint64Array<ArrayBuffer>;
    join(part: BigUint64Array): boolean;
    reached(): Float64Array;
    notes(): number;
    noteWords(): number;
    reports(): Uint8Array<ArrayBuffer>;
    summary(): object;
    progress(): Float64Array;
    detail(row: number, bytes: Uint8Array): unknown;
    /** Rows come unpacked, as `sheets/wire.ts` writes them. */
    unpacked(format: 'xlsx' | 'parquet', firstLine: number, hasHeader: boolean | undefined): void;
    isLikely(): boolean;
    /** The columns in use, from 0; none while that is not known. */
    columns(): Uint32Array;
    free(): void;
  }
  export function lookedAt(): number;
  export function issueCodes(): import('../contract/types').IssueCode[];
  export function imports(): object;
  export function finish(instance: { exports: BulkExports }): void;
}

// Files of their own beside the entry, loaded when they are needed.
declare module 'humanoid-id:workbook' {
  export const openTable: OpenTable;
}

declare module 'humanoid-id:parquet' {
  export const openTable: OpenTable;
}

type FileUrl = import('../contract/host').FileUrl;

type OpenTable = (
  file: import('../sheets/bytes').Bytes,
  sheet: string | number | undefined,
  suits: (beginning: Uint8Array) => boolean,
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
