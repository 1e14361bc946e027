// The cells of a sheet, row by row as they come.
//
// A number is handed on as one, because that it is one says what happened to a code in it. So is a formula whose result
// was not saved, as programs write them that compute nothing.

import type { Allowance } from './allowance';
import type { Archive } from './archive';
import { refuse } from './refusal';
import { LONGEST_TEXT, plain, type SharedStrings } from './strings';
import { Wire } from './wire';
import { type Attributes, attribute, pieces, reader } from './xml';

/** As the format has them. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Handed over at once. */
const BATCH = 1 << 16;

/** Rows that follow each other, and how many bytes of the file were read up to there. */
export type Batch = { bytes: Uint8Array; firstLine: number; read: number };

/** Every row with all of its cells: one that is no code may say that the row is a total. Rows before the first are left out. */
export async function* rowsOf(
  archive: Archive,
  path: string,
  strings: SharedStrings | null,
  allowed: Allowance,
): AsyncGenerator<Batch> {
  const rows = new Rows(strings, allowed);
  const xml = reader(path, rows);
  for await (const { bytes, read } of archive.entry(path)) {
    // A few bytes of XML can stand for a long text each, so rows are handed over between them.
    for (const piece of pieces(bytes)) {
      xml.push(piece);
      if (rows.wire.length >= BATCH) yield { bytes: rows.wire.take(), firstLine: rows.firstLine, read };
    }
  }
  xml.end();
  if (rows.wire.length > 0) yield { bytes: rows.wire.take(), firstLine: rows.firstLine, read: 0 };
}

/** Hears of a sheet's XML and writes its rows. */
class Rows {
  readonly wire = new Wire();
  firstLine = 0;

  /** Of the row under way, from 1; of the last that was written. */
  private row = 0;
  private written = 0;
  private hasCells = false;
  /** Of the cell under way, from 0. */
  private column = -1;
  private type = '';
  private value = '';
  private formula = '';
  /** Which text is heard: the value, an inline text, the formula. */
  private heard: 'v' | 't' | 'f' | null = null;
  private aloud = 0;

  constructor(
    private readonly strings: SharedStrings | null,
    private readonly allowed: Allowance,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || name === 'f') this.heard = name;
    else if (name === 't') this.heard = this.aloud === 0 ? name : null;
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'rPh') this.aloud++;
  }

  close(name: string): void {
    if (name === 'c') this.closeCell();
    else if (name === 'v' || name === 'f' || name === 't') this.heard = null;
    else if (name === 'row') this.closeRow();
    else if (name === 'rPh') this.aloud--;
  }

  text(text: string): void {
    if (this.heard === null) return;
    const heard = this.heard === 'f' ? 'formula' : 'value';
    if (this[heard].length < LONGEST_TEXT) this[heard] += text.slice(0, LONGEST_TEXT);
  }

  private openRow(attributes: Attributes): void {
    const said = attribute(attributes, 'r');
    const row = said === undefined ? this.row + 1 : Number(said);
    if (!(Number.isInteger(row) && row > this.row && row <= MOST_ROWS)) refuse('broken', { found: `row ${said}` });
    this.row = row;
    this.column = -1;
    this.hasCells = false;
  }

  private openCell(attributes: Attributes): void {
    const said = attribute(attributes, 'r');
    const column = said === undefined ? this.column + 1 : columnOf(said);
    if (!(column > this.column && column < MOST_COLUMNS)) refuse('broken', { found: `cell ${said}` });
    this.column = column;
    this.type = attribute(attributes, 't') ?? 'n';
    this.value = '';
    this.formula = '';
  }

  private closeCell(): void {
    const { type, value, formula, column } = this;
    if (value === '' && formula === '') return;
    this.beginRow();
    if (value === '' && type !== 'inlineStr') this.wire.formula(column, `=${formula}`);
    else if (type === 's') this.shared().put(this.wire, column, Number(value));
    else if (type === 'n') this.numeric(value);
    else if (type === 'b') this.wire.text(column, value === '1' ? 'TRUE' : 'FALSE');
    else this.wire.text(column, plain(value));
  }

  private shared(): SharedStrings {
    return this.strings ?? refuse('broken', { found: 'no shared strings' });
  }

  private numeric(text: string): void {
    const value = Number(text);
    if (!Number.isFinite(value)) refuse('broken', { found: `number ${text.slice(0, 40)}` });
    this.wire.number(this.column, value);
  }

  /** Rows without anything in them are rows between others. */
  private beginRow(): void {
    if (this.hasCells) return;
    this.hasCells = true;
    this.allowed.take(1);
    if (this.firstLine === 0) {
      this.firstLine = this.row;
      this.written = this.row - 1;
    }
    for (; this.written < this.row - 1; this.written++) this.wire.endRow();
  }

  private closeRow(): void {
    if (!this.hasCells) return;
    this.wire.endRow();
    this.written = this.row;
  }
}

/** The column of a reference such as `AB12`, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at++) {
    const letter = (reference.charCodeAt(at) | 0x20) - 0x60;
    if (letter < 1 || letter > 26) break;
    column = 26 * column + letter;
  }
  return column - 1;
}
