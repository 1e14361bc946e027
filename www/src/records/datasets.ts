// The datasets that the host names, or the sample, which is made up; each opened once.

import { openRecords, type PublicKey, type Records } from 'humanoid-id/records';
import { configuration } from '../configuration';
import { ofHost } from '../of-host';
import type { RecordsSource } from '../settings';
import { keptReader } from './kept';

/** It lists units of the fictional maker TEST alone. */
const SAMPLE: RecordsSource = { address: './sample-records/', key: './sample-records/key.public.jwk' };
const MADE_UP = 'TEST';

export type Dataset = { address: string; isSample: boolean; open(): Promise<Records> };

let all: Promise<Dataset[]> | undefined;

/** Those to ask of a unit of a maker. */
export async function datasetsFor(enterprise: string): Promise<Dataset[]> {
  all ??= configuration().then(({ sound: { records } }) =>
    (records ?? [SAMPLE]).map((source) => datasetOf(source, records === undefined)),
  );
  return (await all).filter(({ isSample }) => !isSample || enterprise === MADE_UP);
}

function datasetOf(source: RecordsSource, isSample: boolean): Dataset {
  const address = new URL(source.address.replace(/\/?$/, '/'), document.baseURI);
  let opened: Promise<Records> | undefined;
  const open = async () => {
    const keys = source.key === undefined ? [] : [await keyAt(source.key)];
    const name = `records ${address.href}`;
    const lastSequence = Number(localStorage.getItem(name) ?? 0);
    const records = await openRecords(keptReader(address), { keys, lastSequence });
    const { signature, dataset } = records.assurance;
    if (signature.state !== 'wrong') localStorage.setItem(name, `${Math.max(lastSequence, dataset.sequence)}`);
    return records;
  };
  return {
    address: address.href,
    isSample,
    open: () => {
      opened ??= open().catch((error) => {
        // Whoever asks next may have a network.
        opened = undefined;
        throw error;
      });
      return opened;
    },
  };
}

async function keyAt(address: string): Promise<PublicKey> {
  const answer = await ofHost(address);
  if (!answer) throw new Error(address);
  return (await answer.json()) as PublicKey;
}
