// Elements in one expression. Texts become text nodes; nothing is ever parsed as HTML.

type Child = Node | string | null;

export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The one element of the page's HTML that matches. */
export function find<Kind extends Element = HTMLElement>(selector: string, inside: ParentNode = document): Kind {
  const element = inside.querySelector<Kind>(selector);
  if (!element) throw new Error(`The page has no ${selector}`);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Signs, so that nothing is said by colour alone. */
const SIGNS = {
  empty: 'M10 6v4l2.5 2.5M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15',
  incomplete: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  valid: 'M4 10.5l4 4L16 6',
  error: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  warning: 'M10 4.5v7M10 15.5h.01',
  info: 'M10 9v6.5M10 5h.01',
} as const;
export type Sign = keyof typeof SIGNS;

export function sign(name: Sign): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SIGNS[name]);
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', `sign sign-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}
