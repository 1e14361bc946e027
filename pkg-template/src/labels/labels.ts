// Labels with a code as a QR code or Data Matrix and as text beside it: sheets as SVG or PDF, single symbols as PNG.

import type { HumanoidId } from '../contract/types';
import { drawing } from './drawing';
import { picture } from './picture';
import { type LabelOptions, refuseUnknown, sheetsOf } from './sheet';
import { symbol } from './symbol';

export { type LabelOptions, PAGES, type Size } from './sheet';
export { type Symbol2D, type SymbolKind, symbol } from './symbol';

export type LabelSheets = {
  /** How many sheets there are. */
  count: number;
  /** A sheet as a drawing in its true size, by its number from 0; without one all sheets, below one another. */
  svg(sheet?: number): string;
  /** All sheets as one document; the writer of PDF is loaded when it is asked for. */
  pdf(): Promise<Uint8Array>;
};

/**
 * Labels for codes, laid out on sheets in their order.
 *
 * @throws {RangeError} where a code is none or an option unknown, where a symbol or its text has no room on a label, or a
 * label none on the page.
 */
export function labelSheets(codes: readonly HumanoidId[], options: LabelOptions = {}): LabelSheets {
  const all = sheetsOf(codes, options);
  return {
    count: all.sheets.length,
    svg: (sheet) => drawing(all, sheet),
    pdf: async () => (await import('./document')).document(all),
  };
}

/** The symbol of a code alone as a PNG, which says how many pixels are an inch. */
export function labelPng(
  code: HumanoidId,
  {
    symbol: kind = 'qr',
    link = '',
    module = 0.33,
    dpi = 600,
  }: Pick<LabelOptions, 'symbol' | 'link' | 'module'> & { dpi?: number } = {},
): Uint8Array {
  refuseUnknown([code], { symbol: kind, link, module });
  return picture(symbol(kind, `${link}${code}`), module, dpi);
}

/** A name for the file of a label, which tells the symbol, and a code from a link: `CN…-qr-code.png`. */
export const labelName = (
  code: HumanoidId,
  { symbol: kind = 'qr', link }: Pick<LabelOptions, 'symbol' | 'link'>,
  ending: string,
): string => `${code}-${kind}-${link ? 'link' : 'code'}.${ending}`;
