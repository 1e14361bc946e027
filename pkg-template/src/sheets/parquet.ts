// A Parquet file: of its columns those that are needed, written row by row where their values stand in the pages, so that
// no more than a page of each is in memory.

import { Allowance, PAGES } from './allowance';
import type { Bytes } from './bytes';
import { formatOf } from './parquet/cells';
import { Cursor } from './parquet/cursor';
import { type Column, type Group, readDirectory } from './parquet/directory';
import { asBroken, refuse } from './refusal';
import type { Asked, Table } from './table';
import { Wire } from './wire';

/** Cells looked at together while it is not known which columns are needed, and rows of them. */
const LOOK = 2 ** 16;
const MOST_LOOK = 4096;
const LEAST_LOOK = 8;
/** Cells that are read or passed over, again for each look; then the columns are settled by what was seen. */
const MOST_LOOKED = 2 ** 24;
/** Handed over at once. */
const BATCH = 1 << 16;

/** Columns that are read, by the place that they have among all. */
type Read = { at: number; cursor: Cursor };

export async function openTable(file: Bytes, { sheet }: Asked = {}): Promise<Table> {
  if (sheet !== undefined) refuse('no-sheets');
  const { columns, groups, rows } = await sound(() => readDirectory(file));
  const allowance = new Allowance('bytes of all pages', PAGES, file.size);
  const together = Math.min(MOST_LOOK, Math.max(LEAST_LOOK, Math.floor(LOOK / columns.length)));
  return {
    sheet: null,
    sheets: null,
    elsewhere: [],
    firstLine: 0,
    hasHeader: true,
    async *batches(known) {
      const wire = new Wire();
      columns.forEach(({ name }, at) => {
        wire.text(at, name);
      });
      wire.endRow();
      let before = 0;
      let looked = 0;
      const read = (row: number) => Math.floor(file.size * ((before + row) / Math.max(1, rows)));
      try {
        for (const group of groups) {
          let row = 0;
          while (row < group.rows && !known(looked > MOST_LOOKED)) {
            const count = Math.min(together, group.rows - row);
            looked += columns.length * (row + count);
            await look(wire, open(group), { row, count, isLast: row + count === group.rows });
            row += count;
            yield { bytes: wire.take(), read: read(row) };
          }
          if (row < group.rows || row === 0) {
            const used = open(group, known(false));
            for (const { cursor } of used) await cursor.skip(row);
            while (row < group.rows) {
              row += await fill(wire, used, group.rows - row);
              if (wire.length >= BATCH) yield { bytes: wire.take(), read: read(row) };
            }
            for (const { cursor } of used) await cursor.end();
          }
          before += group.rows;
        }
      } catch (error) {
        throw asBroken(error, 'pages');
      }
      yield { bytes: wire.take(), read: file.size };
    },
  };

  /** The columns with values, or those of them that are wanted. */
  function open({ chunks, rows }: Group, wanted: ReadonlySet<number> | null = null): Read[] {
    return columns.flatMap((column, at) => {
      const chunk = column.leaf === null ? undefined : chunks[column.leaf];
      if (!chunk || (wanted && !wanted.has(at))) return [];
      return [{ at, cursor: new Cursor(file, chunk, allowance, formats(column), rows) }];
    });
  }
}

const formats = ({ name, isOptional, element }: Column) => ({ name, isOptional, format: formatOf(element) });

/** Rows with all of their columns: column by column, so that there is one page at a time, whatever their number. */
async function look(wire: Wire, used: Read[], rows: { row: number; count: number; isLast: boolean }): Promise<void> {
  const columns = [];
  for (const { at, cursor } of used) {
    await cursor.skip(rows.row);
    const cells = new Wire(1 << 12);
    const ends = new Uint32Array(rows.count);
    for (let row = 0; row < rows.count; row++) {
      if (cursor.left === 0) await cursor.ready();
      cursor.put(cells, 0);
      ends[row] = cells.length;
    }
    if (rows.isLast) await cursor.end();
    columns.push({ at, cells: cells.take(), ends });
  }
  for (let row = 0; row < rows.count; row++) {
    for (const { at, cells, ends } of columns) {
      const start = row === 0 ? 0 : (ends[row - 1] as number);
      const end = ends[row] as number;
      if (end > start) wire.written(at, cells, start, end);
    }
    wire.endRow();
  }
}

/** Rows as far as every column has a page at hand, and no more than are handed over at once; says how many. */
async function fill(wire: Wire, used: Read[], most: number): Promise<number> {
  let count = most;
  for (const { cursor } of used) {
    await cursor.ready();
    count = Math.min(count, cursor.left);
  }
  let row = 0;
  for (; row < count && wire.length < BATCH; row++) {
    for (const { at, cursor } of used) cursor.put(wire, at);
    wire.endRow();
  }
  return row;
}

function sound<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => Promise.reject(asBroken(error, 'directory')));
}
