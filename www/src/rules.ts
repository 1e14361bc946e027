// What codes are held against beside the defaults: the edition of the rules that the host names, once it was read.

import type { RulesetOptions } from 'humanoid-id';
import { configuration } from './configuration';

let inForce: RulesetOptions = {};

export const rules = (): RulesetOptions => inForce;

export const ruled: Promise<void> = configuration()
  .then(({ edition }) => edition)
  .then((edition) => {
    if (edition) inForce = { edition };
  });
