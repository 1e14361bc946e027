// Text to bytes, in the encodings that files come in. Engines only encode UTF-8, but decode all of them: what a decoder
// makes of every character's bytes, read backwards, is an encoder.

import type { Summary } from '../../contract/bulk-types';

export type Encoding = NonNullable<Summary['encoding']>;

export function encoder(encoding: Encoding): (text: string) => Uint8Array {
  if (encoding === 'utf-16le') return utf16;
  if (encoding === 'gb18030') return gb18030;
  if (encoding === 'windows-1252') return windows1252;
  const utf8 = new TextEncoder();
  return (text) => utf8.encode(text);
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes[2 * at] = unit & 0xff;
    bytes[2 * at + 1] = unit >> 8;
  }
  return bytes;
}

function gb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    if (point < 0x80) bytes.push(point);
    else bytes.push(...(twoBytes().get(character) ?? fourBytes(character, point)));
  }
  return Uint8Array.from(bytes);
}

let singles: Map<string, number> | undefined;

/** What the encoding has no byte for is a question mark. */
function windows1252(text: string): Uint8Array {
  if (!singles) {
    const decoder = new TextDecoder('windows-1252');
    singles = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  }
  const known = singles;
  return Uint8Array.from(Array.from(text), (character) => known.get(character) ?? 0x3f);
}

let pairs: Map<string, number[]> | undefined;

function twoBytes(): Map<string, number[]> {
  if (pairs) return pairs;
  pairs = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const pair = [lead, trail];
      const character = decoder.decode(Uint8Array.from(pair));
      // Where two pairs are one character, the first is the one that everybody writes.
      const isOne = character.length === 1 && character !== '\ufffd';
      if (isOne && !pairs.has(character)) pairs.set(character, pair);
    }
  }
  return pairs;
}

// Four bytes count: tens, then 126, then tens. What is beyond the basic plane begins at 90 30 81 30.
const BEYOND = 189_000;
const BASIC = 39_420;

let quads: Map<string, number[]> | undefined;

function fourBytes(character: string, point: number): number[] {
  if (point >= 0x10000) return quad(BEYOND + point - 0x10000);
  if (!quads) {
    quads = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let number = 0; number < BASIC; number++) {
      const bytes = quad(number);
      quads.set(decoder.decode(Uint8Array.from(bytes)), bytes);
    }
  }
  // Half a surrogate pair has no bytes anywhere.
  return quads.get(character) ?? [0x3f];
}

function quad(number: number): number[] {
  const tens = (value: number) => 0x30 + (value % 10);
  const rest = Math.floor(number / 10);
  return [0x81 + Math.floor(rest / 1260), tens(Math.floor(rest / 126)), 0x81 + (rest % 126), tens(number)];
}
