// Bytes in whatever form a host has them, and what is said of a thing that is none.

/** Of a text its bytes in UTF-8; `null` where nothing says what the bytes would be. */
export function bytesOf(given: unknown): Uint8Array | null {
  if (given instanceof Uint8Array) return given;
  if (typeof given === 'string') return new TextEncoder().encode(given);
  if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  // Of whatever realm it is.
  const isBuffer = /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(given));
  return isBuffer ? new Uint8Array(given as ArrayBuffer) : null;
}

export function misuse(name: string, expected: string, given: unknown): never {
  const kind = typeof given === 'object' ? (given?.constructor?.name ?? (given ? 'object' : 'null')) : typeof given;
  throw new TypeError(`${name}: expected ${expected}, found ${kind}`);
}
