// How a field turned out, for style sheets: states of the element. Attributes would differ from what a server has sent,
// and from what a framework has drawn, so they are for engines without states alone, once the page is at rest.

import type { LiveState } from '../contract/live';

const STATES = ['empty', 'incomplete', 'valid', 'invalid', 'warning'];

export function showState(host: HTMLElement, internals: ElementInternals, { value, result }: LiveState): void {
  const status = value === '' ? 'empty' : result.status;
  const warns = result.issues.some((issue) => issue.severity === 'warning');
  try {
    for (const name of STATES) {
      internals.states[name === status || (warns && name === 'warning') ? 'add' : 'delete'](name);
    }
  } catch {
    // Old engines know no states, or only names with dashes.
    atRest(() => {
      host.dataset.status = status;
    });
  }
}

function atRest(then: () => void): void {
  if (document.readyState === 'complete') setTimeout(then);
  else addEventListener('load', () => setTimeout(then), { once: true });
}
