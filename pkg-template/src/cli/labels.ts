// `labels`: sheets of labels for the codes of files, as a PDF or as drawings; or a picture of each symbol.

import { mkdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { checkFile, checkStream } from '../bulk/bulk';
import type { HumanoidId } from '../contract/types';
import { type Issue, type Locale, message, validate } from '../index';
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
  await guard(files, given);
  if (!isSheet(output) && !(await mayBeFolder(output))) throw new Usage((say) => say.labelsEnding({ found: output }));
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
  // An empty sheet would be taken for one of labels.
  if (codes.length === 0) await complain(`humanoid-id: ${say.noLabels}\n`);
  else if (isSheet(output)) {
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
    const pictured = new Set(codes);
    for (const code of pictured) {
      const png = fitting(() => labelPng(code, { ...options, dpi }));
      await save(join(output, labelName(code, options, 'png')), png);
    }
    await print(`${say.picturesTotal({ pictures: pictured.size, dpi, bad: bad || undefined })}\n`);
  }
  return bad > 0 || codes.length === 0 ? 1 : 0;
}

const endingOf = (path: string) => extname(path).toLowerCase();
/** One that is there, or a name that is none of a file. */
const mayBeFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => !/\.[a-z]{1,5}$/i.test(path),
  );
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
    ...(link !== undefined && { link: address(link) }),
    ...(label !== undefined && { label: size('label', label, 2) }),
    ...(page !== undefined && { page: isNamed ? (page as (typeof PAGES)[number]) : size('page', page, 2) }),
    ...(module !== undefined && { module: size('module', module, 1)[0] }),
  };
}

/** What stands in front of a code in a symbol is opened by whoever scans it. */
function address(link: string): string {
  if (link !== '' && !/^https?:\/\/\S+$/i.test(link)) throw new Usage((say) => say.labelsLink({ found: link }));
  return link;
}

const PAGES = ['a4', 'a5', 'letter', 'label'] as const;

type RowPlace = { file: string; row: number; line: number };

/** A label that there is already: of a row of this file, or of another one. */
const repeated = ({ file, row, line }: RowPlace, here: string): Issue => ({
  ...{ code: 'duplicate', severity: 'warning', segment: null, range: [0, 29] },
  params: { row, line, ...(file !== here && { file }) },
});

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
  const seen = new Map<HumanoidId, RowPlace>();
  let bad = 0;
  let remarked = 0;
  const tell = (place: string, colour: 'red' | 'yellow', line: number, said: string) => {
    const told = `${place}${say.colon}${say.ofLine({ line, message: said })}`;
    return complain(`humanoid-id: ${paint(process.stderr, colour, visible(told))}\n`);
  };
  for (const file of files) {
    await withFile(file, async () => {
      const rows = file === '-' ? checkStream(process.stdin, asked) : checkFile(file, asked);
      for await (const row of rows) {
        if (row.status === 'skipped') continue;
        const result = validate(row.value, { ...rulesFor(row.value, held).rules, final: true });
        const worst = (severity: Issue['severity']) => row.issues.find((issue) => issue.severity === severity);
        if (row.status === 'valid' && result.status === 'valid') {
          const { id } = result;
          const earlier = seen.get(id);
          const remark = earlier ? repeated(earlier, file) : worst('warning');
          if (!earlier) seen.set(id, { row: row.row, line: row.line, file });
          if (remark && remarked++ < FEW) await tell(file, 'yellow', row.line, message(remark, locale));
          codes.push(id);
        } else if (bad++ < FEW) {
          const issue = worst('error') ?? row.issues[0];
          await tell(file, 'red', row.line, issue ? message(issue, locale) : row.status);
        }
      }
    });
  }
  return { codes, bad };
}
