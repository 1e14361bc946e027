// The command line. It knows files, streams and terminals; of codes it asks the package.
//
// Data goes to stdout, problems and progress to stderr. Exit codes: 0 all valid, 1 some invalid, 2 wrong usage, 3 a
// file that cannot be read or written. A reader that closes the pipe has had enough, which is success.

import { constants } from 'node:os';

import { addLanguage, type Locale, localeOf, version } from '../index';
import { visible } from '../messages/escape-invisible';
import { countries, language as ja } from '../messages/generated/ja';
import { check } from './check';
import { composeCode, decodeCodes, formatCodes, sampleCodes, suggestCodes } from './codes';
import { completion, SHELLS } from './completion';
import { FileFailure, isClosed, outcome, Usage } from './errors';
import { cleanUp } from './files';
import { type Given, languageOf, read } from './given';
import { help } from './help';
import { checkRegistries } from './knowledge';
import { makeLabels } from './labels';
import type { CommandName } from './manual';
import { makeKeys } from './records/key-files';
import { records } from './records/records';
import { showRules } from './rules';
import { SENTENCES } from './sentences';
import { clearProgress, complain, paint, print } from './terminal';

const RUN: Record<CommandName, (operands: string[], given: Given, locale: Locale) => Promise<number>> = {
  check,
  decode: decodeCodes,
  suggest: suggestCodes,
  format: formatCodes,
  compose: composeCode,
  labels: makeLabels,
  sample: sampleCodes,
  registry: checkRegistries,
  rules: showRules,
  records,
  keys: makeKeys,
  completion: async ([name = '']) => {
    const shell = SHELLS.find((one) => one === name);
    if (!shell)
      throw new Usage((say) => say.oneOf({ name: 'completion', choices: SHELLS.join(say.comma), found: name }));
    await print(completion(shell));
    return 0;
  },
};

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const args = process.argv.slice(2);
// What is printed is UTF-8: a terminal in GBK would show its Chinese as something else.
const [, tag = ''] = /^([a-z]+)[^.]*(?:\.utf-?8|$)/i.exec(LC_ALL || LC_MESSAGES || LANG || '') ?? [];
addLanguage({ ...ja, countries });
const locale: Locale = languageOf(args) ?? localeOf(tag) ?? 'en';

async function main(): Promise<number> {
  const { command, operands, given } = read(args);
  if (given.version) await print(`${version}\n`);
  else if (given.help) await print(help(command, locale));
  else if (command === null) throw new Usage((say) => say.sayWhat);
  else return RUN[command](operands, given, locale);
  return 0;
}

process.stdout.on('error', async (error: NodeJS.ErrnoException) => {
  await cleanUp();
  if (!isClosed(error))
    await complain(`humanoid-id: ${new FileFailure(SENTENCES[locale].standardOutput, error).told(locale)}\n`);
  process.exit(isClosed(error) ? outcome.code : 3);
});
// Nobody listens to complaints: the exit code still says it.
process.stderr.on('error', () => {});
// A terminal that is closed hangs up.
for (const signal of ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, async () => {
    await cleanUp();
    clearProgress();
    // It ends the process as if nobody had listened, which tells a shell what happened, and waits for no thread that waits
    // for the other end of a pipe. Only the first process of a container lives on.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    process.exit(128 + constants.signals[signal]);
  });
}

try {
  process.exitCode = await main();
  await cleanUp();
} catch (error) {
  await cleanUp();
  if (isClosed(error)) process.exit(outcome.code);
  const isUsage = error instanceof Usage;
  const isTold = isUsage || error instanceof FileFailure;
  const told = isTold ? error.told(locale) : SENTENCES[locale].unexpected({ name: visible((error as Error).name) });
  const more = isUsage ? `${SENTENCES[locale].see}\n` : '';
  await complain(`humanoid-id: ${paint(process.stderr, 'red', told)}\n${more}`);
  process.exitCode = isUsage ? 2 : 3;
}
