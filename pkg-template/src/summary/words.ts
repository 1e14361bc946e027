// What everything in a report is said with.

import type { Locale, Severity } from '../contract/types';
import { h } from './markup';
import type { SummaryTexts } from './texts';

export type Words = { locale: Locale; texts: SummaryTexts; number: (value: number) => string };

/** Worst first. */
export const GRAVITY: readonly Severity[] = ['error', 'warning', 'info'];

export const note = (text: string) => h('p', { class: 'note' }, text);
