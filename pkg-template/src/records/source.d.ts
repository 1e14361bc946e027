// The module for records as the build puts it in place, and the files beside the entry that are loaded when they are
// needed.

declare module 'humanoid-id:records-glue' {
  export class Records {
    constructor(asOf: string, mostReports: number, tellsTwice: boolean);
    registry(document: Uint8Array): string;
    divide(bits: number, ready: number): void;
    room(length: number): number;
    take(length: number): void;
    finish(): void;
    reports(): Uint8Array<ArrayBuffer>;
    totals(): string;
    ready(all: boolean): Uint32Array<ArrayBuffer>;
    part(number: number): Uint8Array<ArrayBuffer>;
    counts(): Uint32Array<ArrayBuffer>;
    one(line: string): string;
    free(): void;
  }
  export class Shards {
    constructor(part: Uint8Array, bits: number);
    table(): Uint32Array<ArrayBuffer>;
    text(): number;
    twice(): string;
    free(): void;
  }
  export function initSync(given: { module: WebAssembly.Module }): { memory: { readonly buffer: ArrayBuffer } };
}

declare module 'humanoid-id:records-module' {
  export type Records = import('humanoid-id:records-glue').Records;
  export type Shards = import('humanoid-id:records-glue').Shards;
  export function start(): Promise<import('./packed-module').Started>;
}

declare module 'humanoid-id:records-signature' {
  export const verifyBytes: typeof import('./jose').verifyBytes;
  export const signBytes: typeof import('./jose').signBytes;
}
