// `records check`: every line of every file, what is wrong with it, and what all came to.

import type { Locale } from '../../index';
import { json, visible } from '../../messages/escape-invisible';
import { grouped } from '../../messages/format-count';
import type { RecordTotals } from '../../records/check';
import { outcome, Usage } from '../errors';
import { type Given, oneOf } from '../given';
import { expand } from '../globs';
import { SENTENCES } from '../sentences';
import { complain, paint, print } from '../terminal';
import { isDay } from './day';
import { type RecordLineReport, readerOf, readFileInto, reportsOf } from './reading';
import { saying, side } from './sentences';

/** Lines that are told to people. */
const FEW = 20;
/** Lines that are told to programs. */
const ALL = 2 ** 32 - 1;

export async function checkRecordFiles(operands: string[], given: Given, locale: Locale): Promise<number> {
  if (operands.length === 0) throw new Usage((_, locale) => saying(locale).whichFiles({ action: 'check' }));
  const files = await expand(operands);
  const form = oneOf('format', given.format ?? 'text', ['text', 'json', 'jsonl']);
  const asOf = given['as-of'] ?? '';
  if (asOf !== '' && !isDay(asOf)) throw new Usage((_, locale) => saying(locale).day({ option: 'as-of', found: asOf }));
  const say = saying(locale);
  const { colon } = SENTENCES[locale];
  const told: { file: string; totals: RecordTotals }[] = [];
  for (const file of files) {
    // Units are looked for in the lines of one file, as duplicates are by `check`.
    const reading = await readerOf(
      asOf,
      given.registry ?? [],
      form === 'text' ? FEW : form === 'jsonl' ? ALL : 0,
      true,
    );
    let reported = 0;
    await readFileInto(reading, file, async () => {
      const bytes = reading.reader.reports();
      if (bytes.length === 0) return;
      for (const report of reportsOf(bytes)) {
        reported++;
        if (report.issues.some(({ severity }) => severity === 'error')) outcome.atLeast(1);
        await print(form === 'jsonl' ? `${json({ file, ...report })}\n` : lineText(file, report, locale));
      }
    });
    const totals = JSON.parse(reading.reader.totals()) as RecordTotals;
    reading.reader.free();
    told.push({ file, totals });
    if (form === 'text') {
      const bad = totals.lines - totals.good + totals.warned;
      if (bad > reported) await print(`${say.more({ count: grouped(bad - reported) })}\n`);
      const { lines, good, warned } = totals;
      await print(
        `${visible(file)}${colon}${say.totals({ lines: grouped(lines), good: grouped(good), warned: grouped(warned) })}\n`,
      );
      for (const [code, count] of Object.entries(totals.issues))
        await print(`  ${grouped(count).padStart(9)}  ${code}\n`);
    }
  }
  if (form === 'json') {
    await print(`${json({ files: told.map(({ file, totals }) => ({ file, ...totals })) })}\n`);
  }
  const isEmpty = told.every(({ totals }) => totals.lines === 0);
  if (isEmpty) await complain(`humanoid-id: ${say.noRecords}\n`);
  return isEmpty || told.some(({ totals }) => totals.good < totals.lines) ? 1 : 0;
}

function lineText(file: string, { line, issues }: RecordLineReport, locale: Locale): string {
  const { colon } = SENTENCES[locale];
  return issues
    .map(({ severity, pointer, message }) => {
      const place = `${visible(file)}:${line}${pointer && ` ${visible(pointer)}`}`;
      const colour = severity === 'error' ? 'red' : 'yellow';
      return `${place}${colon}${paint(process.stdout, colour, visible(message[side(locale)]))}\n`;
    })
    .join('');
}
