// Why the rows of a file cannot be read as was asked: it has no such column, or is JSON without rows.

import type { Unreadable } from '../contract/bulk-types';
import type { Locale } from '../contract/locale';
import { type Model, texts } from './generated/all/unreadable';
import { inEvery } from './phrases';

const SAY = inEvery<Model>(texts);

export function unreadableText({ code, column, columns, count }: Omit<Unreadable, 'reason'>, locale: Locale): string {
  const say = SAY[locale];
  if (code === 'no-such-column')
    return say[code]({ name: column ?? '', names: columns.join(say.between) || undefined });
  if (code === 'column-beyond') return say[code]({ number: column ?? '', count: count ?? 0 });
  return say[code];
}

/** Whether an error says so; errors of an engine have no code. */
export const isUnreadable = (error: unknown): error is TypeError & Unreadable =>
  error instanceof TypeError && 'code' in error && typeof error.code === 'string' && error.code in texts.en;
