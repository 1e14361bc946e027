// What a check comes to, in words.

import type { BulkOptions, Summary } from '../bulk/bulk';
import { type Locale, rulesetId } from '../index';
import { doubtTexts } from '../messages/doubts';
import { visible } from '../messages/escape-invisible';
import { grouped } from '../messages/format-count';
import { nameBeside } from '../messages/issue-names';
import { nameFor } from '../messages/registry-names';
import { SUMMARY } from '../summary/texts';
import type { Counts } from '../summary/total';
import { SENTENCES } from './sentences';
import { paint } from './terminal';

type Duplicates = BulkOptions['duplicates'];

export function summaryText(
  file: string,
  summary: Summary,
  { duplicates, isEmptyAllowed }: { duplicates: Duplicates; isEmptyAllowed: boolean },
  locale: Locale,
): string {
  const say = SENTENCES[locale].summary;
  const { columnBy } = SUMMARY[locale];
  const { format, sheet, encoding, delimiter, columns, columnNames, headerLine } = summary;
  const among = columnNames?.length ? columnNames : (columns ?? []);
  const column = visible(among.join(SENTENCES[locale].comma));
  const by = summary.columnBy ? say.by({ by: columnBy[summary.columnBy] }) : '';
  const read = [
    format && say.readAs({ format }),
    encoding,
    format === 'csv' && delimiter !== ',' && say.delimiter({ sign: delimiter === '\t' ? say.tab : quoted(delimiter) }),
    sheet !== null && say.sheet({ sheet: visible(sheet) }),
    column &&
      say.column(among.length > 1 ? { one: undefined, several: column } : { one: column, several: undefined }) + by,
    // Whoever has a title there should know that it was taken for one.
    (headerLine ?? 1) > 1 && say.namesInLine({ line: headerLine ?? undefined }),
  ];
  const asked = summary.registries.map(({ issuer, asOf }) => say.registry({ issuer: nameFor(locale, issuer), asOf }));
  const editions = Object.entries(summary.byEdition);
  const rules =
    editions.length > 1
      ? editions.map(([id, count]) => say.rules({ id: visible(id), count: grouped(count) }))
      : summary.rulesetId === rulesetId
        ? []
        : [say.rules({ id: visible(summary.rulesetId), count: undefined })];
  const optionOf = (sheet: string | null) => (sheet === null ? '--column' : '--sheet');
  const doubts = doubtTexts(summary, locale, optionOf);
  const nothing = holdsNone(summary) ? [say.nothing({ option: isEmptyAllowed ? undefined : '--allow-empty' })] : [];
  const below = [...nothing, ...(format ? [read.filter(Boolean).join(say.and)] : []), ...doubts, ...rules, ...asked];
  const lines = below.map((line) => `  ${line}\n`).join('');
  return `${counted(visible(file), summary, duplicates, locale)}${lines}${byCode(summary, locale)}`;
}

/** Whether there is no code in a file, good or bad: an export of nothing is seldom what was meant. */
export const holdsNone = ({ valid, invalid }: Counts) => valid + invalid === 0;

const quoted = (delimiter: string | null) => JSON.stringify(delimiter);

/** Over several files, or tables of files. */
export function totalText(
  counts: Counts,
  read: { files: number } | { tables: number },
  failed: number,
  { duplicates, isAcross }: { duplicates: Duplicates; isAcross: boolean },
  locale: Locale,
): string {
  const { files, tables, eachAlone } = SENTENCES[locale].summary;
  const [count, say] = 'files' in read ? [read.files, files] : [read.tables, tables];
  const name = say({ one: count === 1 ? count : undefined, count, failed: failed || undefined });
  const alone = duplicates && duplicates !== 'off' && !isAcross ? `  ${eachAlone}\n` : '';
  return `${counted(name, counts, duplicates, locale)}${alone}${byCode(counts, locale)}`;
}

function counted(name: string, counts: Counts, duplicates: Duplicates, locale: Locale): string {
  const { colon, summary: say } = SENTENCES[locale];
  const count = (figure: keyof typeof say & keyof Counts) =>
    (say[figure] as (facts: { count: string }) => string)({ count: grouped(counts[figure] as number) });
  const figures = [
    count('rows'),
    count('valid'),
    paint(process.stdout, counts.invalid ? 'red' : 'green', count('invalid')),
    count('warned'),
    // Where nobody looked for them, none is not what was found.
    ...(duplicates && duplicates !== 'off' ? [count('duplicates')] : []),
    count('blank'),
  ];
  return `${paint(process.stdout, 'bold', name)}${colon}${figures.join(say.and)}\n`;
}

function byCode({ byCode }: Counts, locale: Locale): string {
  const codes = Object.entries(byCode).sort(([, a], [, b]) => b - a);
  const named = (code: string) => [code, nameBeside(code, locale)].filter(Boolean).join('  ');
  return codes.map(([code, rows]) => `  ${grouped(rows).padStart(12)}  ${named(code)}\n`).join('');
}
