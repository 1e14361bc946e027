// What codes are held against beside the defaults: the edition of the rules that the host names, once it was read.

import type { Edition } from 'humanoid-id';
import { configuration } from './configuration';

type InForce = { edition?: Edition };

let inForce: InForce = {};

export const rules = (): InForce => inForce;

export const ruled: Promise<void> = configuration()
  .then(({ edition }) => edition)
  .then((edition) => {
    if (edition) inForce = { edition };
  });
