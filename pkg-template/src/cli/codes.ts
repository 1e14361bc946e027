// Commands that take single codes, or make them.

import {
  compose,
  type DecodeOptions,
  decode,
  type Fields,
  format,
  type Issue,
  type Locale,
  message,
  type Result,
  type RulesetOptions,
  redact,
  type SampleOptions,
  sample,
  suggest,
  validate,
} from '../index';
import { json } from '../messages/escape-invisible';
import { Usage } from './errors';
import { type Given, oneOf, wholeNumber } from './given';
import { type Asked, asOptions, knowledge, named, refuseStreams, rulesFor, takes } from './knowledge';
import { linesOf } from './lines';
import { COMMANDS } from './manual';
import { composeLines, isOfFile, writeNumbers } from './numbers';
import { SENTENCES } from './sentences';
import { fitText, sourceText, tell } from './tell';
import { complain, paint, print } from './terminal';

export async function decodeCodes(codes: string[], given: Given, locale: Locale): Promise<number> {
  if (isOfFile(given)) return writeNumbers(codes, given, locale);
  refuseOfFile(given);
  const asked = await knowledge(given, codes);
  const options = asOptions(asked);
  const form = oneOf('format', given.format ?? 'text', COMMANDS.decode.own.format.choices);
  let between = '';
  if (form === 'jsonl') {
    return each(
      codes,
      (code) => {
        const decoded = decode(code, options);
        return decoded
          ? { ...line(decoded), isBad: decoded.status === 'invalid' }
          : { ...line(unread(code, asked)), isBad: true };
      },
      true,
    );
  }
  return each(codes, (code) => {
    const decoded = decode(code, options);
    if (!decoded) return refused(code, locale, asked);
    const isBad = decoded.status === 'invalid';
    if (form === 'json') return { print: `${json(decoded)}\n`, isBad };
    const text = `${between}${tell(decoded, locale, options.on)}`;
    between = '\n';
    return { print: text, isBad };
  });
}

export async function formatCodes(codes: string[], given: Given, locale: Locale): Promise<number> {
  refuseStreams(codes);
  const style = oneOf('style', given.style ?? 'spaced', ['compact', 'spaced', 'hyphenated']);
  return each(codes, (code) => {
    const result = validate(code, { final: true });
    return result.status === 'valid' ? { print: `${format(result.id, style)}\n` } : refused(code, locale);
  });
}

export async function suggestCodes(codes: string[], given: Given, locale: Locale): Promise<number> {
  const asked = await knowledge(given, codes);
  const options = asOptions(asked);
  if (oneOf('format', given.format ?? 'text', COMMANDS.suggest.own.format.choices) === 'jsonl') {
    return each(
      codes,
      (code) => {
        const decoded = decode(code, options);
        const { status, issues } = decoded ?? unread(code, asked);
        // What may be a person's number, of the telephone too, is not said again.
        const isOfPerson = issues.some((issue) => issue.code === 'other-scheme') || isOfDigits(code);
        const input = isOfPerson ? redact(code) : code;
        const answer = line({ input, status, suggestions: suggest(code, options) });
        return { ...answer, isBad: status !== 'valid' };
      },
      true,
    );
  }
  await complain(sources(options.registry, locale));
  return each(codes, (code) => {
    const found = suggest(code, options);
    // Several of one rank are equals, and stand side by side without one that is preferred.
    if (found.length > 0)
      return { print: found.map((it) => `${it.rank}  ${it.id}  ${message(it, locale)}\n`).join('') };
    const decoded = decode(code, options);
    if (!decoded) return refused(code, locale, asked);
    // What a check warns about is not passed over: the remarks stand there, and that no single change mends them.
    const { edits } = validate(code, { ...rulesFor(code, asked).rules, final: true });
    const odd = edits.filter(({ kind }) => kind === 'width' || kind === 'invisible');
    const { noSuggestion, noCorrection } = SENTENCES[locale];
    const remarks = told(decoded.issues, locale) + odd.map((edit) => ofProgram(message(edit, locale))).join('');
    const isRemarked = decoded.issues.some(({ severity }) => severity !== 'info');
    const nothing = isRemarked ? noCorrection : odd.length === 0 && noSuggestion;
    const complaint = remarks + (nothing ? ofProgram(nothing({ code: decoded.id })) : '');
    return { print: '', complain: complaint, isBad: decoded.status === 'invalid' };
  });
}

export async function composeCode(operands: string[], given: Given, locale: Locale): Promise<number> {
  if (isOfFile(given)) return writeNumbers(operands, given, locale);
  refuseOfFile(given, operands);
  const isJson = oneOf('format', given.format ?? 'text', COMMANDS.compose.own.format.choices) === 'jsonl';
  const parts: Fields = {};
  for (const name of ['country', 'enterprise', 'model', 'serial'] as const) {
    if (given[name] !== undefined) parts[name] = given[name];
  }
  if (given['in-house'] !== undefined) parts.inHouse = given['in-house'];
  const fields = given.field?.map((text) => named('field', text));
  const twice = fields?.find(([name], at) => fields.findIndex(([other]) => other === name) < at);
  if (twice) throw new Usage((say) => say.fieldTwice({ name: twice[0] }));
  if (fields) parts.fields = Object.fromEntries(fields);
  if (Object.keys(parts).length === 0) throw new Usage((say) => say.composeOfWhat);
  const isOfStream = parts.inHouse === '-';
  const options = asOptions(await knowledge(given, isOfStream ? ['-'] : []));
  const final = { ...options, rules: { ...(options.rules as RulesetOptions), final: true } };
  const remarks = ({ issues }: Result) => told(issues, locale) + sources(options.registry, locale);
  if (isOfStream) return composeLines(parts, final, isJson, ({ issues }) => told(issues, locale));
  const result = compose(parts, final);
  const id = result.status === 'valid' ? result.id : null;
  if (isJson) await print(`${json({ status: result.status, id, issues: result.issues })}\n`);
  else {
    if (result.issues.length > 0) await complain(remarks(result));
    if (id !== null) await print(`${id}\n`);
  }
  return id === null ? 1 : 0;
}

/** What only a file has, where no column of one is named. */
function refuseOfFile(given: Given, operands: string[] = []): void {
  const [operand] = operands;
  if (operand !== undefined) throw new Usage((say) => say.whichColumn({ file: operand }));
  const only = ['model-column', 'output', 'sheet', 'delimiter', 'header', 'encoding', 'quote'] as const;
  const name = only.find((option) => given[option] !== undefined);
  if (name) throw new Usage((say) => say.onlyOfFile({ name }));
}

/** Whether it is a number and no code, which begins with letters. */
const isOfDigits = (text: string) => !/\p{L}/u.test(text) && /(?:\p{Nd}\P{Nd}*){8}/u.test(text);

/** As many as `sample` makes at once. */
const MOST_SAMPLES = 1_000_000;

export async function sampleCodes(_: string[], given: Given): Promise<number> {
  const options: SampleOptions = {};
  if (given.count !== undefined) options.count = wholeNumber('count', given.count, 0, MOST_SAMPLES);
  if (given.seed !== undefined) options.seed = wholeNumber('seed', given.seed);
  const { enterprise } = given;
  if (enterprise !== undefined) {
    if (!takes(() => sample({ enterprise }))) throw new Usage((say) => say.enterprise({ found: enterprise }));
    options.enterprise = enterprise;
  }
  await print(
    sample(options)
      .map((id) => `${id}\n`)
      .join(''),
  );
  return 0;
}

/** Where codes are all that goes to the standard output, what they were held against is told beside it. */
const sources = (registries: DecodeOptions['registry'] = [], locale: Locale) =>
  [registries]
    .flat()
    .map((it) => `humanoid-id: ${paint(process.stderr, 'dim', sourceText(it, locale))}\n`)
    .join('');

/** A line that is said beside what is printed. */
const ofProgram = (text: string) => `humanoid-id: ${text}\n`;

/** What is printed, where the code is good; and what there is to say beside it. */
type Answer = { print?: string; complain?: string; isBad?: boolean };

/** One line of JSON, for a program that reads answers as it writes codes. */
const line = (data: object): Answer => ({ print: `${json(data)}\n` });

/** The codes that are named, and for `-` those of the standard input, one a line. */
async function* listed(codes: string[], withBlank: boolean): AsyncGenerator<string> {
  for (const code of codes) {
    if (code !== '-') yield code;
    else for await (const line of linesOf(process.stdin)) if (withBlank || line.trim()) yield line;
  }
}

/** One answer for each code; the exit code says whether all were good. */
async function each(codes: string[], answer: (code: string) => Answer, withBlank = false): Promise<number> {
  if (codes.length === 0) throw new Usage((say) => say.whichCode);
  let exit = 0;
  for await (const code of listed(codes, withBlank)) {
    const said = answer(code);
    if (said.complain) await complain(said.complain);
    if (said.print === undefined || said.isBad) exit = 1;
    if (said.print !== undefined) await print(said.print);
  }
  return exit;
}

/** What there is to say of a text that is no code. */
function unread(code: string, asked: Asked) {
  const { rules, fit } = rulesFor(code, asked);
  const { status, issues, rulesetId } = validate(code, { ...rules, final: true });
  return { status, issues, rulesetId, ...(fit && { fit }) };
}

function refused(code: string, locale: Locale, asked?: Asked): Answer {
  const { rules = {}, fit = null } = asked ? rulesFor(code, asked) : {};
  const { issues } = validate(code, { ...rules, final: true });
  return { complain: told(issues, locale) + (fit ? ofProgram(fitText(fit, locale, asked?.on)) : '') };
}

function told(issues: Issue[], locale: Locale): string {
  const colour = { error: 'red', warning: 'yellow', info: 'dim' } as const;
  const line = (issue: Issue) => paint(process.stderr, colour[issue.severity], message(issue, locale));
  return issues.map((issue) => ofProgram(line(issue))).join('');
}
