// The report road: everything known about one input of any type.

import * as glue from 'humanoid-id:glue';
import { post } from './core';
import { fromJson } from './plain';
import type { Result } from './types';

export function report(input: unknown, options: unknown): Result {
  if (typeof input === 'string') return fromJson(glue.validate(post(input), options));
  return fromJson(glue.notAString(post(input === null ? 'null' : typeof input), options));
}
