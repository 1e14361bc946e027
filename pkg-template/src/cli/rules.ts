// Editions of the rules on the command line: whether a document is sound, all that it settles, how two differ.

import { compareRules, type Edition, type Locale } from '../index';
import { json, visible } from '../messages/escape-invisible';
import { Usage } from './errors';
import type { Given } from './given';
import { eachDocument, editionOf, isSound, refuseStreams } from './knowledge';
import { print } from './terminal';

export async function showRules([action, ...files]: string[], _: Given, locale: Locale): Promise<number> {
  switch (action) {
    case 'diff': {
      const [one, other, ...more] = files;
      if (one === undefined || other === undefined || more.length > 0) throw new Usage((say) => say.rulesDiff);
      refuseStreams(files);
      return difference(await editionOf(one), await editionOf(other));
    }
    case 'check':
    case 'show':
      if (files.length === 0) throw new Usage((say) => say.rulesFile({ action }));
      return eachDocument(files, locale, async (file) => {
        const edition = await editionOf(file);
        return action === 'show' ? json(edition, 2) : isSound(file, locale);
      });
    default:
      throw new Usage((say) => say.rulesWhat);
  }
}

/** As `diff` does: nothing and 0 where they settle the same, 1 where they differ. */
async function difference(one: Edition, other: Edition): Promise<number> {
  const found = compareRules(one, other);
  const shown = (value: unknown) => (value === null ? '-' : json(value));
  for (const it of found) await print(`${visible(it.pointer)}\t${shown(it.one)}\t${shown(it.other)}\n`);
  return found.length > 0 ? 1 : 0;
}
