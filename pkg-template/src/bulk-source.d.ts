// The module for many codes as the build puts it in place, and as much of Node as its entry asks for.
declare module 'humanoid-id:bulk-source' {
  export const source: ModulePart;
}

declare module 'humanoid-id:bulk-glue' {
  export type BulkExports = WebAssembly.Exports & { readonly memory: { readonly buffer: ArrayBuffer } };

  export class Bulk {
    constructor(options: object, told: 'nothing' | 'notes' | 'reports');
    expect(bytes: number): void;
    room(length: number): number;
    take(length: number): void;
    finish(): void;
    notes(): number;
    noteWords(): number;
    reports(): unknown[];
    summary(): object;
    progress(): Float64Array;
    detail(row: number, bytes: Uint8Array): unknown;
    free(): void;
  }
  export function issueCodes(): import('./types').IssueCode[];
  export function imports(): object;
  export function finish(instance: { exports: BulkExports }): void;
}

declare module 'node:fs' {
  export function readSync(fd: number, into: Uint8Array, offset: number, length: number, position: null): number;
}

declare module 'node:fs/promises' {
  export function open(path: string): Promise<{ fd: number; close(): Promise<void> }>;
  export function stat(path: string): Promise<{ size: number }>;
}
