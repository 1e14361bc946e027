// What ends a run before its end: wrong usage (2), and files that cannot be read or written (3). Either is told in the
// language of the run, which may be known later than what is wrong.

import type { SheetError } from '../bulk/bulk';
import type { Locale } from '../index';
import { visible } from '../messages/escape-invisible';
import { refusalIn } from '../messages/refusals';
import { isUnreadable, unreadableText } from '../messages/unreadable';
import { SENTENCES, type Sentences } from './sentences';

/** Somebody wrote to a file while it was read twice. */
export class FileChanged extends Error {}

export class Usage extends Error {
  constructor(private readonly sentence: (say: Sentences, locale: Locale) => string) {
    super(sentence(SENTENCES.en, 'en'));
  }

  told(locale: Locale): string {
    return visible(this.sentence(SENTENCES[locale], locale));
  }
}

/** A reason of our own, a sentence in the language of the run. */
export class OwnReason extends Error {}

export class FileFailure extends Error {
  constructor(
    readonly path: string,
    readonly cause: unknown,
  ) {
    super(path);
  }

  /** Why it failed, without its name. */
  reason(locale: Locale): string {
    if (isUnreadable(this.cause)) return unreadableText(this.cause, locale);
    if (isOfSheet(this.cause)) return refusalIn(this.cause, locale);
    if (this.cause instanceof OwnReason) return this.cause.message;
    const say = SENTENCES[locale];
    const { code, message } = this.cause as { code?: string; message?: string };
    if (code === NO_MATCH) return say.noMatch({ pattern: this.path });
    const known = this.cause instanceof FileChanged ? 'changed' : ownOf(REASONS, code);
    // What the system says names what it did; a sentence of the engine would say nothing to whoever has the file.
    const reason = known ? say[known] : isOfSystem(this.cause) ? String(message) : say.unreadable;
    return isOfTemporary(this.cause)
      ? say.temporaryFolder({ folder: this.cause.temporaryFolder }) + say.colon + reason
      : reason;
  }

  /** Whether it is what was asked for that is wrong, rather than the file. */
  isOfAsking(): boolean {
    const { cause } = this;
    return isUnreadable(cause) || (isOfSheet(cause) && SHEET_ASKED.includes(cause.code));
  }

  told(locale: Locale): string {
    return visible(`${this.path}${SENTENCES[locale].colon}${this.reason(locale)}`);
  }
}

const SHEET_ASKED: readonly string[] = ['no-such-sheet', 'no-sheets'];

/** What a pattern fails with that no file matches. */
export const NO_MATCH = 'NO_MATCH';

/** What cannot be written ends the run, where what cannot be read is one file of several. */
export class OutputFailure extends FileFailure {}

/** What a run has come to so far: where nobody reads what it prints to the end, it ends with this. */
export const outcome = {
  code: 0,
  /** Nothing that comes later makes better what was found. */
  atLeast(code: number) {
    this.code = Math.max(this.code, code);
  },
};

/** Whether nobody reads any more what is written. */
export const isClosed = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EPIPE';

const REASONS: Record<string, 'missing' | 'noFolder' | 'isFolder' | 'notAllowed' | 'diskFull'> = {
  ENOENT: 'missing',
  ENOTDIR: 'noFolder',
  EISDIR: 'isFolder',
  EACCES: 'notAllowed',
  EPERM: 'notAllowed',
  EROFS: 'notAllowed',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
};

/** Whether it says why a workbook or table is not read. */
export function isOfSheet(error: unknown): error is SheetError {
  return error instanceof Error && 'reason' in error && typeof error.reason === 'object';
}

/** Whether it is the temporary file that failed. */
function isOfTemporary(error: unknown): error is Error & { temporaryFolder: string } {
  return error instanceof Error && 'temporaryFolder' in error;
}

const isOfSystem = (error: unknown) => error instanceof Error && 'syscall' in error;

function ownOf<T>(table: Record<string, T>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Do something with a file: whatever fails meanwhile is this file's fault, but for what cannot be written. */
export async function withFile<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FileFailure || error instanceof Usage || isClosed(error)
      ? error
      : new FileFailure(path, error);
  }
}
