// What is read from its beginning to its end: each file once, or once for each of the sheets and columns that are asked for.

import type { FileOptions, Reading, Summary } from '../bulk/bulk';
import { Usage } from './errors';
import type { Given } from './given';
import { place } from './options';

export type Pass = { file: string; asked: Pick<FileOptions, 'sheet' | 'workbook' | 'column'> };

/** In place of a sheet: every one that holds codes. */
const ALL = 'all';

export class Passes {
  /** Whether a file may be read more than once, so that its name alone does not tell what was read. */
  readonly areSeveral: boolean;
  private readonly sheets: readonly string[];
  private readonly columns: readonly string[];
  private readonly waiting: Pass[];

  constructor(files: readonly string[], { sheet = [], column = [], annotate }: Given) {
    this.sheets = sheet;
    this.columns = column;
    this.areSeveral = sheet.length > 1 || sheet.includes(ALL) || column.length > 1;
    if (this.areSeveral && files.includes('-')) throw new Usage((say) => say.severalStream);
    if (this.areSeveral && annotate !== undefined) throw new Usage((say) => say.severalAnnotate);
    const asked = (name: 'sheet' | 'column', given: readonly string[]) =>
      given.length > 0 ? given.map((text) => ({ [name]: place(text) })) : [{}];
    const onSheets = asked('sheet', sheet.includes(ALL) ? [] : sheet);
    this.waiting = files.flatMap((file) => {
      const again = this.areSeveral ? { workbook: {} } : {};
      return asked('column', column).flatMap((one) =>
        onSheets.map((other) => ({ file, asked: { ...again, ...other, ...one } })),
      );
    });
  }

  *[Symbol.iterator](): Generator<Pass> {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) yield next;
  }

  /** A pass is over: where all sheets are asked for, the others of its workbook that hold codes are read next. */
  over({ file, asked }: Pass, { alsoHoldsCodes }: Summary): void {
    if (!this.sheets.includes(ALL) || asked.sheet !== undefined) return;
    const others = new Set(alsoHoldsCodes.flatMap(({ sheet }) => sheet ?? []));
    this.waiting.unshift(...[...others].map((sheet) => ({ file, asked: { ...asked, sheet } })));
  }

  /** What a pass came to, without doubts about sheets and columns that have a pass of their own. */
  told(summary: Summary): Summary {
    const same = (given: readonly string[], name: string, number: number) =>
      given.some((text) => text.toLowerCase() === name.toLowerCase() || text === `${number}`);
    const isRead = ({ sheet, column, name }: Summary['alsoHoldsCodes'][number]) =>
      sheet === null
        ? same(this.columns, name, column)
        : this.sheets.includes(ALL) || same(this.sheets, sheet, (summary.sheets ?? []).indexOf(sheet) + 1);
    return { ...summary, alsoHoldsCodes: summary.alsoHoldsCodes.filter((it) => !isRead(it)) };
  }

  /** What a pass is called: the file, and which part of it was read where there are several. */
  nameOf({ file }: Pass, reading: Reading | null): string {
    if (!this.areSeveral || !reading) return file;
    const columns = reading.columnNames?.some(Boolean) ? reading.columnNames : (reading.columns ?? []);
    const parts = [reading.sheet ?? '', this.columns.length > 1 ? columns.join(' ') : ''].filter(Boolean);
    return parts.length > 0 ? `${file} [${parts.join(' / ')}]` : file;
  }
}
