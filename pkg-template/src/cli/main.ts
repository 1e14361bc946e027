// The command line. It knows files, streams and terminals; of codes it asks the package.
//
// Data goes to stdout, problems and progress to stderr. Exit codes: 0 all valid, 1 some invalid, 2 wrong usage, 3 a
// file that cannot be read or written. A reader that closes the pipe has had enough, which is success.

import { type Locale, version } from '../index';
import { check } from './check';
import { checkRegistries, composeCode, decodeCodes, formatCodes, sampleCodes, suggestCodes } from './codes';
import { completion, SHELLS } from './completion';
import { FileFailure, Usage } from './errors';
import { cleanUp } from './files';
import { type Given, oneOf, read } from './given';
import { help } from './help';
import type { CommandName } from './manual';
import { complain, paint, print } from './terminal';

const RUN: Record<CommandName, (operands: string[], given: Given, locale: Locale) => Promise<number>> = {
  check,
  decode: decodeCodes,
  suggest: suggestCodes,
  format: formatCodes,
  compose: composeCode,
  sample: sampleCodes,
  registry: checkRegistries,
  completion: async ([name = '']) => {
    const shell = SHELLS.find((one) => one === name);
    if (!shell) throw new Usage(`completion: expected ${SHELLS.join(', ')}, found "${name}"`);
    await print(completion(shell));
    return 0;
  },
};

const isClosed = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EPIPE';

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
let locale: Locale = /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh-CN' : 'en';

async function main(args: string[]): Promise<number> {
  const { command, operands, given } = read(args);
  if (given.lang !== undefined) locale = oneOf('lang', given.lang, ['en', 'zh-CN']);
  if (given.version) await print(`${version}\n`);
  else if (given.help) await print(help(command, locale));
  else if (command === null) throw new Usage('say what to do');
  else return RUN[command](operands, given, locale);
  return 0;
}

process.stdout.on('error', async (error: NodeJS.ErrnoException) => {
  await cleanUp();
  process.exit(isClosed(error) ? 0 : 3);
});
// Nobody listens to complaints: the exit code still says it.
process.stderr.on('error', () => {});
for (const [signal, exit] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, async () => {
    await cleanUp();
    process.exit(exit);
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  await cleanUp();
  if (isClosed(error)) process.exit(0);
  const isUsage = error instanceof Usage;
  const told = error instanceof FileFailure ? error.told(locale) : (error as Error).message;
  const more = locale === 'en' ? 'See humanoid-id --help.' : '用法见 humanoid-id --help。';
  await complain(`humanoid-id: ${paint(process.stderr, 'red', told)}\n${isUsage ? `${more}\n` : ''}`);
  process.exitCode = isUsage ? 2 : 3;
}
