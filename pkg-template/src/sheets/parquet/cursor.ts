// One column of a group of rows, value by value; of its pages there is one at a time.

import type { Allowance } from '../allowance';
import { type Bytes, viewOf } from '../bytes';
import { refuse } from '../refusal';
import { Wire } from '../wire';
import type { Format } from './cells';
import type { Chunk } from './directory';
import { Hybrid } from './hybrid';
import { type Page, Pages } from './pages';
import { Dictionary, type Values, valuesOf } from './values';

export type ColumnFormat = { name: string; isOptional: boolean; format: Format };

const NO_VALUES: Values = { put: () => {}, isOver: () => true };
const PRESENT = 1;

export class Cursor {
  /** How many values of the page at hand are left. */
  left = 0;
  private readonly pages: Pages;
  private dictionary: Dictionary | null = null;
  private values = NO_VALUES;
  private levels: Hybrid | null = null;
  /** How many values the page says are missing, less those that were; `null` where it does not say. */
  private nulls: number | null = null;

  constructor(
    file: Bytes,
    chunk: Chunk,
    allowance: Allowance,
    private readonly column: ColumnFormat,
    /** How many values there are, less those of the pages that were begun. */
    private rows: number,
  ) {
    this.pages = new Pages(file, chunk, allowance);
  }

  /** Write the next value of the page at hand; one that is missing is no cell. */
  put(wire: Wire, column: number): void {
    this.left--;
    if (this.levels && this.levels.next() !== PRESENT) {
      if (this.nulls !== null) this.nulls--;
      return;
    }
    this.values.put(wire, column);
  }

  /** Have a page at hand that has values left. */
  async ready(): Promise<void> {
    while (this.left === 0) {
      this.close();
      const page = await this.next();
      if (page.isDictionary) this.read(page);
      else this.open(page);
    }
  }

  /** Pass over so many values, and over whole pages without a look at them. */
  async skip(count: number): Promise<void> {
    const nowhere = new Wire();
    for (let left = count; left > 0; ) {
      if (this.left === 0) {
        this.close();
        const page = await this.next();
        if (page.isDictionary) this.read(page);
        else if (page.values <= left) left -= page.values;
        else this.open(page);
        continue;
      }
      this.put(nowhere, 0);
      nowhere.take();
      left--;
    }
  }

  /** Nothing may be left, neither in the page at hand nor in others. */
  async end(): Promise<void> {
    if (this.left > 0) this.damaged();
    this.close();
    for (let page = await this.pages.next(); page; page = await this.pages.next()) {
      if (page.values > 0) this.damaged();
    }
  }

  /** The next page, which has no more values than there are rows left. */
  private async next(): Promise<Page> {
    const page = (await this.pages.next()) ?? this.damaged();
    if (!page.isDictionary) this.rows -= page.values;
    if (this.rows < 0) this.damaged();
    return page;
  }

  private read({ values, body }: Page): void {
    if (this.dictionary) this.damaged();
    this.dictionary = new Dictionary(this.column.format, body(), values);
  }

  private open({ values, encoding, levels, nulls, body }: Page): void {
    this.left = values;
    this.nulls = null;
    this.levels = null;
    const bytes = values > 0 ? body() : new Uint8Array();
    let at = 0;
    let present = values;
    if (levels) {
      present = values - nulls;
      if (this.column.isOptional) {
        this.nulls = nulls;
        this.levels = new Hybrid(levels, 0, levels.length, 1);
      } else if (nulls > 0 || levels.length > 0) this.damaged();
    } else if (this.column.isOptional && values > 0) {
      if (bytes.length < 4) this.damaged();
      at = 4 + viewOf(bytes).getUint32(0, true);
      if (at > bytes.length) this.damaged();
      present = new Hybrid(bytes, 4, at, 1).ones(values);
      this.levels = new Hybrid(bytes, 4, at, 1);
    }
    const { format } = this.column;
    this.values = valuesOf(encoding, format, bytes, at, present, this.dictionary);
  }

  /** What a page has left that its header does not count would be rows that nobody sees. */
  private close(): void {
    const isWhole = this.values.isOver() && (this.levels?.isOver() ?? true) && !this.nulls;
    if (!isWhole) this.damaged();
    this.values = NO_VALUES;
    this.levels = null;
    this.nulls = null;
  }

  private damaged(): never {
    return refuse('broken', { found: `column ${this.column.name}` });
  }
}
