// Commands that take single codes, or make them.

import { createInterface } from 'node:readline';
import {
  compose,
  decode,
  type Fields,
  format,
  type Issue,
  type Locale,
  message,
  type Registry,
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
import { knowledge, refuseStreams } from './knowledge';
import { COMMANDS } from './manual';
import { SENTENCES } from './sentences';
import { sourceText, tell } from './tell';
import { complain, paint, print } from './terminal';

export async function decodeCodes(codes: string[], given: Given, locale: Locale): Promise<number> {
  const options = await knowledge(given, codes);
  const form = oneOf('format', given.format ?? 'text', COMMANDS.decode.own.format.choices);
  let between = '';
  if (form === 'jsonl') {
    return each(
      codes,
      (code) => {
        const decoded = decode(code, options);
        if (decoded) return line({ status: 'valid', ...decoded });
        const { status, issues } = validate(code, { ...options.rules, final: true });
        return { ...line({ status, issues }), isBad: true };
      },
      true,
    );
  }
  return each(codes, (code) => {
    const decoded = decode(code, options);
    if (!decoded) return refused(code, locale, options.rules);
    if (form === 'json') return { print: `${json(decoded)}\n` };
    const text = `${between}${tell(decoded, locale)}`;
    between = '\n';
    return { print: text };
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
  const options = await knowledge(given, codes);
  if (oneOf('format', given.format ?? 'text', COMMANDS.suggest.own.format.choices) === 'jsonl') {
    return each(
      codes,
      (code) => {
        const { status, issues } = validate(code, { ...options.rules, final: true });
        // What is a person's number is not said again.
        const input = issues.some((issue) => issue.code === 'other-scheme') ? redact(code) : code;
        const answer = line({ input, status, suggestions: suggest(code, options) });
        return status === 'valid' ? answer : { ...answer, isBad: true };
      },
      true,
    );
  }
  await complain(asked(options.registry, locale));
  return each(codes, (code) => {
    const found = suggest(code, options);
    if (found.length === 0) {
      const result = validate(code, { ...options.rules, final: true });
      if (result.status !== 'valid') return refused(code, locale, options.rules);
      const nothing = SENTENCES[locale].noSuggestion({ code: result.id });
      return { print: '', complain: `${told(result.issues, locale)}humanoid-id: ${nothing}\n` };
    }
    // Several of one rank are equals, and stand side by side without one that is preferred.
    return { print: found.map((it) => `${it.rank}  ${it.id}  ${message(it, locale)}\n`).join('') };
  });
}

export async function composeCode(_: string[], given: Given, locale: Locale): Promise<number> {
  const parts: Fields = {};
  for (const name of ['country', 'enterprise', 'model', 'serial'] as const) {
    if (given[name] !== undefined) parts[name] = given[name];
  }
  if (given['in-house'] !== undefined) parts.inHouse = given['in-house'];
  const fields = given.field?.map(named);
  const twice = fields?.find(([name], at) => fields.findIndex(([other]) => other === name) < at);
  if (twice) throw new Usage((say) => say.fieldTwice({ name: twice[0] }));
  if (fields) parts.fields = Object.fromEntries(fields);
  if (Object.keys(parts).length === 0) throw new Usage((say) => say.composeOfWhat);
  const options = await knowledge(given, []);
  const result = compose(parts, { ...options, rules: { ...options.rules, final: true } });
  if (result.issues.length > 0) await complain(told(result.issues, locale) + asked(options.registry, locale));
  if (result.status !== 'valid') return 1;
  await print(`${result.id}\n`);
  return 0;
}

function named(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Usage((say) => say.nameAndValue({ found: text }));
  return [text.slice(0, at), text.slice(at + 1)];
}

export async function sampleCodes(_: string[], given: Given): Promise<number> {
  const options: SampleOptions = {};
  for (const name of ['count', 'seed'] as const) {
    if (given[name] !== undefined) options[name] = wholeNumber(name, given[name]);
  }
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

/** Whether the package takes it: it knows what a code is. */
function takes(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch {
    return false;
  }
}

/** Where codes are all that goes to the standard output, what they were held against is told beside it. */
const asked = (registries: Registry[], locale: Locale) =>
  registries.map((it) => `humanoid-id: ${paint(process.stderr, 'dim', sourceText(it, locale))}\n`).join('');

/** What is printed, where the code is good; and what there is to say beside it. */
type Answer = { print?: string; complain?: string; isBad?: boolean };

/** One line of JSON, for a program that reads answers as it writes codes. */
const line = (data: object): Answer => ({ print: `${JSON.stringify(data)}\n` });

/** The codes that are named, and for `-` those of the standard input, one a line. */
async function* listed(codes: string[], withBlank: boolean): AsyncGenerator<string> {
  for (const code of codes) {
    if (code !== '-') yield code;
    else for await (const line of createInterface({ input: process.stdin })) if (withBlank || line.trim()) yield line;
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

const refused = (code: string, locale: Locale, rules: RulesetOptions = {}) => ({
  complain: told(validate(code, { ...rules, final: true }).issues, locale),
});

function told(issues: Issue[], locale: Locale): string {
  const colour = { error: 'red', warning: 'yellow', info: 'dim' } as const;
  const line = (issue: Issue) => paint(process.stderr, colour[issue.severity], message(issue, locale));
  return issues.map((issue) => `humanoid-id: ${line(issue)}\n`).join('');
}
