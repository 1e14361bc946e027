// Whether the module can be asked. Where its bytes are still on their way, or an engine does not compile them at once, it
// cannot at first; an element stands on the page all the same.

import { ready, validate } from '../api/api';

export function isModuleThere(): boolean {
  try {
    validate('');
    return true;
  } catch {
    return false;
  }
}

/** At once, if it is there; else when it is. */
export function whenThere(then: () => void): void {
  if (isModuleThere()) then();
  else void ready().then(then);
}
