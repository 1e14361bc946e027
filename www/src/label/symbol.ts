// A QR code or a Data Matrix as shapes in units of its own modules, with the quiet zone that its standard asks for.

import { type DrawingContext, datamatrix, qrcode } from 'bwip-js/browser';

export type Kind = 'qr' | 'data-matrix';

export type Symbol2D = {
  /** Modules from edge to edge, quiet zone included. */
  modules: number;
  quiet: number;
  /** What is dark, in modules from the corner inside the quiet zone. */
  path: string;
};

/** In modules: ISO/IEC 18004 asks for four around a QR code, ISO/IEC 16022 for one around a Data Matrix. */
const QUIET: Record<Kind, number> = { qr: 4, 'data-matrix': 1 };
/** The encoder draws a module two units wide. */
const UNITS = 2;
/** A quarter of a QR code may be lost; a Data Matrix knows one level only. */
const CORRECTION = { eclevel: 'Q' };

export function symbol(kind: Kind, text: string): Symbol2D {
  const options = { text, scale: 1, ...CORRECTION };
  const drawn =
    kind === 'qr'
      ? qrcode({ ...options, bcid: 'qrcode' }, outline())
      : datamatrix({ ...options, bcid: 'datamatrix' }, outline());
  const quiet = QUIET[kind];
  return { modules: drawn.width / UNITS + 2 * quiet, quiet, path: drawn.path };
}

type Outline = { width: number; path: string };

/** Takes the dark regions down as a path. A drawing in SVG would have to be parsed, which Trusted Types forbid. */
function outline(): DrawingContext<Outline> {
  const drawn: Outline = { width: 0, path: '' };
  const nothing = () => {};
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init(width) {
      drawn.width = width;
    },
    polygon(points) {
      drawn.path += `M${points.map(([x, y]) => `${x / UNITS} ${y / UNITS}`).join('L')}Z`;
    },
    end: () => drawn,
    ...{ line: nothing, ellipse: nothing, hexagon: nothing, fill: nothing, text: nothing },
  };
}

/** As a drawing of its true size. Always dark on light, whatever the page looks like. */
export function asSvg({ modules, quiet, path }: Symbol2D, moduleMm: number, title: string): SVGSVGElement {
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

/** As pixels, whole ones per module. */
export async function asPng({ modules, quiet, path }: Symbol2D, pixels: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = modules * pixels;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('No canvas');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(pixels, pixels);
  pen.translate(quiet, quiet);
  pen.fillStyle = '#000';
  pen.fill(new Path2D(path));
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/png');
  });
}

export function millimetres(size: number): string {
  return `${Math.round(size * 100) / 100}`;
}
