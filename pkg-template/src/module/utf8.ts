// Texts as bytes and back, also on hosts without codecs: mini-programs and small engines.

const host = globalThis as { TextEncoder?: typeof TextEncoder; TextDecoder?: typeof TextDecoder };

let decoder: { decode(bytes: Uint8Array): string } | undefined;

export function decoded(bytes: Uint8Array): string {
  if (host.TextDecoder) {
    decoder ??= new host.TextDecoder();
    return decoder.decode(bytes);
  }
  let escaped = '';
  for (const byte of bytes) escaped += byte < 0x80 && byte !== 0x25 ? String.fromCharCode(byte) : `%${hex(byte)}`;
  return decodeURIComponent(escaped);
}

const hex = (byte: number) => (byte + 0x100).toString(16).slice(1);

export function encoded(text: string): Uint8Array {
  if (host.TextEncoder) return new host.TextEncoder().encode(text);
  // Half of a pair is no character: it becomes U+FFFD, as the host's own encoder has it.
  const whole = text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (it) => (it[1] ? it : '\ufffd'));
  const bytes = encodeURIComponent(whole).replace(/%(..)/g, (_, byte) =>
    String.fromCharCode(Number.parseInt(byte, 16)),
  );
  return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
}
