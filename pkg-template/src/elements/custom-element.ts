// What both elements stand on, without asking for a browser at import: a server imports them as well.

/** On a server there is nothing to extend, and nobody makes one. */
export const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** A sheet that all elements of a kind share. A `<style>` would need leave from a strict policy. */
export function adopt(root: ShadowRoot, sheet: CSSStyleSheet | undefined, css: string): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  root.adoptedStyleSheets = [sheet];
  return sheet;
}

/** What a script set on an element before anybody defined it would hide the element's own property. */
export function upgrade(element: HTMLElement): void {
  for (const [name, value] of Object.entries(element)) {
    if (!(name in Object.getPrototypeOf(element))) continue;
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

/** Make an element of a name, where there are elements to make. */
export function define(name: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  // Where an engine cannot make them (Safari before 16.4), the plain input inside stays as it is; `bind` makes it live.
  if (!registry || !('attachInternals' in HTMLElement.prototype)) return;
  // Another copy of this package may have been here first.
  if (!registry.get(name)) registry.define(name, element);
}
