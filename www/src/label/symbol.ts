// A symbol of the package as a drawing of the page.

import type { Symbol2D } from 'humanoid-id/labels';

/** As a drawing of its true size. Always dark on light, whatever the page looks like. */
export function asSvg(symbol: Symbol2D, moduleMm: number, title: string): SVGSVGElement {
  const { modules, quiet, path } = symbol;
  const make = (name: string, attributes: Record<string, string>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const size = `${millimetres(modules * moduleMm)}mm`;
  const viewBox = `0 0 ${modules} ${modules}`;
  const svg = make('svg', { viewBox, width: size, height: size, role: 'img', 'shape-rendering': 'crispEdges' });
  const name = make('title', {});
  name.textContent = title;
  svg.append(
    name,
    make('rect', { width: `${modules}`, height: `${modules}`, fill: '#fff' }),
    make('path', { d: path, transform: `translate(${quiet} ${quiet})`, fill: '#000' }),
  );
  return svg as SVGSVGElement;
}

export function millimetres(size: number): string {
  return `${Math.round(size * 100) / 100}`;
}
