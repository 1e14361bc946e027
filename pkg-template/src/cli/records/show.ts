// `records show`: what a dataset tells of one unit.

import { readFile } from 'node:fs/promises';

import { type Locale, validate } from '../../index';
import { json, visible } from '../../messages/escape-invisible';
import type { UnitRecord } from '../../records/contract';
import { RecordsError } from '../../records/error';
import { openRecords } from '../../records/open';
import { FileFailure, Usage, withFile } from '../errors';
import { type Given, oneOf } from '../given';
import { SENTENCES } from '../sentences';
import { paint, print } from '../terminal';
import { readerOfPlace } from './folder-reader';
import { publicKey } from './key-files';
import { saying, side } from './sentences';

export async function showRecord(operands: string[], given: Given, locale: Locale): Promise<number> {
  const [code, ...rest] = operands;
  if (code === undefined || rest.length > 0) throw new Usage((_, locale) => saying(locale).whichCode);
  const { from } = given;
  if (from === undefined) throw new Usage((_, locale) => saying(locale).missing({ option: 'from' }));
  const checked = validate(code);
  if (checked.status !== 'valid') throw new Usage((_, locale) => saying(locale).notACode({ found: code }));
  const { id } = checked;
  const form = oneOf('format', given.format ?? 'text', ['text', 'json']);
  const keys = await Promise.all((given.key ?? []).map(publicKey));
  const registry = await Promise.all(
    (given.registry ?? []).map((path) => withFile(path, () => readFile(path, 'utf8'))),
  );
  try {
    const records = await openRecords(readerOfPlace(from), { keys, registry });
    const found = await records.lookup(id);
    if (form === 'json') await print(`${json(found ?? { unit: null, assurance: records.assurance })}\n`);
    else await print(recordText(id, found, records.assurance, locale));
    return found?.unit ? 0 : 1;
  } catch (error) {
    if (error instanceof RecordsError) throw new FileFailure(from, new Error(error.messages[side(locale)]));
    throw error;
  }
}

function recordText(
  id: string,
  found: UnitRecord | null,
  { dataset, signature, newerSeen }: UnitRecord['assurance'],
  locale: Locale,
): string {
  const [say, of] = [saying(locale), side(locale)];
  const { colon } = SENTENCES[locale];
  const { issuer, asOf, sequence } = dataset;
  const lines = [id];
  if (found === null) lines.push(say.noRecord);
  else if (found.unit === null) lines.push(say.nothingShown);
  else {
    const state = found.state ? say.states[found.state] : '';
    lines.push(paint(process.stdout, found.state === 'recalled' ? 'red' : 'bold', state));
    for (const { event, on, role, by, place, note, withdrawn } of found.events) {
      const who = [say.roles[role], by, place].filter(Boolean).join(', ');
      const words = note ? `${colon}${note[of]}` : '';
      const taken = withdrawn ? ` [${say.withdrawn}]` : '';
      lines.push(`  ${on}  ${say.events[event]} (${visible(who)})${visible(words)}${taken}`);
    }
    for (const { severity, message } of found.issues) {
      lines.push(`  ${paint(process.stdout, severity === 'error' ? 'red' : 'yellow', '!')} ${visible(message[of])}`);
    }
  }
  lines.push(`${visible(say.dataset({ issuer: issuer[of], asOf, sequence }))}, ${visible(signature.message[of])}`);
  if (newerSeen !== null) lines.push(say.newerSeen({ sequence: newerSeen }));
  return `${lines.join('\n')}\n`;
}
