// What a Nuxt app has in `server/`: Nitro names `defineEventHandler` for it.

import * as humanoid from 'humanoid-id';
import { checkBytes } from 'humanoid-id/bulk';
import { validator } from 'humanoid-id/forms';
import { checkRecords } from 'humanoid-id/records';
import { probe } from '../probe.mjs';

const said = async (ask) => {
  try {
    return await ask();
  } catch (error) {
    return error.message.includes('does not allow') ? 'refused' : error.stack;
  }
};

export default defineEventHandler(async () => ({
  answer: probe(humanoid),
  forms: validator()('CNTEST').includes('29'),
  bulk: await said(() => checkBytes(new TextEncoder().encode('CNTESTH1A00120260522A00000001')).summary.valid),
  records: await said(async () => (await checkRecords('{}')).reports.length),
}));
