// A QR code or a Data Matrix as modules, with the quiet zone that its standard asks for.

import BarcodeFormat from '@zxing/library/esm/core/BarcodeFormat';
import DataMatrixWriter from '@zxing/library/esm/core/datamatrix/DataMatrixWriter';
import encodeQr from 'qr';
import { outlinesOf } from './outlines';

export type SymbolKind = 'qr' | 'data-matrix';

export type Symbol2D = {
  /** Modules from edge to edge, quiet zone included. */
  modules: number;
  quiet: number;
  /** Which modules are dark, row by row, without the quiet zone. */
  dark: readonly (readonly boolean[])[];
  /** The outlines of what is dark as the path of a drawing, in modules from the corner inside the quiet zone. */
  path: string;
};

/** In modules: ISO/IEC 18004 asks for four around a QR code, ISO/IEC 16022 for one around a Data Matrix. */
const QUIET: Record<SymbolKind, number> = { qr: 4, 'data-matrix': 1 };

export function symbol(kind: SymbolKind, text: string): Symbol2D {
  const dark = kind === 'qr' ? qr(text) : dataMatrix(text);
  const quiet = QUIET[kind];
  const path = outlinesOf(dark)
    .map((corners) => `M${corners.map(([x, y]) => `${x} ${y}`).join('L')}Z`)
    .join('');
  return { modules: dark.length + 2 * quiet, quiet, dark, path };
}

/** A quarter of it may be lost. */
function qr(text: string): boolean[][] {
  // The encoder draws a border of its own, of one module at least.
  const framed = encodeQr(text, 'raw', { ecc: 'quartile', border: 1 });
  return framed.slice(1, -1).map((row) => row.slice(1, -1));
}

/** It knows one level of correction only. */
function dataMatrix(text: string): boolean[][] {
  const bits = new DataMatrixWriter().encode(text, BarcodeFormat.DATA_MATRIX, 0, 0, new Map());
  const side = bits.getWidth();
  return Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_, x) => bits.get(x, y)));
}
