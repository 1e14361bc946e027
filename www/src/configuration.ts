// What a host makes of the page, in `config.json` beside it. Whatever is missing there stays as it was built.

import type { Locale, Names } from 'humanoid-id';

export type Configuration = {
  /** What stands at the head of every page. */
  name?: string | Names;
  /** The address of a picture on the same host. */
  logo?: string;
  /** The address of a registry document on the same host. */
  registry?: string;
  /** The languages that are offered; the first is for those who prefer neither. */
  languages?: Locale[];
  /** Where the name at the head leads. */
  link?: string;
};

let asked: Promise<Configuration> | undefined;

export function configuration(): Promise<Configuration> {
  asked ??= ofHost('./config.json')
    .then((answer) => answer?.json())
    .then((read) => (read && typeof read === 'object' ? (read as Configuration) : {}))
    .catch(() => {
      console.warn('config.json is not JSON, and goes unused');
      return {};
    });
  return asked;
}

/**
 * A document that the host may change at any time: asked for anew whenever there is a network, and kept for when there is
 * none. The service worker's list would know only how it was when the page was built.
 */
export async function ofHost(address: string): Promise<Response | null> {
  const kept = 'caches' in window ? await caches.open('configuration').catch(() => null) : null;
  if (navigator.onLine) {
    const answer = await fetch(address, { cache: 'no-cache' }).catch(() => null);
    if (answer?.ok) {
      await kept?.put(address, answer.clone());
      return answer;
    }
    if (answer) return null;
  }
  return (await kept?.match(address)) ?? null;
}
