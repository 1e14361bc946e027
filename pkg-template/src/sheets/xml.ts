// XML as events, without prefixes: Excel writes `row`, the Open XML SDK `x:row`.

import { SaxesParser } from 'saxes';

import { refuse } from './refusal';

export type Attributes = Record<string, string>;

export type Heard = {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
};

/** A tag with the text behind it: a cell holds 32,767 characters at most, and a tag a few attributes. */
const LONGEST = 2 ** 20;
const DEEPEST = 100;
/** Parsed in one go, so that what is between two tags is measured. */
const PIECE = 1 << 14;

/** Bytes in pieces that are parsed in one go. */
export function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** A reader of a part, which is fed bytes. */
export function reader(part: string, heard: Heard): { push(bytes: Uint8Array): void; end(): void } {
  const parser = new SaxesParser({ position: false });
  let decoder: TextDecoder | undefined;
  const names = new Map<string, string>();
  const local = (name: string) => {
    let known = names.get(name);
    if (known === undefined) {
      known = name.slice(name.indexOf(':') + 1);
      // Names of a stranger; those of a workbook are a few hundred.
      if (names.size < 1000) names.set(name, known);
    }
    return known;
  };
  // What is wrong with XML is told in English, and in the words of its parser.
  parser.on('error', () => refuse('broken', { found: `XML of ${part}` }));
  let depth = 0;
  /** Bytes since the last tag. */
  let silent = 0;
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    if (++depth > DEEPEST) refuse('too-large', { found: 'XML depth', limit: DEEPEST });
    heard.open(local(name), attributes as Attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    heard.close(local(name));
  });
  parser.on('text', (text) => heard.text(text));
  parser.on('cdata', (text) => heard.text(text));
  return {
    push(bytes) {
      for (const piece of pieces(bytes)) {
        silent += piece.length;
        if (silent > LONGEST) refuse('too-large', { found: 'bytes of a tag or text in XML', limit: LONGEST });
        decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : 'utf-8');
        parser.write(decoder.decode(piece, { stream: true }));
      }
    },
    end() {
      if (decoder) parser.write(decoder.decode());
      parser.close();
    },
  };
}

/** An attribute by its name without a prefix. */
export function attribute(attributes: Attributes, wanted: string): string | undefined {
  if (wanted in attributes) return attributes[wanted];
  const name = Object.keys(attributes).find((name) => name.endsWith(`:${wanted}`));
  return name === undefined ? undefined : attributes[name];
}
