// `records export --as epcis`: records as an EPCIS 2.0 document in JSON-LD, one object event for each event of a unit.

import { createReadStream } from 'node:fs';

import type { Locale } from '../../index';
import { json } from '../../messages/escape-invisible';
import { epcisDocument, epcisEvents } from '../../records/epcis';
import { LineChecker } from '../../records/module';
import { FileFailure, OwnReason, Usage, withFile } from '../errors';
import { type Given, oneOf } from '../given';
import { expand } from '../globs';
import { linesOf } from '../lines';
import { print } from '../terminal';
import { saying } from './sentences';

export async function exportRecords(operands: string[], given: Given, locale: Locale): Promise<number> {
  if (operands.length === 0) throw new Usage((_, locale) => saying(locale).whichFiles({ action: 'export' }));
  oneOf('as', given.as ?? '', ['epcis']);
  const host = given.host ?? 'https://example.org/';
  if (!/^https:\/\/[^\s/]+\/?/.test(host))
    throw new Usage((say) => say.oneOf({ name: '--host', choices: 'https://…', found: host }));
  const files = await expand(operands);
  const checker = await LineChecker.of('', []);
  const [head, tail] = epcisDocument(given['as-of'] ?? new Date().toISOString().slice(0, 10));
  await print(head);
  let separator = '\n';
  for (const file of files) {
    await withFile(file, async () => {
      const input = file === '-' ? process.stdin : createReadStream(file);
      let number = 0;
      for await (const line of linesOf(input)) {
        number++;
        if (line.trim() === '') continue;
        const { id, order, withdrawn } = checker.check(line.replace(/^\ufeff/, ''));
        if (id === null) throw new FileFailure(`${file}:${number}`, new OwnReason(saying(locale).badLine));
        for (const event of epcisEvents(JSON.parse(line.replace(/^\ufeff/, '')), { order, withdrawn }, host)) {
          await print(`${separator}${json(event)}`);
          separator = ',\n';
        }
      }
    });
  }
  await print(tail);
  return 0;
}
