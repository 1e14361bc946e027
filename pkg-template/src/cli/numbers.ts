// Makers' own numbers and codes of whole files: one column written from the other, or both held against each other; and
// numbers that come one a line, for a program beside this one.

import { composeFile, composeStream } from '../bulk/bulk';
import type { NumberOptions, NumberPiece } from '../contract/bulk-types';
import { compose, type DecodeOptions, type Fields, type Locale, message } from '../index';
import { visible } from '../messages/escape-invisible';
import { grouped } from '../messages/format-count';
import { Usage, withFile } from './errors';
import { draft } from './files';
import type { Given } from './given';
import { asOptions, knowledge } from './knowledge';
import { linesOf } from './lines';
import { checkOptions, place } from './options';
import { guard, isCsv } from './outputs';
import { SENTENCES } from './sentences';
import { complain, paint, print } from './terminal';

/** Rows that are told of on standard error; the output has them all. */
const FEW = 10;

/** Whether a file is meant, and not what stands on the command line. */
export const isOfFile = (given: Given): boolean =>
  given['in-house-column'] !== undefined || given['code-column'] !== undefined;

export async function writeNumbers(operands: string[], given: Given, locale: Locale): Promise<number> {
  const [file, ...others] = operands;
  if (file === undefined || others.length > 0) throw new Usage((say) => say.oneFile);
  const ofOne = (['serial', 'field', 'in-house', 'format'] as const).find((name) => given[name] !== undefined);
  if (ofOne) throw new Usage((say) => say.notOfFile({ name: ofOne }));
  if (given.output && !/(^|[/\\])[^.]*$|\.(csv|tsv|txt)$/i.test(given.output))
    throw new Usage((say) => say.numbersEnding({ found: given.output }));
  const options = await numberOptions(file, given, locale);
  await guard([file], given);
  const output = given.output === undefined ? null : await draft(given.output);
  // By it a spreadsheet knows UTF-8 where that is not the encoding of the system.
  if (output && isCsv(given.output ?? '')) await output.write('\ufeff');
  const write = (bytes: Uint8Array) => (output ? output.write(bytes) : print(bytes));

  let told = 0;
  let last: NumberPiece['summary'] | undefined;
  await withFile(file, async () => {
    const pieces = file === '-' ? composeStream(process.stdin, options) : composeFile(file, options);
    for await (const { bytes, faults, summary } of pieces) {
      for (const piece of bytes) await write(piece);
      const wrong = faults.filter(({ issue }) => issue.severity === 'error');
      for (const fault of wrong.slice(0, Math.max(0, FEW - told))) await complain(faultText(fault, locale));
      told += wrong.length;
      last = summary;
    }
  });
  await output?.finish();
  // Where rows go to the standard output, only what is wrong with them is told beside.
  if (last && output) await print(totals(last, told, locale));
  else if (last && last.faulty > 0) await complain(totals(last, told, locale));
  return last && last.rows > 0 && last.faulty === 0 ? 0 : 1;
}

async function numberOptions(file: string, given: Given, locale: Locale): Promise<NumberOptions> {
  const { encoding, header, quote, delimiter } = checkOptions(given);
  const { country, enterprise, model } = given;
  const column = (name: 'in-house-column' | 'code-column' | 'model-column') => {
    const text = given[name];
    return text === undefined ? undefined : place(text);
  };
  const [sheet, ...others] = given.sheet ?? [];
  if (others.length > 0 || sheet === 'all') throw new Usage((say) => say.oneSheet);
  const all = {
    ...asOptions(await knowledge(given, [file])),
    ...{ encoding, header, quote, delimiter, country, enterprise, model },
    sheet: sheet === undefined ? undefined : place(sheet),
    inHouseColumn: column('in-house-column'),
    codeColumn: column('code-column'),
    modelColumn: column('model-column'),
    say: (issue: Parameters<typeof message>[0]) => message(issue, locale),
  };
  // What was not said is not there.
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const faultText = ({ line, issue }: NumberPiece['faults'][number], locale: Locale): string => {
  const said = SENTENCES[locale].ofLine({ line, message: message(issue, locale) });
  return `humanoid-id: ${paint(process.stderr, 'red', visible(said))}\n`;
};

function totals(
  { rows, written, blank, faulty, noCheckCharacter, issues }: NumberPiece['summary'],
  told: number,
  locale: Locale,
): string {
  const say = SENTENCES[locale];
  const counts = { rows: grouped(rows), written: grouped(written), blank: grouped(blank), faulty: grouped(faulty) };
  const listed = Object.entries(issues).map(([code, count]) => `  ${code} ${grouped(count)}\n`);
  const more = told > FEW ? `${say.moreLines({ count: told - FEW })}\n` : '';
  const barred = noCheckCharacter ? `  ${say.numbersBarred({ count: grouped(noCheckCharacter) })}\n` : '';
  return `${more}${say.numbersTotal(counts)}\n${barred}${listed.join('')}`;
}

/** Numbers from standard input, one a line, and for each one line in its order: the code, or nothing where there is none. */
export async function composeLines(
  parts: Fields,
  options: DecodeOptions,
  isJson: boolean,
  told: (numbers: ReturnType<typeof compose>) => string,
): Promise<number> {
  let exit = 0;
  for await (const inHouse of linesOf(process.stdin)) {
    const result = compose({ ...parts, inHouse }, options);
    const id = result.status === 'valid' ? result.id : null;
    if (id === null) exit = 1;
    if (isJson) await print(`${JSON.stringify({ status: result.status, id, issues: result.issues })}\n`);
    else {
      if (result.issues.length > 0) await complain(told(result));
      await print(`${id ?? ''}\n`);
    }
  }
  return exit;
}
