// The entry for many codes where no WebAssembly runs: every name is there, and says why it does nothing. Hosts that look
// through a script before it runs (Vercel's edge, Metro) would not take the entry itself.

import { refusedFiles } from '../module/refusal';

const refuse = (): never => {
  throw refusedFiles();
};

export class NotTheSameBytes extends Error {
  override name = 'NotTheSameBytes';
}

export const annotate = refuse;
export const checkBytes = refuse;
export const checkColumn = refuse;
export const checkFile = refuse;
export const checkFiles = refuse;
export const checkStream = refuse;
export const composeFile = refuse;
export const composeStream = refuse;
export const reportHead = refuse;
export const reportRow = refuse;
