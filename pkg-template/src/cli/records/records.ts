// `records`: which of its actions is asked for.

import type { Locale } from '../../index';
import { Usage } from '../errors';
import type { Given } from '../given';
import { checkRecordFiles } from './check';
import { exportRecords } from './export';
import { publishRecords } from './publish';
import { sealRecords } from './seal';
import { saying } from './sentences';
import { showRecord } from './show';
import { verifyRecords } from './verify';

const ACTIONS: Record<string, (operands: string[], given: Given, locale: Locale) => Promise<number>> = {
  check: checkRecordFiles,
  publish: publishRecords,
  seal: sealRecords,
  verify: verifyRecords,
  show: showRecord,
  export: exportRecords,
};

export async function records([action = '', ...operands]: string[], given: Given, locale: Locale): Promise<number> {
  if (!Object.hasOwn(ACTIONS, action)) throw new Usage((_, locale) => saying(locale).which);
  return (ACTIONS[action] as (typeof ACTIONS)[string])(operands, given, locale);
}
