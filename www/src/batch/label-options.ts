// How labels are wanted: what is chosen beside the buttons that make them.

import type { LabelOptions, SymbolKind } from 'humanoid-id/labels';
import { find } from '../dom';

export function labelOptions(): LabelOptions {
  const chosen = new FormData(find<HTMLFormElement>('.sheets form'));
  const text = (name: string) => `${chosen.get(name)}`;
  const [width = 60, height = 20] = text('size').split('x').map(Number);
  const page = new URL('.', location.href);
  return {
    symbol: text('symbol') as SymbolKind,
    label: [width, height],
    page: text('page') as 'a4' | 'letter' | 'label',
    link: text('content') === 'link' ? `${page}#` : '',
  };
}
