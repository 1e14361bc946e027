// An XLSX workbook: which sheets it has, and the rows of one.

import { Allowance, ROWS } from './allowance';
import { type Archive, openArchive } from './archive';
import type { Bytes } from './bytes';
import { refuse } from './refusal';
import { readStrings } from './strings';
import type { Look, Table } from './table';
import { type Batch, rowsOf } from './worksheet';
import { type Attributes, attribute, reader } from './xml';

/** Excel opens some thousand, and people keep some dozen. */
const MOST_SHEETS = 1000;
/** Names of sheets that are told to somebody who asked for another. */
const TOLD_SHEETS = 20;

/**
 * The sheet that is wanted; else the first that suits; else the first that holds anything. Sheets that are hidden come
 * after the others. Of the rest the beginnings are looked at, as codes may stand there that nobody checks.
 */
export async function openTable(
  file: Bytes,
  wanted: string | number | undefined,
  look: Look,
  cells: Allowance,
): Promise<Table> {
  const allowed = { cells, rows: new Allowance('rows', ROWS, file.size) };
  const archive = await openArchive(file);
  const path = await workbookPath(archive);
  const { sheets, strings: stringsPath } = await contents(archive, path);
  const strings = stringsPath === null ? null : await readStrings(archive, stringsPath);
  const open = async ({ name, path }: Sheet) => {
    const rows = rowsOf(archive, path, strings, allowed.rows);
    const first = await rows.next();
    if (!first.done) allowed.cells.take(first.value.bytes.length);
    return { name, rows, first };
  };
  const elsewhere: Table['elsewhere'] = [];
  const leave = async ({ name, rows, first }: Opened) => {
    await rows.return(undefined);
    if (!first.done) elsewhere.push(...look.codeColumns(first.value.bytes).map((it) => ({ sheet: name, ...it })));
  };
  const asked = wanted === undefined ? undefined : chosen(sheets, wanted);
  let taken = asked && (await open(asked));
  let isSettled = taken !== undefined;
  // Sheets may be the same part, which then has the same rows.
  const seen = new Set(asked && [asked.path]);
  for (const sheet of [...sheets].sort((one, other) => Number(one.isHidden) - Number(other.isHidden))) {
    if (seen.has(sheet.path)) continue;
    seen.add(sheet.path);
    const opened = await open(sheet);
    if (opened.first.done) continue;
    const suits = !isSettled && look.suits(opened.first.value.bytes);
    const [better, worse] = suits || !taken ? [opened, taken] : [taken, opened];
    if (worse) await leave(worse);
    taken = better;
    isSettled ||= suits;
  }
  if (!taken) refuse('empty');
  return { ...table(taken), sheets: sheets.map(({ name }) => name), elsewhere };
}

/** A sheet, of which the first rows were read. */
type Opened = { name: string; rows: AsyncGenerator<Batch, void>; first: IteratorResult<Batch, void> };

function table({ name, rows, first }: Opened): Omit<Table, 'sheets' | 'elsewhere'> {
  return {
    sheet: name,
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
