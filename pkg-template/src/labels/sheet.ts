// Where labels stand on sheets, in millimetres: what a drawing and a document of them have in common.

import type { HumanoidId } from '../contract/types';
import { type Symbol2D, type SymbolKind, symbol } from './symbol';

/** Width and height in millimetres. */
export type Size = readonly [width: number, height: number];

export type LabelOptions = {
  /** What a reader reads; `qr` unless said. */
  symbol?: SymbolKind;
  /** The address that stands in front of the code in the symbol; without one the symbol holds the code alone. */
  link?: string;
  /** The width of a module of the symbol in millimetres; 0.33 unless said. */
  module?: number;
  /** The size of a label in millimetres; 60 by 20 unless said. */
  label?: Size;
  /** The paper: a name, or its size in millimetres; `label` is one label a page. `a4` unless said. */
  page?: keyof typeof PAGES | 'label' | Size;
  /** What is left free around a sheet, and between labels, in millimetres; 10 and 2 unless said, none around one label a page. */
  margin?: number;
  gap?: number;
};

export const PAGES = { a4: [210, 297], a5: [148, 210], letter: [215.9, 279.4] } as const satisfies Record<string, Size>;

const USUAL = { symbol: 'qr', module: 0.33, label: [60, 20], page: 'a4', margin: 10, gap: 2 } as const;

/** Between symbol and text, and around the text. */
const SPACE = 1;
/** The height of the letters' line that is wanted, and the least that can be read, in millimetres. */
const LETTERS = { most: 3.2, least: 1.6 };
/** How wide a letter of Courier is beside its size, which all printers have. */
export const LETTER_WIDTH = 0.6;

/** A label on a sheet; places are millimetres from the upper left corner of the sheet. */
export type PlacedLabel = {
  code: HumanoidId;
  symbol: Symbol2D;
  /** The corner of the symbol, quiet zone included. */
  x: number;
  y: number;
  lines: readonly { text: string; x: number; baseline: number }[];
};

export type Sheets = {
  /** Of a sheet. */
  size: Size;
  module: number;
  /** Of the letters. */
  letters: number;
  sheets: readonly (readonly PlacedLabel[])[];
};

/** A fault of what was asked for. */
const misfit = (option: string, expected: string, found: string) =>
  new RangeError(`${option}: expected ${expected}, found ${found}`);

const millimetres = (size: number) => `${Math.round(size * 100) / 100} mm`;

const shown = (value: unknown) => (typeof value === 'string' ? `“${value}”` : `${JSON.stringify(value)}`);

const isLength = (value: unknown) => typeof value === 'number' && value > 0 && value <= 2000;
const isSize = (value: unknown) => Array.isArray(value) && value.length === 2 && value.every(isLength);

/** Nothing else is laid out, by whatever program it is asked for. */
export function refuseUnknown(codes: readonly unknown[], options: object): void {
  const at = codes.findIndex((code) => typeof code !== 'string' || !/^[0-9A-Z]{29}$/.test(code));
  if (at >= 0) throw misfit(`code ${at + 1}`, 'the 29 characters of a well-formed code', shown(codes[at]));
  const papers = [...Object.keys(PAGES), 'label'];
  const isSpace = (value: unknown) => value === 0 || isLength(value);
  const known = new Map<string, readonly [expected: string, fits: (value: unknown) => boolean]>([
    ['symbol', ['qr or data-matrix', (value) => value === 'qr' || value === 'data-matrix']],
    ['link', ['a text', (value) => typeof value === 'string']],
    ['module', ['millimetres above 0', isLength]],
    ['label', ['[width, height] in millimetres above 0', isSize]],
    [
      'page',
      [
        `${papers.join(', ')} or [width, height] in millimetres`,
        (value) => papers.includes(value as string) || isSize(value),
      ],
    ],
    ['margin', ['millimetres', isSpace]],
    ['gap', ['millimetres', isSpace]],
  ]);
  for (const [name, value] of Object.entries(options)) {
    const option = known.get(name);
    if (!option) throw misfit('option', `one of ${[...known.keys()].join(', ')}`, shown(name));
    const [expected, fits] = option;
    if (value !== undefined && !fits(value)) throw misfit(name, expected, shown(value));
  }
}

/** Lay out labels for codes, in their order, row by row. */
export function sheetsOf(codes: readonly HumanoidId[], options: LabelOptions): Sheets {
  refuseUnknown(codes, options);
  const { symbol: kind, module, label, page, gap } = { ...USUAL, ...options };
  const [width, height] = label;
  const isAlone = page === 'label';
  const size: Size = page === 'label' ? label : typeof page === 'string' ? PAGES[page] : page;
  const margin = options.margin ?? (isAlone ? 0 : USUAL.margin);
  const [columns, rows] = size.map((whole, axis) =>
    Math.floor((whole - 2 * margin + gap + 1e-6) / ((label[axis] as number) + gap)),
  ) as [number, number];
  if (!(columns > 0 && rows > 0)) throw misfit('page', 'room for a label', size.map(millimetres).join(' x '));

  // All codes have one length, and so their symbols one size, or nearly: what is longer in one is told of that one.
  const symbols = codes.map((code) => symbol(kind, `${options.link ?? ''}${code}`));
  const largest = symbols.reduce((most, it) => Math.max(most, it.modules), 0) * module;
  if (largest > height || largest > width) {
    throw misfit(
      'label',
      `${millimetres(largest)} or more on either side, which the symbol takes`,
      label.map(millimetres).join(' x '),
    );
  }
  const longest = Math.max(...lines('').map(({ length }) => length), SERIAL);
  const room = width - largest - 2 * SPACE;
  const letters = Math.min(LETTERS.most, room / (longest * LETTER_WIDTH), (height - 2 * SPACE) / 3);
  if (letters < LETTERS.least) {
    const needed = largest + 2 * SPACE + longest * LETTER_WIDTH * LETTERS.least;
    throw misfit('label', `${millimetres(needed)} in width, so that the text can be read`, millimetres(width));
  }
  const each = columns * rows;
  const sheets = Array.from({ length: Math.ceil(codes.length / each) }, (_, sheet) =>
    codes.slice(sheet * each, (sheet + 1) * each).map((code, at): PlacedLabel => {
      const left = margin + (at % columns) * (width + gap);
      const top = margin + Math.floor(at / columns) * (height + gap);
      const own = symbols[sheet * each + at] as Symbol2D;
      const side = own.modules * module;
      const text = lines(code);
      const first = top + height / 2 - ((text.length - 1) * 1.3 * letters) / 2 + 0.35 * letters;
      return {
        ...{ code, symbol: own, x: left, y: top + (height - side) / 2 },
        lines: text.map((text, line) => ({ text, x: left + largest + SPACE, baseline: first + line * 1.3 * letters })),
      };
    }),
  );
  return { size, module, letters, sheets };
}

const SERIAL = 17;

/** A code as it is read beside its symbol: who made what, and which one. */
const lines = (code: string): string[] => [
  [code.slice(0, 2), code.slice(2, 6), code.slice(6, 12)].join(' '),
  code.slice(12),
];
