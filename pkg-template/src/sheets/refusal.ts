// Why a file is not read, in two languages, with what to do about it.

import type { SheetError, SheetErrorCode } from '../contract/sheet-error';
import { isRefusalCode, type RefusalFacts, refusalText } from '../messages/refusals';

export function refusal(code: SheetErrorCode, about: RefusalFacts = {}): SheetError {
  const reason = { en: refusalText(code, about, 'en'), zh: refusalText(code, about, 'zh-CN') };
  return Object.assign(new Error(reason.en), { code, facts: about, reason });
}

export function refuse(code: SheetErrorCode, facts: RefusalFacts = {}): never {
  throw refusal(code, facts);
}

export const isRefusal = (error: unknown): error is SheetError =>
  error instanceof Error && 'reason' in error && 'code' in error && isRefusalCode(error.code);

/**
 * What is thrown at bytes of strangers is told as what it is about: sentences of libraries and engines are for programmers.
 * What the system says of the file itself, and who stops the check, are no fault of its bytes.
 */
export function asBroken(error: unknown, found: string): unknown {
  const isOfSystem = (error instanceof Error && 'syscall' in error) || error instanceof DOMException;
  return isRefusal(error) || isOfSystem ? error : refusal('broken', { found });
}
