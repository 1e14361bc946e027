// The report road: everything known about one input of any type.

import * as glue from 'humanoid-id:glue';
import type { Result } from '../contract/types';
import { postCode } from './core';
import { resultAt } from './record';

export function report(input: unknown, options: unknown): Result {
  if (typeof input !== 'string') {
    return resultAt(glue.notAString(postCode(input === null ? 'null' : typeof input), options), '');
  }
  const length = postCode(input);
  return resultAt(options === undefined ? glue.validate(length) : glue.validateBy(length, options), input);
}
