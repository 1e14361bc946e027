// Elements as data, so that what is drawn can be written into a file here and put into a page there, where a policy
// forbids markup from texts.

import { visible } from '../messages/escape-invisible';

export type Attributes = Readonly<Record<string, string | number | true | undefined>>;
export type Drawn = string | Element;
export type Element = { name: string; attributes: Attributes; children: readonly Drawn[] };

/** An element; children that are not there are left out. */
export function h(name: string, attributes: Attributes, ...children: readonly (Drawn | null)[]): Element {
  return { name, attributes, children: children.filter((it) => it !== null) };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What steers a terminal or turns the direction of a text; line ends and tabs do neither. */
const STEERING = /(?![\n\r\t])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const escaped = (text: string) => text.replace(/[&<>"]/g, (it) => ENTITIES[it] as string).replace(STEERING, visible);

/** Without an end tag in HTML. */
const VOID = ['meta', 'col'];

/** As HTML. Texts stay texts, whatever is in them. */
export function markup(drawn: Drawn): string {
  if (typeof drawn === 'string') return escaped(drawn);
  const attributes = Object.entries(drawn.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`));
  const tag = `<${drawn.name}${attributes.join('')}>`;
  return VOID.includes(drawn.name) ? tag : `${tag}${drawn.children.map(markup).join('')}</${drawn.name}>`;
}
