// Elements as data, so that what is drawn can be written into a file here and put into a page there, where a policy
// forbids markup from texts.

export type Attributes = Readonly<Record<string, string | number | true | undefined>>;
export type Drawn = string | Element;
export type Element = { name: string; attributes: Attributes; children: readonly Drawn[] };

/** An element; children that are not there are left out. */
export function h(name: string, attributes: Attributes, ...children: readonly (Drawn | null)[]): Element {
  return { name, attributes, children: children.filter((it) => it !== null) };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (it) => ENTITIES[it] as string);

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
