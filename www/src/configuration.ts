// What a host makes of the page, in `config.json` beside it.

import { ofHost } from './of-host';
import type { Configured } from './settings';

const UNCONFIGURED: Configured = { sound: {}, edition: Promise.resolve(undefined), draw: () => {} };
let asked: Promise<Configured> | undefined;

export function configuration(): Promise<Configured> {
  asked ??= ofHost('./config.json', true).then(async (answer) => {
    const json = (await answer?.text())?.trim() ?? '';
    // As it is built: most hosts have nothing to say.
    if (!answer || json === '{}') return UNCONFIGURED;
    const { configured } = await import('./configured/configured');
    return configured(json);
  });
  return asked;
}
