// XML as events, without prefixes: Excel writes `row`, the Open XML SDK `x:row`.

import { SaxesParser } from 'saxes';

import { asBroken, refuse } from './refusal';

export type Attributes = Record<string, string>;

export type Heard = {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
};

/** No text or tag of a workbook comes near to either. */
const LONGEST = 2 ** 24;
const DEEPEST = 100;

/** A reader that is fed bytes. */
export function reader(heard: Heard): { push(bytes: Uint8Array): void; end(): void } {
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
  parser.on('error', (error) => {
    throw asBroken(error);
  });
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
      silent += bytes.length;
      if (silent > LONGEST) refuse('too-large', { found: 'bytes of one XML text', limit: LONGEST });
      decoder ??= new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8');
      parser.write(decoder.decode(bytes, { stream: true }));
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
