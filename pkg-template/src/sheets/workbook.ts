// An XLSX workbook: which sheets it has, and the rows of one.

import type { CodeColumn } from '../contract/bulk-types';
import { Allowance, ROWS } from './allowance';
import { type Archive, openArchive } from './archive';
import type { Bytes } from './bytes';
import { refuse } from './refusal';
import { readStrings, type SharedStrings } from './strings';
import type { Asked, Look, Table } from './table';
import { type Batch, rowsOf } from './worksheet';
import { type Attributes, attribute, reader } from './xml';

/** Excel opens some thousand, and people keep some dozen. */
const MOST_SHEETS = 1000;
/** Names of sheets that are told to somebody who asked for another. */
const TOLD_SHEETS = 20;

/** A workbook as far as it was read; what stands for one that is read again keeps it. */
type Workbook = {
  size: number;
  archive: Archive;
  sheets: Sheet[];
  strings: SharedStrings | null;
  /** In which columns codes stand, by the part that a sheet is, as far as anybody looked. */
  codeColumns: Map<string, CodeColumn[]>;
};

const kept = new WeakMap<object, Workbook>();

/**
 * The sheet that is wanted; else the first that suits; else the first that holds anything. Sheets that are hidden come
 * after the others. Of the rest the beginnings are looked at where somebody wants to know of codes that nobody checks.
 */
export async function openTable(file: Bytes, asked: Asked, look: Look, cells: Allowance): Promise<Table> {
  const { archive, sheets, strings, codeColumns } = await workbookOf(file, asked.workbook);
  const rowsAllowed = new Allowance('rows', ROWS, file.size);
  const open = async (sheet: Sheet): Promise<Opened> => {
    const rows = rowsOf(archive, sheet.path, strings, rowsAllowed);
    const first = await rows.next();
    if (!first.done) cells.take(first.value.bytes.length);
    return { sheet, rows, first };
  };
  const leave = async ({ sheet, rows, first }: Opened) => {
    await rows.return(undefined);
    if (look.codeColumns) codeColumns.set(sheet.path, first.done ? [] : look.codeColumns(first.value.bytes));
  };
  let taken = asked.sheet === undefined ? undefined : await open(chosen(sheets, asked.sheet));
  let isSettled = taken !== undefined;
  const parts = partsOf(sheets);
  for (const part of parts) {
    if (isSettled && (part.path === taken?.sheet.path || !look.codeColumns || codeColumns.has(part.path))) continue;
    const opened = await open(part);
    const suits = !isSettled && !opened.first.done && look.suits(opened.first.value.bytes);
    const isBetter = suits || (!taken && !opened.first.done);
    const worse = isBetter ? taken : opened;
    if (worse) await leave(worse);
    if (isBetter) taken = opened;
    isSettled ||= suits;
  }
  if (!taken) refuse('empty');
  const { path } = taken.sheet;
  const elsewhere = parts
    .filter((part) => part.path !== path)
    .flatMap((part) => (codeColumns.get(part.path) ?? []).map((it) => ({ sheet: part.name, ...it })));
  return { ...table(taken), sheets: sheets.map(({ name }) => name), elsewhere };
}

async function workbookOf(file: Bytes, again: object | undefined): Promise<Workbook> {
  const known = again && kept.get(again);
  if (known?.size === file.size) {
    known.archive.reopened(file);
    return known;
  }
  const archive = await openArchive(file);
  const { sheets, strings: path } = await contents(archive, await workbookPath(archive));
  const strings = path === null ? null : await readStrings(archive, path);
  const workbook = { size: file.size, archive, sheets, strings, codeColumns: new Map() };
  if (again) kept.set(again, workbook);
  return workbook;
}

/** The first sheet of each part, as several sheets may be one; visible ones first. */
function partsOf(sheets: Sheet[]): Sheet[] {
  const parts = new Map<string, Sheet>();
  for (const sheet of [...sheets].sort((one, other) => Number(one.isHidden) - Number(other.isHidden))) {
    if (!parts.has(sheet.path)) parts.set(sheet.path, sheet);
  }
  return [...parts.values()];
}

/** A sheet, of which the first rows were read. */
type Opened = { sheet: Sheet; rows: AsyncGenerator<Batch, void>; first: IteratorResult<Batch, void> };

function table({ sheet, rows, first }: Opened): Omit<Table, 'sheets' | 'elsewhere'> {
  return {
    sheet: sheet.name,
    firstLine: first.done ? 1 : first.value.firstLine,
    hasHeader: undefined,
    async *batches() {
      if (first.done) return;
      yield first.value;
      yield* rows;
    },
  };
}

type Sheet = { name: string; path: string; isHidden: boolean };

function chosen(sheets: Sheet[], wanted: string | number): Sheet {
  const same = (name: string) => name.toLowerCase() === String(wanted).toLowerCase();
  const found = typeof wanted === 'number' ? sheets[wanted - 1] : sheets.find(({ name }) => same(name));
  const told = sheets.slice(0, TOLD_SHEETS).map(({ name }) => name);
  if (sheets.length > TOLD_SHEETS) told.push('…');
  return found ?? refuse('no-such-sheet', { wanted, sheets: told.join(', ') });
}

/** The part that is the workbook, as the archive's own relations say. */
async function workbookPath(archive: Archive): Promise<string> {
  if (archive.names.includes('encryptedpackage')) refuse('encrypted');
  if (!archive.names.includes('_rels/.rels')) {
    refuse(archive.names.includes('content.xml') ? 'open-document' : 'not-a-workbook');
  }
  const relations = await relationsOf(archive, '');
  const path = [...relations.values()].find(({ type }) => type === 'officeDocument')?.path;
  if (path?.endsWith('.bin')) refuse('binary-excel');
  return path?.startsWith('xl/') || path?.toLowerCase().includes('workbook') ? path : refuse('not-a-workbook');
}

async function contents(archive: Archive, path: string): Promise<{ sheets: Sheet[]; strings: string | null }> {
  const relations = await relationsOf(archive, path);
  const sheets: Sheet[] = [];
  await each(archive, path, (name, attributes) => {
    if (name !== 'sheet') return;
    const target = relations.get(attribute(attributes, 'id') ?? '');
    // Charts and dialogues have names among the sheets, but no cells.
    if (target?.type !== 'worksheet') return;
    if (sheets.length === MOST_SHEETS) refuse('too-large', { found: 'sheets', limit: MOST_SHEETS });
    const isHidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
    sheets.push({ name: attribute(attributes, 'name') ?? '', path: target.path, isHidden });
  });
  const strings = [...relations.values()].find(({ type }) => type === 'sharedStrings');
  return { sheets, strings: strings?.path ?? null };
}

type Relation = { type: string; path: string };

/** What a part refers to, by the name that it uses. */
async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations = new Map<string, Relation>();
  await each(archive, path, (name, attributes) => {
    const said = (what: string) => attribute(attributes, what) ?? '';
    if (name !== 'Relationship' || said('TargetMode') === 'External') return;
    const type = said('Type').split('/').pop() ?? '';
    relations.set(said('Id'), { type, path: resolved(folder, said('Target')) });
  });
  return relations;
}

/** Every tag of a part that is small. */
async function each(archive: Archive, path: string, open: (name: string, attributes: Attributes) => void) {
  const xml = reader(path, { open, close() {}, text() {} });
  for await (const { bytes } of archive.entry(path)) xml.push(bytes);
  xml.end();
}

function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
