// Makers' own numbers and codes in files: one column written from the other, or both held against each other. Bytes go into
// the module and bytes come out; only a row with an issue becomes an object.

import { documentsOf } from '../api/registry-document';
import type { NumberOptions, NumberPiece } from '../contract/bulk-types';
import type { FileBytes, FileUrl, Pieces } from '../contract/host';
import type { Issue, IssueCode } from '../contract/types';
import { isUnreadable, unreadableText } from '../messages/unreadable';
import { NumberWriter } from '../module/generated/bulk';
import type { Bytes } from '../sheets/bytes';
import { cell } from './rows';
import { instantiated, memoryOf, PIECE } from './run';
import { fromFile, inPieces, sizeOf, type Taker } from './sources';
import { type TableFormat, unpack } from './table';

type Fault = { at: number; row: number; line: number; issue: Issue };

/** A file under way. */
class Writing implements Taker {
  readonly piece = PIECE;
  private readonly writer: NumberWriter;
  private waiting: Uint8Array[] = [];
  private faults: NumberPiece['faults'] = [];

  constructor(
    private readonly reading: object,
    private readonly columns: object,
    private readonly sheet: NumberOptions['sheet'],
    private readonly say: NumberOptions['say'],
  ) {
    instantiated();
    this.writer = new NumberWriter(reading, columns);
  }

  room(length: number): Uint8Array {
    const at = this.writer.room(length);
    return new Uint8Array(memoryOf(), at, length);
  }

  take(length: number): void {
    this.keep(this.explained(() => this.writer.take(length)));
  }

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      this.room(piece.length).set(piece);
      this.take(piece.length);
    }
  }

  async *table(file: Bytes, format: TableFormat): AsyncGenerator<void> {
    yield* unpack(
      file,
      format,
      { sheet: this.sheet },
      {
        suits: (beginning) => this.suits(beginning, format),
        begin: (format, { firstLine, hasHeader }) => this.writer.unpacked(format, firstLine, hasHeader),
        // All cells of a row are written.
        columns: () => null,
        rows: (bytes) => this.push(bytes),
      },
    );
  }

  /** Whether a sheet has the columns that are asked for. */
  private suits(beginning: Uint8Array, format: TableFormat): boolean {
    const looked = new NumberWriter(this.reading, this.columns);
    try {
      looked.unpacked(format, 1, undefined);
      looked.look(beginning);
      return true;
    } catch {
      return false;
    } finally {
      looked.free();
    }
  }

  finish(): void {
    this.keep(this.explained(() => this.writer.finish()));
  }

  /** What was written since the last call. */
  written(): NumberPiece {
    const [rows = 0, written = 0, blank = 0, faulty = 0, noCheckCharacter = 0] = this.writer.counts();
    const counted = this.writer.issues().split('\n').slice(0, -1);
    const issues = Object.fromEntries(
      counted.map((line) => {
        const [code = '', count] = line.split(' ');
        return [code as IssueCode, Number(count)];
      }),
    );
    const summary = { rows, written, blank, faulty, noCheckCharacter, issues };
    const piece = { bytes: this.waiting, faults: this.faults, summary };
    this.waiting = [];
    this.faults = [];
    return piece;
  }

  get isWaiting(): boolean {
    return this.waiting.length > 0;
  }

  free(): void {
    this.writer.free();
  }

  /** Take what the module wrote, with the sentences of issues where they belong. */
  private keep(length: number): void {
    const bytes = new Uint8Array(memoryOf(), this.writer.written(), length).slice();
    const faults = JSON.parse(this.writer.faults()) as Fault[];
    let from = 0;
    for (const { at, ...fault } of faults) {
      if (this.say) {
        // What follows is what stands between cells.
        const delimiter = String.fromCharCode(bytes[at] as number);
        this.waiting.push(bytes.subarray(from, at), encoder.encode(cell(this.say(fault.issue), delimiter)));
        from = at;
      }
      this.faults.push(fault);
    }
    if (from < bytes.length) this.waiting.push(bytes.subarray(from));
  }

  private explained<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (isUnreadable(error)) {
        error.reason = { en: unreadableText(error, 'en'), zh: unreadableText(error, 'zh-CN') };
      }
      throw error;
    }
  }
}

const encoder = /* @__PURE__ */ new TextEncoder();

function begun({
  sheet,
  say,
  registry,
  signal: _,
  inHouseColumn,
  codeColumn,
  modelColumn,
  country,
  enterprise,
  model,
  ...reading
}: NumberOptions): Writing {
  if (inHouseColumn === undefined && codeColumn === undefined) {
    throw new TypeError('inHouseColumn: expected a name, or a number from 1, unless `codeColumn` is given');
  }
  const options = registry === undefined ? reading : { ...reading, registry: documentsOf(registry) };
  return new Writing(options, { inHouseColumn, codeColumn, modelColumn, country, enterprise, model }, sheet, say);
}

async function* pieces(
  options: NumberOptions,
  source: (writing: Writing) => AsyncIterable<void>,
): AsyncGenerator<NumberPiece> {
  const writing = begun(options);
  try {
    for await (const _ of source(writing)) {
      options.signal?.throwIfAborted();
      if (writing.isWaiting) yield writing.written();
    }
    writing.finish();
    yield writing.written();
  } finally {
    writing.free();
  }
}

/**
 * Write codes from makers' own numbers (`inHouseColumn`), numbers from codes (`codeColumn`), or hold the two against each
 * other (both), for every row of a stream. Each row comes back as it was, in UTF-8, with three cells in front of it: what was
 * written, the issue where nothing could be, and its sentence by `say`. A code that an earlier row has is not given out again.
 */
export function composeStream(source: FileBytes | Pieces, options: NumberOptions): AsyncGenerator<NumberPiece> {
  const isBlob = 'stream' in source && 'slice' in source;
  const { signal: _, ...reading } = options;
  return pieces(options, (writing) =>
    inPieces(writing, isBlob ? source.stream() : source, reading, isBlob ? source : null),
  );
}

/** The same for a file by its path, in Node, Deno or Bun. */
export function composeFile(path: string | FileUrl, options: NumberOptions): AsyncGenerator<NumberPiece> {
  return pieces(options, async function* (writing) {
    yield* fromFile(writing, { path, size: await sizeOf(path), options });
  });
}
