// What both elements stand on, without asking for a browser at import: a server imports them as well.

/** On a server there is nothing to extend, and nobody makes one. */
export const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

const sheets = /* @__PURE__ */ new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * A sheet that all elements of a kind in a document share. A `<style>` would need leave from a strict policy. An element
 * that moves to another document loses its sheet, which belongs to the old one, and adopts another.
 */
export function adopt(root: ShadowRoot, css: string): void {
  const document = root.ownerDocument;
  const own = sheets.get(document) ?? new Map<string, CSSStyleSheet>();
  sheets.set(document, own);
  let sheet = own.get(css);
  if (!sheet) {
    sheet = new (document.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(css);
    own.set(css, sheet);
  }
  // A document without a window (a template's, a parser's) shows nothing, and takes no sheet.
  if (document.defaultView) root.adoptedStyleSheets = [sheet];
}

/** What a script set on an element before anybody defined it would hide the element's own property. */
export function upgrade(element: HTMLElement): void {
  for (const [name, value] of Object.entries(element)) {
    if (!(name in Object.getPrototypeOf(element))) continue;
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

/** What an element needs of its engine. Some that test pages without a browser (jsdom, happy-dom) have half of these. */
const NEEDED: [kind: string, member: string][] = [
  ['HTMLElement', 'attachInternals'],
  ['ElementInternals', 'setFormValue'],
  ['CSSStyleSheet', 'replaceSync'],
];

/** Make an element of a name, where there are elements to make. */
export function define(name: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  // Where an engine cannot make them (Safari before 16.4), the plain input inside stays as it is; `bind` makes it live.
  const host = globalThis as unknown as Record<string, { prototype: object } | undefined>;
  if (!registry || NEEDED.some(([kind, member]) => !(member in (host[kind]?.prototype ?? {})))) return;
  // Another copy of this package may have been here first.
  if (!registry.get(name)) registry.define(name, element);
}
