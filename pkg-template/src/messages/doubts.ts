// What to look at once more of how a file was read, before its counts are trusted.

import type { Summary } from '../contract/bulk-types';
import type { Locale } from '../contract/locale';
import { visible } from './escape-invisible';
import { grouped } from './format-count';
import { type Model, texts } from './generated/all/doubts';
import { inEvery } from './phrases';

const DOUBTS = inEvery<Model>(texts);

/** Whether a first row that was found to be data has no digit in it, as names have none and codes do. */
const isFirstRowOdd = ({ header, firstRow }: Doubtful) =>
  header === false && firstRow !== null && !firstRow.some((cell) => /\d/.test(cell));

/** A workbook can have a thousand sheets: so many doubts of a kind are told, and how many others there are. */
const MOST = 10;

type Doubtful = Pick<Summary, 'header' | 'firstRow' | 'alsoHoldsCodes' | 'lettersInUse'>;

/** A sentence for each; `optionOf` names what checks a column, where the host has that. */
export function doubtTexts(
  summary: Doubtful,
  locale: Locale,
  optionOf: (sheet: string | null) => string | undefined = () => undefined,
): string[] {
  const say = DOUBTS[locale];
  const first = isFirstRowOdd(summary)
    ? [say.firstRow({ row: visible(summary.firstRow?.join(say.between) ?? '') })]
    : [];
  const others = summary.alsoHoldsCodes.map(({ sheet, column, name, likely, rows }) =>
    say.alsoCodes({
      sheet: sheet === null ? undefined : visible(sheet),
      name: visible(name || `${column}`),
      likely: grouped(likely),
      rows: grouped(rows),
      option: optionOf(sheet),
    }),
  );
  const letters = summary.lettersInUse.map(({ maker, model, letter, having, codes }) =>
    say.letterInUse({
      maker: `${maker.slice(0, 2)} ${maker.slice(2)}`,
      model: model ?? undefined,
      letter,
      having: grouped(having),
      codes: grouped(codes),
    }),
  );
  const few = (doubts: string[]) =>
    doubts.length > MOST + 1 ? [...doubts.slice(0, MOST), say.more({ count: grouped(doubts.length - MOST) })] : doubts;
  return [...first, ...few(others), ...few(letters)];
}
