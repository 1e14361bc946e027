// What a check comes to, in words.

import type { BulkOptions, Summary } from '../bulk/bulk';
import type { Locale } from '../index';
import { visible } from '../messages/escape-invisible';
import { grouped } from '../messages/format-count';
import { nameBeside } from '../messages/issue-names';
import type { Counts } from '../summary/total';
import { paint } from './terminal';

type Duplicates = BulkOptions['duplicates'];

export function summaryText(file: string, summary: Summary, duplicates: Duplicates, locale: Locale): string {
  const say = (en: string, zh: string) => (locale === 'en' ? en : zh);
  const { format, sheet, encoding, delimiter, columns, columnNames, columnBy, headerLine } = summary;
  const among = columnNames?.length ? columnNames : (columns ?? []);
  const column = visible(among.join(', '));
  const BY = {
    given: ['as given', '指定'],
    alone: ['the only one', '唯一一列'],
    content: ['found by content', '按内容识别'],
    name: ['found by name', '按列名识别'],
    default: ['the first, as none looked right', '未识别出，取首列'],
  } as const;
  const by = columnBy && BY[columnBy][locale === 'en' ? 0 : 1];
  const comma = say(', ', '，');
  const sign = delimiter === '\t' ? say('tab', '为制表符') : JSON.stringify(delimiter);
  const read = format
    ? `  ${say('read as', '读作')} ${format}${encoding ? `${comma}${encoding}` : ''}` +
      `${format === 'csv' && delimiter !== ',' ? comma + say(`delimiter ${sign}`, `分隔符${sign}`) : ''}` +
      `${sheet === null ? '' : say(`, sheet “${visible(sheet)}”`, `，工作表“${visible(sheet)}”`)}` +
      `${column ? `${comma}${say(among.length > 1 ? 'columns' : 'column', '列')} ${column}${by ? say(` (${by})`, `（${by}）`) : ''}` : ''}` +
      // Whoever has a title there should know that it was taken for one.
      `${(headerLine ?? 1) > 1 ? comma + say(`names of columns in line ${headerLine}`, `列名在第${headerLine}行`) : ''}\n`
    : '';
  const asked = summary.registries.map(
    ({ issuer, asOf }) =>
      `  ${say('registry', '名录')} ${say(`${issuer.en}, as of ${asOf}`, `${issuer.zh}，截至${asOf}`)}\n`,
  );
  return `${counted(visible(file), summary, duplicates, locale)}${read}${asked.join('')}${byCode(summary, locale)}`;
}

/** Over several files. */
export function totalText(
  counts: Counts,
  read: number,
  failed: number,
  duplicates: Duplicates,
  locale: Locale,
): string {
  const name =
    locale === 'en'
      ? `${read} ${read === 1 ? 'file' : 'files'}${failed ? ` (${failed} more could not be read)` : ''}`
      : `${read} 个文件${failed ? `（另有 ${failed} 个无法读取）` : ''}`;
  return `${counted(name, counts, duplicates, locale)}${byCode(counts, locale)}`;
}

function counted(name: string, counts: Counts, duplicates: Duplicates, locale: Locale): string {
  const say = (en: string, zh: string) => (locale === 'en' ? en : zh);
  const invalid = `${say('invalid', '无效')} ${grouped(counts.invalid)}`;
  const figures = [
    `${say('rows', '行')} ${grouped(counts.rows)}`,
    `${say('valid', '有效')} ${grouped(counts.valid)}`,
    paint(process.stdout, counts.invalid ? 'red' : 'green', invalid),
    `${say('with a warning', '有提醒')} ${grouped(counts.warned)}`,
    // Where nobody looked for them, none is not what was found.
    ...(duplicates && duplicates !== 'off' ? [`${say('duplicates', '重复')} ${grouped(counts.duplicates)}`] : []),
    `${say('blank', '空')} ${grouped(counts.blank)}`,
  ];
  return `${paint(process.stdout, 'bold', name)}${say(': ', '：')}${figures.join(say(', ', '，'))}\n`;
}

function byCode({ byCode }: Counts, locale: Locale): string {
  const codes = Object.entries(byCode).sort(([, a], [, b]) => b - a);
  const named = (code: string) => [code, nameBeside(code, locale)].filter(Boolean).join('  ');
  return codes.map(([code, rows]) => `  ${grouped(rows).padStart(12)}  ${named(code)}\n`).join('');
}
