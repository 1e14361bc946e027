// Why a file is not read, in the language of whoever reads it.

import type { Locale } from '../contract/locale';
import type { SheetError, SheetErrorCode } from '../contract/sheet-error';
import { texts } from './generated/all/refusals';
import { fill } from './template';

export type RefusalFacts = Readonly<Record<string, string | number>>;

export function refusalText(code: SheetErrorCode, facts: RefusalFacts, locale: Locale): string {
  return fill(texts[locale][code], (name) => `${facts[name] ?? ''}`);
}

/** The same of an error that was thrown. */
export const refusalIn = ({ code, facts }: SheetError, locale: Locale): string => refusalText(code, facts, locale);

export const isRefusalCode = (code: unknown): code is SheetErrorCode => typeof code === 'string' && code in texts.en;
