// One check under way, on this side of the module.

import { compile } from 'humanoid-id:bulk-source';
import { documentsOf } from '../api/registry-document';
import type { BulkOptions, CodeColumn, Progress, Reading, RowReport, Summary } from '../contract/bulk-types';
import type { StopSignal } from '../contract/host';
import type { Result } from '../contract/types';
import { isUnreadable, unreadableText } from '../messages/unreadable';
import { Bulk, type InitOutput, initSync } from '../module/generated/bulk';
import { refusedFiles } from '../module/refusal';
import { decoded } from '../module/utf8';
import type { Bytes } from '../sheets/bytes';
import { refuse } from '../sheets/refusal';
import type { Asked, Table } from '../sheets/table';
import { NotTheSameBytes } from './annotate';
import { Turns } from './event-loop';
import type { Limit } from './memory-limit';
import { type Cut, checkPart, type Done, type Given, type Order, type ReadAt } from './part';
import { rulesGiven } from './rules';
import { type TableFormat, unpack } from './table';

/** So much is read at a time; less where rows are reported, as a byte may be a row. */
export const PIECE = 1 << 18;
const PIECE_OF_REPORTS = 1 << 15;

let module: WebAssembly.Module | undefined;
let memory: InitOutput['memory'] | undefined;

export function instantiated(): WebAssembly.Module {
  if (!module) {
    try {
      const compiled = compile();
      memory = initSync({ module: compiled }).memory;
      module = compiled;
    } catch (cause) {
      throw refusedFiles(cause);
    }
  }
  return module;
}

/** The memory of the module, which is there once it was instantiated. */
export const memoryOf = (): ArrayBuffer => (memory as InitOutput['memory']).buffer;

/** Begins a check; instantiates the module at the first. */
export class Run {
  readonly turns: Turns;
  private bulk: Bulk;
  private start = performance.now();
  private readonly progress: BulkOptions['onProgress'];
  private readonly signal: StopSignal | undefined;
  private readonly asked: Asked;
  private readonly options: object;
  /** What the editions of the rules are called, in the order given. */
  private readonly editions: readonly string[];
  /** Of a file whose rows come unpacked: its sheets, and how much of its bytes was read. */
  private unpacked: (Pick<Table, 'sheet' | 'sheets' | 'elsewhere'> & { size: number; read: number }) | undefined;
  /** Rows of parts that were joined, and were not asked for yet. */
  private joined: RowReport[] = [];
  /** How many rows with an error are still told, and how many others. */
  private readonly left: { errors: number; others: number };
  private threads = 1;
  private phase: Progress['phase'] = 'read';
  /** What the first reading came to, where there is a second. */
  private first: Whole | undefined;
  /** What the files before this one came to. */
  private before: Whole = NOTHING;

  constructor(
    { signal, onProgress, sheet, workbook, registry, rules: given, ...others }: BulkOptions,
    private readonly told: 'notes' | 'reports' | 'nothing',
    private total: number | null,
    private readonly limit?: Limit,
  ) {
    instantiated();
    const most = others.maxReports ?? Number.POSITIVE_INFINITY;
    this.left = { errors: most, others: most };
    this.signal = signal;
    this.turns = new Turns(signal);
    this.progress = onProgress;
    this.asked = { sheet, workbook };
    const { rules, ids } = rulesGiven(given);
    this.editions = ids;
    this.options = { ...others, rules, ...(registry !== undefined && { registry: documentsOf(registry) }) };
    if (others.report === 'none') this.told = 'nothing';
    const isTold = this.told !== 'nothing';
    // To compare codes when all have passed is faster as well, so it is also done where nobody waits for rows.
    const isDeferred = others.duplicates === 'exact' && (limit !== undefined || !isTold);
    this.bulk = new Bulk(this.options, isDeferred ? 'nothing' : this.told);
    if (isDeferred) this.bulk.defer(limit?.room ?? 0, limit?.store, isTold);
    else if (total !== null) this.bulk.expect(total);
  }

  /** How much to read at a time. */
  get piece(): number {
    return this.told === 'reports' ? PIECE_OF_REPORTS : PIECE;
  }

  /** A view of the module's own memory for the next piece. It is stale after the next call of anything. */
  room(length: number): Uint8Array {
    const at = this.bulk.room(length);
    return new Uint8Array((memory as InitOutput['memory']).buffer, at, length);
  }

  /** So much of the room was filled. */
  take(length: number): void {
    this.signal?.throwIfAborted();
    this.explained(() => this.bulk.take(length));
    this.tellProgress();
  }

  /** No bytes follow; what has come is dealt with as `goOn` is called. */
  settle(): void {
    this.refuseSheet();
    this.explained(() => this.bulk.settle());
  }

  /** Deal with the next of what has come; `false` where all of it was. Between, the rows of what was may be handed on. */
  goOn(): boolean {
    if (!this.bulk.isBehind()) return false;
    this.take(0);
    return true;
  }

  /** `left` is how much of the comparison is, where that is under way. */
  private tellProgress(left?: number): void {
    if (!this.progress) return;
    const [rows = 0, invalid = 0, taken = 0] = this.bulk.progress();
    const { read: bytes = taken, size: total = this.total } = this.unpacked ?? {};
    const done = left === undefined ? total && Math.min(1, bytes / total) : 1 - left;
    this.progress({ bytes, total, rows, invalid, phase: this.phase, done });
  }

  /** The module knows that the temporary file failed, and the file knows why; what else stands in the way gets its sentence. */
  private explained<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (isUnreadable(error)) {
        error.reason = { en: unreadableText(error, 'en'), zh: unreadableText(error, 'zh-CN') };
      }
      throw this.limit?.store.failure ?? error;
    }
  }

  /**
   * What threads have to know to check parts of the file, and be joined, in place of pieces that are taken; `null` where
   * a file that begins like that is not cut.
   */
  cut(path: string, beginning: Uint8Array, threads: number): Given | null {
    const whole = new Bulk(this.options, this.told);
    this.explained(() => whole.look(beginning));
    const part = whole.part(0, false);
    if (!part) {
      whole.free();
      return null;
    }
    part.free();
    this.bulk.free();
    this.bulk = whole;
    this.threads = threads;
    return { module: instantiated(), path, options: this.options };
  }

  /** Put a part behind the others; where it does not follow, the place to check it once more from. */
  join({ words, reports }: Done): Cut | undefined {
    this.signal?.throwIfAborted();
    const [offset = 0, isSkipping, row = 1, line = 1] = this.bulk.reached();
    if (!this.bulk.join(words)) return { offset, isSkipping: isSkipping === 1 };
    for (const report of JSON.parse(decoded(reports)) as RowReport[]) {
      const kind = report.status === 'invalid' ? 'errors' : 'others';
      if (this.left[kind] === 0) continue;
      this.left[kind]--;
      report.row += row - 1;
      report.line += line - 1;
      this.joined.push(report);
    }
    this.tellProgress();
    return undefined;
  }

  /** Check a part on this thread. */
  checkPart(order: Order, read: ReadAt): Done {
    return checkPart(this.bulk, memory as InitOutput['memory'], read, order);
  }

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      this.room(piece.length).set(piece);
      this.take(piece.length);
    }
  }

  /** Take a workbook or table, whose rows have to be unpacked. */
  async *table(file: Bytes, format: TableFormat): AsyncGenerator<void> {
    const columns = (isDue: boolean) => {
      if (isDue) this.explained(() => this.bulk.settle());
      const known: Iterable<number> & { length: number } = this.bulk.columns();
      return known.length > 0 ? new Set(known) : null;
    };
    yield* unpack(file, format, this.asked, {
      suits: (beginning) => this.looked(beginning, format, this.options, (bulk) => bulk.isLikely()) ?? false,
      codeColumns: (beginning) => {
        // A column that was asked for may be called something else on another sheet.
        const open = { ...this.options, column: undefined, columns: undefined };
        return this.looked(beginning, format, open, (bulk) => bulk.codeColumns() as CodeColumn[]) ?? [];
      },
      begin: (format, { sheet, sheets, elsewhere, firstLine, hasHeader }: Table, size) => {
        this.unpacked = { sheet, sheets, elsewhere, size, read: 0 };
        this.bulk.unpacked(format, firstLine, hasHeader);
      },
      columns,
      rows: (bytes, read) => {
        if (this.unpacked) this.unpacked.read = Math.max(this.unpacked.read, read);
        this.push(bytes);
      },
    });
  }

  /** What the beginning of an unpacked table shows; nothing where it has no such column as was asked for. */
  private looked<T>(
    beginning: Uint8Array,
    format: TableFormat,
    options: object,
    ask: (bulk: Bulk) => T,
  ): T | undefined {
    const looked = new Bulk(options, 'nothing');
    try {
      looked.unpacked(format, 1, undefined);
      looked.look(beginning);
      return ask(looked);
    } catch {
      // If no other sheet has the column either, that is said of the first.
      return undefined;
    } finally {
      looked.free();
    }
  }

  /** The rows of a file have passed: what they come to, as far as codes are compared in their turn. */
  endFile(): Summary {
    this.refuseSheet();
    this.explained(() => this.bulk.finishRows());
    return this.summary();
  }

  /** The next of several files, whose codes are compared with those of all before; rows are numbered on. */
  nextFile(size: number | null): void {
    this.before = this.whole();
    this.bulk.nextFile();
    this.unpacked = undefined;
    this.total = size;
    this.start = performance.now();
  }

  /** Of the file under way. */
  get rows(): number {
    return this.counts().rows;
  }

  /** Whether nothing is told yet because all files are read once more. */
  get isSilent(): boolean {
    return this.limit !== undefined && this.first === undefined;
  }

  /** Nothing follows. */
  finish(): void {
    this.refuseSheet();
    this.explained(() => this.bulk.finish());
  }

  /** The same with a pause now and then, as to compare millions of codes takes a while. */
  async *end(): AsyncGenerator<void> {
    this.settle();
    yield;
    this.explained(() => this.bulk.finishRows());
    yield;
    yield* this.compare();
  }

  /** Compare the codes of all rows that have passed, where that was left for the end. */
  async *compare(): AsyncGenerator<void> {
    const { phase } = this;
    for (let left = 1; left > 0; ) {
      left = this.explained(() => this.bulk.compare());
      if (!this.turns.areDue()) continue;
      this.phase = 'compare';
      this.tellProgress(left);
      await this.turns.give();
    }
    this.phase = phase;
    if (this.first && isOther(this.first, this.whole())) throw new NotTheSameBytes('the file was changed meanwhile');
  }

  /** Many a file is rows as they stand, and then there is nothing to choose from. */
  private refuseSheet(): void {
    if (this.asked.sheet !== undefined && !this.unpacked) refuse('no-sheets');
  }

  /** Where rows wait to be told because codes were compared afterwards: the same file is to be read again. */
  tellAgain(): boolean {
    const again = this.told === 'nothing' ? undefined : this.bulk.tellAgain(this.told);
    if (!again) return false;
    this.first = this.whole();
    this.before = NOTHING;
    this.bulk.free();
    this.bulk = again;
    this.phase = 'tell';
    return true;
  }

  /** Two words for a row; a view, as `room` is. */
  notes(): Uint32Array {
    return new Uint32Array((memory as InitOutput['memory']).buffer, this.bulk.notes(), this.bulk.noteWords());
  }

  reports(): RowReport[] {
    return this.threads > 1 ? this.joined.splice(0) : (JSON.parse(decoded(this.bulk.reports())) as RowReport[]);
  }

  summary(): Summary {
    const { editions, firstEdition, ...counts } = this.counts();
    const { sheet = null, sheets = null, elsewhere = [], size: bytes = counts.bytes } = this.unpacked ?? {};
    const rulesetId = this.editions[firstEdition] as string;
    const byEdition = Object.fromEntries(this.editions.map((id, at) => [id, editions[at] ?? counts.valid]));
    const beside = counts.alsoHoldsCodes.map((it) => ({ ...it, sheet: null }));
    const alsoHoldsCodes = [...beside, ...elsewhere];
    return {
      ...counts,
      rulesetId,
      byEdition,
      sheet,
      sheets,
      alsoHoldsCodes,
      bytes,
      workers: this.threads,
      ms: performance.now() - this.start,
    };
  }

  reading(): Reading {
    const { columns, columnNames } = this.counts();
    return { sheet: this.unpacked?.sheet ?? null, columns, columnNames };
  }

  /** What all files so far came to. */
  private whole(): Whole {
    const counts = this.counts();
    return COMPARED.map((name, at) => counts[name] + (this.before[at] ?? 0));
  }

  private counts(): Counts {
    return this.bulk.summary() as Counts;
  }

  detail(row: number, bytes: Uint8Array): Result | null {
    const detail = this.bulk.detail(row, bytes) as Result | null;
    return detail && { ...detail, rulesetId: this.summary().rulesetId };
  }

  free(): void {
    this.bulk.free();
  }
}

/** What the module counts. */
type Counts = Omit<Summary, 'rulesetId' | 'byEdition' | 'sheet' | 'sheets' | 'alsoHoldsCodes' | 'workers' | 'ms'> & {
  alsoHoldsCodes: CodeColumn[];
  /** The place of the edition that a code is held against first, and how many were valid by each, where there are several. */
  firstEdition: number;
  editions: number[];
};

/** What has to be the same where files are read twice. */
const COMPARED = ['bytes', 'rows', 'valid', 'duplicates'] as const;
type Whole = readonly number[];
const NOTHING: Whole = [0, 0, 0, 0];
const isOther = (one: Whole, two: Whole) => one.some((count, at) => count !== two[at]);
