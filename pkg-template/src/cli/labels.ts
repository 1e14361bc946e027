// `labels`: sheets of labels for the codes of files, as a PDF or as drawings; or a picture of each symbol.

import { mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { checkFile, checkStream } from '../bulk/bulk';
import type { HumanoidId } from '../contract/types';
import { type Locale, message, validate } from '../index';
import { visible } from '../messages/escape-invisible';
import { Usage, withFile } from './errors';
import { draft } from './files';
import { type Given, oneOf, wholeNumber } from './given';
import { expand } from './globs';
import { asOptions, knowledge, rulesFor } from './knowledge';
import { COMMANDS } from './manual';
import { checkOptions, place } from './options';
import { guard } from './outputs';
import { SENTENCES } from './sentences';
import { complain, paint, print } from './terminal';

/** Rows without a label that are told of one by one. */
const FEW = 10;

export async function makeLabels(operands: string[], given: Given, locale: Locale): Promise<number> {
  if (operands.length === 0) throw new Usage((say) => say.whichFile);
  const { output } = given;
  if (output === undefined || output === '') throw new Usage((say) => say.labelsOutput);
  const options = labelOptions(given);
  const dpi = given.dpi === undefined ? 600 : wholeNumber('dpi', given.dpi, 1);
  const files = await expand(operands);
  const { output: _, ...others } = given;
  await guard(files, isSheet(output) ? given : others);
  const { codes, bad } = await codesOf(files, given, locale);
  // Its writer of PDF is as large as all the rest.
  const { labelName, labelPng, labelSheets } = await import('../labels/labels');
  const fitting = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof RangeError) throw new Usage(() => error.message);
      throw error;
    }
  };
  const save = async (path: string, data: string | Uint8Array) => {
    const file = await draft(path);
    await file.write(data);
    await file.finish();
  };
  const say = SENTENCES[locale];
  if (isSheet(output)) {
    const sheets = fitting(() => labelSheets(codes, options));
    if (endingOf(output) === '.pdf') await save(output, await sheets.pdf());
    else {
      for (let sheet = 0; sheet < sheets.count; sheet++) {
        await save(sheets.count === 1 ? output : numbered(output, sheet + 1, sheets.count), sheets.svg(sheet));
      }
    }
    await print(`${say.labelsTotal({ labels: codes.length, sheets: sheets.count, bad: bad || undefined })}\n`);
  } else {
    await mkdir(output, { recursive: true });
    for (const code of codes) {
      const png = fitting(() => labelPng(code, { ...options, dpi }));
      await save(join(output, labelName(code, options, 'png')), png);
    }
    await print(`${say.picturesTotal({ pictures: codes.length, dpi, bad: bad || undefined })}\n`);
  }
  return bad > 0 || codes.length === 0 ? 1 : 0;
}

const endingOf = (path: string) => extname(path).toLowerCase();
const isSheet = (path: string) => ['.pdf', '.svg'].includes(endingOf(path));

/** `labels.svg` as `labels-02.svg`, so that a folder lists sheets in their order. */
function numbered(path: string, sheet: number, of: number): string {
  const ending = extname(path);
  return `${path.slice(0, -ending.length)}-${`${sheet}`.padStart(`${of}`.length, '0')}${ending}`;
}

function labelOptions(given: Given) {
  const { symbol, link, label, page, module } = given;
  const size = (name: 'label' | 'page' | 'module', text: string, count: 1 | 2) => {
    const numbers = text.split(/[x×]/i).map(Number);
    const isSize = numbers.length === count && numbers.every((it) => it > 0 && it <= 2000);
    if (!isSize) throw new Usage((say) => say.sizeMm({ name, example: count === 2 ? '60x20' : '0.33', found: text }));
    return numbers as [number, number];
  };
  const isNamed = page !== undefined && (PAGES as readonly string[]).includes(page);
  return {
    ...(symbol !== undefined && { symbol: oneOf('symbol', symbol, COMMANDS.labels.symbols) }),
    ...(link !== undefined && { link }),
    ...(label !== undefined && { label: size('label', label, 2) }),
    ...(page !== undefined && { page: isNamed ? (page as (typeof PAGES)[number]) : size('page', page, 2) }),
    ...(module !== undefined && { module: size('module', module, 1)[0] }),
  };
}

const PAGES = ['a4', 'a5', 'letter', 'label'] as const;

/** The codes of files in their order; what is none is told of, and has no label. */
async function codesOf(files: readonly string[], given: Given, locale: Locale) {
  const say = SENTENCES[locale];
  const [sheet] = given.sheet ?? [];
  const [column] = given.column ?? [];
  const held = await knowledge(given, [...files]);
  const asked = {
    ...checkOptions({ ...given, column: [] }),
    ...(column !== undefined && { column: place(column) }),
    ...(sheet !== undefined && { sheet: place(sheet) }),
    ...asOptions(held),
    report: 'all' as const,
  };
  const codes: HumanoidId[] = [];
  let bad = 0;
  for (const file of files) {
    await withFile(file, async () => {
      const rows = file === '-' ? checkStream(process.stdin, asked) : checkFile(file, asked);
      for await (const row of rows) {
        if (row.status === 'skipped') continue;
        const result = validate(row.value, { ...rulesFor(row.value, held).rules, final: true });
        if (row.status === 'valid' && result.status === 'valid') codes.push(result.id);
        else if (bad++ < FEW) {
          const [issue] = row.issues;
          const reason = issue ? message(issue, locale) : row.status;
          const told = `${file}${say.colon}${say.ofLine({ line: row.line, message: reason })}`;
          await complain(`humanoid-id: ${paint(process.stderr, 'red', visible(told))}\n`);
        }
      }
    });
  }
  return { codes, bad };
}
