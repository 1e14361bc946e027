/** A part of the module. */
declare type ModulePart = {
  /** Instantiate now. */
  open(imports: object): WebAssembly.Exports;
  /** Instantiate when the engine likes; nothing where the part is not there yet. */
  openLater(imports: object): Promise<WebAssembly.Exports | undefined>;
};

// What the build puts in place of these: the places in `sources/` where an entry gets the module from. Where it comes in
// two parts, the later one stands over the exports of the first; where it is whole, there is none.
declare module 'humanoid-id:source' {
  export const source: ModulePart;
}
declare module 'humanoid-id:later' {
  export const later: ModulePart | undefined;
}

// What wasm-bindgen writes next to the module; `scripts/build.mjs` adds the last three.
declare module 'humanoid-id:glue' {
  /** Asked of 29 ASCII codes, four to a word; 0 is no. */
  export type Question = (...words: [number, number, number, number, number, number, number, number]) => number;
  export type Exports = WebAssembly.Exports & {
    readonly memory: { readonly buffer: ArrayBuffer };
    isGood: Question;
  };

  export function validate(length: number): number;
  export function validateBy(length: number, options: unknown): number;
  export function notAString(length: number, options: unknown): number;
  export function isCanonical(length: number, options: unknown): boolean;
  export function find(length: number, options: unknown): number;
  export function format(length: number, style: string): string;
  export function liveSettings(grouping: string, rules: unknown): number;
  export function live(
    settings: number,
    length: number,
    start: number,
    end: number,
    gesture: number,
    composing: boolean,
    hasBefore: boolean,
    beforeLength: number,
    beforeStart: number,
    beforeEnd: number,
  ): number;
  export function gesture(inputType: string): number;
  export function inputSentence(kind: string, segment: string, left: number, remaining: number, locale: string): string;
  export function message(code: number, segment: number, params: unknown, locale: string): string;
  export function words(
    of: 'edit' | 'reason' | 'status',
    kind: string,
    from: string,
    to: string,
    locale: string,
  ): string;
  export function pattern(options: unknown): string;
  export function redact(length: number): string;
  export function shape(length: number): string;
  export function hasRemarks(): boolean;
  export function letterBox(units: number): number;

  export function imports(): object;
  export function finish(instance: { exports: Exports }): void;
}

// The same of the part that comes later.
declare module 'humanoid-id:glue-later' {
  export function suggest(length: number, rules: unknown, registries: Uint32Array, on: unknown): unknown;
  export function decode(length: number, rules: unknown, registries: Uint32Array, on: unknown): number;
  export function answer(): number;
  export function compose(parts: Uint16Array, rules: unknown, registries: Uint32Array, on: unknown): Uint8Array;
  export function registryLimit(): number;
  export function loadRegistry(document: Uint8Array): Uint8Array;
  export function lastRegistry(): number;
  export function dropRegistry(handle: number): void;
  export function sample(options: unknown): unknown;
}

// Facts that the build asks the finished module for, so that they are written once, in Rust.
declare const RULESET_ID: string;
declare const VERSION: string;
declare const COUNTRIES_AS_OF: string;
declare const DEFAULTS: object;
/** Where the segments end; the last end is the length of a code. */
declare const COUNTRY_END: number;
declare const ENTERPRISE_END: number;
declare const MODEL_END: number;
declare const SERIAL_END: number;
/** UTF-16 units of a text that are looked at. */
declare const LIMIT: number;
/** What numbers stand for in what the module tells: names by their place in the list of their kind. */
declare const STATUSES: readonly ['valid', 'incomplete', 'invalid'];
declare const SEVERITIES: readonly string[];
declare const SEGMENTS: readonly import('../contract/types').SegmentName[];
declare const EDITS: readonly string[];
declare const SOURCES: readonly string[];
declare const CODES: readonly string[];
/** The facts of an issue, by its code's number. */
declare const PARAMS: readonly (readonly string[])[];
/** The deflated module, six bits to a character. */
declare const PACKED_MODULE: string;
/** Its size before it was packed. */
declare const MODULE_SIZE: number;
/** The same of the part that opens later. */
declare const PACKED_LATER: string;
declare const LATER_SIZE: number;

declare module 'humanoid-id:wasm2js' {
  export function instantiate(imports: object): import('humanoid-id:glue').Exports;
}

declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}

declare module 'humanoid-id:beside' {
  export const beside: (() => Promise<import('../contract/field').Checker>) | undefined;
}
declare function fromHost(name: './js.js'): Promise<import('../contract/field').Checker>;
