// Editions of the rules on the command line: whether a document is sound, all that it settles, how two differ.

import { compareRules, type Locale } from '../index';
import { visible } from '../messages/escape-invisible';
import { FileFailure, Usage } from './errors';
import type { Given } from './given';
import { editionOf, refuseStreams, Unsound } from './knowledge';
import { SENTENCES } from './sentences';
import { complain, print } from './terminal';

const ACTIONS = ['check', 'show', 'diff'] as const;

export async function showRules([action = '', ...files]: string[], _: Given, locale: Locale): Promise<number> {
  const known = ACTIONS.find((one) => one === action);
  if (!known || files.length === 0 || (known === 'diff' && files.length !== 2)) {
    throw new Usage((say) =>
      say.oneOf({
        name: 'rules',
        choices: ['check FILE...', 'show FILE...', 'diff FILE FILE'].join(say.comma),
        found: action,
      }),
    );
  }
  refuseStreams(files);
  return known === 'diff' ? difference(files as [string, string]) : each(files, known, locale);
}

async function each(files: string[], action: 'check' | 'show', locale: Locale): Promise<number> {
  const { colon, sound } = SENTENCES[locale];
  let exit = 0;
  for (const file of files) {
    try {
      const edition = await editionOf(file);
      const said = action === 'show' ? JSON.stringify(edition, null, 2) : `${visible(file)}${colon}${sound}`;
      await print(`${said}\n`);
    } catch (error) {
      const isUnsound = error instanceof Unsound;
      if (!isUnsound && !(error instanceof FileFailure)) throw error;
      exit = Math.max(exit, isUnsound ? 1 : 3);
      await complain(`${isUnsound ? '' : 'humanoid-id: '}${error.told(locale)}\n`);
    }
  }
  return exit;
}

/** As `diff` does: nothing and 0 where they settle the same, 1 where they differ. */
async function difference([one, other]: [string, string]): Promise<number> {
  const found = compareRules(await editionOf(one), await editionOf(other));
  const shown = (value: unknown) => (value === null ? '-' : JSON.stringify(value));
  for (const it of found) await print(`${it.pointer}\t${shown(it.one)}\t${shown(it.other)}\n`);
  return found.length > 0 ? 1 : 0;
}
