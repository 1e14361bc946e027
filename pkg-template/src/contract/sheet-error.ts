// What is thrown where a file cannot be read.

import type { Names } from './types';

/**
 * A file that cannot be read, as a broken workbook or what holds no rows, thrown where rows or summary are waited for.
 * Its message is English; `reason` says the same in both languages, and what to do. `facts` are those of the sentence.
 */
export type SheetError = Error & {
  readonly code: SheetErrorCode;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly reason: Names;
};

export type SheetErrorCode =
  | 'encrypted'
  | 'encrypted-table'
  | 'old-excel'
  | 'binary-excel'
  | 'open-document'
  | 'not-a-workbook'
  | 'not-a-table'
  | 'no-such-sheet'
  | 'no-sheets'
  | 'empty'
  | 'too-large'
  | 'unsupported'
  | 'broken'
  | 'needs-a-stream'
  | 'compressed'
  | 'other-encoding'
  | 'markup'
  | 'no-rows'
  | 'other-table'
  | 'binary';
