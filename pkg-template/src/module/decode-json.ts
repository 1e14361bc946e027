// What the module says in the bytes of JSON, as plain data.

const host = globalThis as { TextDecoder?: typeof TextDecoder };
let decoder: { decode(bytes: Uint8Array): string } | undefined;

/** The host's own decoder is a hundred times as fast as ours; where it has none, this name is the one of `text.ts`. */
export function fromJson<T>(bytes: Uint8Array): T {
  decoder ??= new (host.TextDecoder ?? TextDecoder)();
  return JSON.parse(decoder.decode(bytes));
}
