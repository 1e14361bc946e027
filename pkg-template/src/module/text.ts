// UTF-8 for the generated glue, whose `new TextDecoder` at the top of a script stops jsdom, QuickJS and mini programs.
// The build puts these two in place of the globals. Texts here are short; no table, no streaming.

export class TextDecoder {
  decode(bytes: Uint8Array = new Uint8Array()): string {
    let text = '';
    for (let at = 0; at < bytes.length; ) {
      const first = bytes[at++] as number;
      // The leading ones count the bytes of a character; one byte has none.
      const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
      let point = more ? first & (0x3f >> more) : first;
      for (const end = at + more; at < end; at++) point = (point << 6) | ((bytes[at] as number) & 0x3f);
      text += String.fromCodePoint(point);
    }
    return text;
  }
}

export class TextEncoder {
  encodeInto(text: string, into: Uint8Array): { read: number; written: number } {
    let written = 0;
    for (const character of text) {
      let point = character.codePointAt(0) as number;
      if (point >= 0xd800 && point < 0xe000) point = 0xfffd; // half a pair has no UTF-8
      const more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
      into[written++] = more ? ((0xff << (7 - more)) & 0xff) | (point >> (6 * more)) : point;
      for (let left = more; left--; ) into[written++] = 0x80 | ((point >> (6 * left)) & 0x3f);
    }
    return { read: text.length, written };
  }
}
