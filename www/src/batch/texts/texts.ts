import type { IssueCode, Locale } from 'humanoid-id';
import type { Summary } from 'humanoid-id/bulk';
import { en } from './en';
import { zh } from './zh';

/** Chinese is written first; English has the same. Every issue and every way to find the column has words. */
export type BatchTexts = typeof zh & {
  issues: Record<IssueCode, string>;
  columnBy: Record<NonNullable<Summary['columnBy']>, string>;
};

export const BATCH_TEXTS: Record<Locale, BatchTexts> = { 'zh-CN': zh, en, ja: en };
