// The directory of a Parquet file: which columns it has, and where their pages stand. Of statistics nothing is read, so none
// can be wrong. A directory that contradicts itself is damaged, whether or not what it says is needed.

import { Allowance, ROWS } from '../allowance';
import { type Bytes, viewOf } from '../bytes';
import { refuse } from '../refusal';
import { Ended, type Shape, Thrift } from './thrift';

/** A directory has some hundred bytes for each column of each group of rows. */
const MOST_DIRECTORY = 2 ** 27;
const MOST_COLUMNS = 10_000;

const OPTIONAL = 1;
const REPEATED = 2;

/** A column of the first level. */
export type Column = {
  name: string;
  /** Which of the columns with values it is; `null` where it holds groups or lists. */
  leaf: number | null;
  isOptional: boolean;
  element: Element;
};

/** Where the pages of a column stand in a group of rows. */
export type Chunk = { start: number; end: number; codec: number };
export type Group = { rows: number; chunks: Chunk[] };
export type Directory = { columns: Column[]; groups: Group[]; rows: number };

/** A column of the schema, or what holds others. */
export type Element = Partial<{
  type: number;
  width: number;
  repetition: number;
  name: Uint8Array;
  children: number;
  /** The older annotation of its type. */
  converted: number;
  scale: number;
  /** The newer one: a union, so one of these is there. */
  logical: Partial<{
    decimal: { scale?: number };
    date: object;
    timestamp: { unit?: Partial<{ millis: object; micros: object; nanos: object }> };
    integer: { isSigned?: boolean };
    uuid: object;
    float16: object;
  }>;
}>;

const NOTHING = { struct: {} };
const UNIT: Shape = { 1: ['millis', NOTHING], 2: ['micros', NOTHING], 3: ['nanos', NOTHING] };
const LOGICAL: Shape = {
  5: ['decimal', { struct: { 1: ['scale', 'integer'] } }],
  6: ['date', NOTHING],
  8: ['timestamp', { struct: { 2: ['unit', { struct: UNIT }] } }],
  10: ['integer', { struct: { 2: ['isSigned', 'flag'] } }],
  14: ['uuid', NOTHING],
  15: ['float16', NOTHING],
};
const ELEMENT: Shape = {
  1: ['type', 'integer'],
  2: ['width', 'integer'],
  3: ['repetition', 'integer'],
  4: ['name', 'bytes'],
  5: ['children', 'integer'],
  6: ['converted', 'integer'],
  7: ['scale', 'integer'],
  10: ['logical', { struct: LOGICAL }],
};
const PAGES: Shape = {
  1: ['type', 'integer'],
  3: ['path', { list: 'bytes' }],
  4: ['codec', 'integer'],
  5: ['values', 'integer'],
  7: ['size', 'integer'],
  9: ['data', 'integer'],
  11: ['dictionary', 'integer'],
};
const CHUNK: Shape = { 1: ['otherFile', 'bytes'], 3: ['pages', { struct: PAGES }], 8: ['encryption', NOTHING] };
const GROUP: Shape = { 1: ['chunks', { list: CHUNK }], 3: ['rows', 'integer'] };
const FILE: Shape = {
  2: ['schema', { list: ELEMENT }],
  3: ['rows', 'integer'],
  4: ['groups', { list: GROUP }],
  8: ['encryption', NOTHING],
};

type ToldChunk = Partial<{
  otherFile: Uint8Array;
  pages: Partial<Record<'type' | 'codec' | 'values' | 'size' | 'data' | 'dictionary', number> & { path: Uint8Array[] }>;
  encryption: object;
}>;
type ToldGroup = Partial<{ chunks: ToldChunk[]; rows: number }>;
type Told = { schema: Element[]; rows: number; groups: ToldGroup[]; encryption: object };

export async function readDirectory(file: Bytes): Promise<Directory> {
  const end = await file.read(Math.max(0, file.size - 8), file.size);
  const mark = String.fromCharCode(...end.subarray(-4));
  if (mark === 'PARE') refuse('encrypted-table');
  if (mark !== 'PAR1' || end.length < 8) refuse('not-a-table');
  const length = viewOf(end).getUint32(0, true);
  if (length > file.size - 12) damaged('directory');
  if (length > MOST_DIRECTORY) refuse('too-large', { found: 'bytes of the directory', limit: MOST_DIRECTORY });
  const bytes = await file.read(file.size - 8 - length, file.size - 8);
  try {
    return directoryOf(new Thrift(bytes).struct<Told>(FILE), file.size);
  } catch (error) {
    throw error instanceof Ended ? damaged('directory') : error;
  }
}

const decoder = new TextDecoder();
const text = (bytes: Uint8Array | undefined) => decoder.decode(bytes);

function damaged(found: string): never {
  return refuse('broken', { found });
}

function directoryOf({ schema = [], rows = -1, groups = [], encryption }: Partial<Told>, size: number): Directory {
  if (encryption) refuse('encrypted-table');
  const { columns, leaves } = columnsOf(schema);
  const read = groups.map((group) => groupOf(group, columns, leaves, size));
  const sum = read.reduce((sum, group) => sum + group.rows, 0);
  if (rows !== sum) damaged(`${rows} rows, and ${sum} in its groups`);
  new Allowance('rows', ROWS, size).take(rows);
  refuseOverlaps(read);
  return { columns, groups: read, rows };
}

const isCount = (number: number | undefined): number is number => Number.isSafeInteger(number) && Number(number) >= 0;

function groupOf({ chunks = [], rows }: ToldGroup, columns: Column[], leaves: number, size: number): Group {
  if (!isCount(rows)) damaged(`a group of ${rows} rows`);
  if (chunks.length !== leaves) damaged(`${chunks.length} of ${leaves} columns in a group`);
  for (const { leaf, name, element } of columns) {
    if (leaf === null) continue;
    const { values, type, path = [] } = chunks[leaf]?.pages ?? {};
    if (values !== rows) damaged(`column ${name}: ${values} values in ${rows} rows`);
    const isOther = type !== element.type || path.length > 1 || (path[0] !== undefined && text(path[0]) !== name);
    if (isOther) damaged(`column ${name}`);
  }
  return { rows, chunks: chunks.map((chunk) => chunkOf(chunk, size)) };
}

/** The same bytes are not the pages of two columns. */
function refuseOverlaps(groups: Group[]): void {
  const chunks = groups.flatMap(({ chunks }) => chunks).sort((one, other) => one.start - other.start);
  let end = 0;
  for (const chunk of chunks) {
    if (chunk.end > chunk.start && chunk.start < end) damaged('columns over one another');
    end = chunk.end;
  }
}

function chunkOf({ otherFile, pages = {}, encryption }: ToldChunk, fileSize: number): Chunk {
  if (encryption) refuse('encrypted-table');
  if (otherFile?.length) refuse('unsupported', { found: 'columns in other files' });
  const { codec = -1, size = -1, data = -1, dictionary = 0 } = pages;
  // Where there are no rows, writers say 0 of a place that is none.
  if (size === 0) return { start: 0, end: 0, codec };
  // Some writers say 0 where there is none: of a dictionary, and of pages behind one that no row refers to.
  const start = dictionary > 0 ? Math.min(data || dictionary, dictionary) : data;
  const end = start + size;
  // In front of all columns stands the mark of the file.
  if (!(isCount(start) && isCount(size) && start >= 4 && end <= fileSize)) damaged('place of a column');
  return { start, end, codec };
}

/** The columns of the first level; and how many columns hold values, in groups of whatever depth. */
function columnsOf([root, ...elements]: Element[]): { columns: Column[]; leaves: number } {
  if (elements.length > MOST_COLUMNS) refuse('too-large', { found: 'columns', limit: MOST_COLUMNS });
  const columns: Column[] = [];
  let leaves = 0;
  let at = 0;
  for (let child = root?.children ?? 0; child > 0; child--) {
    const element = elements[at];
    const isFlat = !element?.children && element?.repetition !== REPEATED;
    columns.push({
      name: text(element?.name),
      leaf: isFlat ? leaves : null,
      isOptional: element?.repetition === OPTIONAL,
      element: element ?? {},
    });
    // Over everything that it holds.
    for (let open = 1; open > 0; open--) {
      const { children = 0, type } = elements[at++] ?? damaged('schema');
      if (!isCount(children) || (children === 0 && type === undefined)) damaged('schema');
      if (children === 0) leaves++;
      open += children;
    }
  }
  if (at !== elements.length) damaged('schema');
  return { columns, leaves };
}
