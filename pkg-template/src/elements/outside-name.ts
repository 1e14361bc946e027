// What names and describes an element on its page names no input in its shadow, so the texts are handed on.

export function saidOutside(element: Element, labels: Iterable<Node>): { name: string; about: string } {
  const root = element.getRootNode() as Document;
  const pointed = (name: string) =>
    element
      .getAttribute(name)
      ?.split(/\s+/)
      .flatMap((id) => root.getElementById(id) ?? []);
  // What is pointed at counts even where it is hidden itself.
  const text = (all: Iterable<Node> = []) => [...all].map((it) => textOf(it, element).trim()).join(' ');
  return {
    name: element.getAttribute('aria-label') || text(pointed('aria-labelledby') ?? labels),
    about: text(pointed('aria-describedby')),
  };
}

/** The text of a node as a browser names with it: without what is hidden in it, and without the field itself. */
function textOf(node: Node, field: Element): string {
  return [...node.childNodes]
    .map((child) => {
      if (child.nodeType === 3) return child.nodeValue ?? '';
      if (child.nodeType !== 1 || child === field) return '';
      return elementText(child as Element, field);
    })
    .join('')
    .replace(/\s+/g, ' ');
}

function elementText(element: Element, field: Element): string {
  const { display, visibility } = getComputedStyle(element);
  if (display === 'none' || visibility === 'hidden' || element.getAttribute('aria-hidden') === 'true') return '';
  const text = element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? textOf(element, field);
  // What stands apart on the page is a word apart in the name.
  return display.startsWith('inline') ? text : ` ${text} `;
}
