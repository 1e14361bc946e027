// What a host makes of the page, in `config.json` beside it. Whatever is missing there stays as it was built.

import type { Edition, Locale, Names } from 'humanoid-id';

export type Configuration = {
  /** What stands at the head of every page. */
  name?: string | Names;
  /** The address of a picture on the same host. */
  logo?: string;
  /** The address of a registry document on the same host. */
  registry?: string;
  /** The address of a rules document on the same host: what codes are held against. */
  rules?: string;
  /** Datasets of records in which a unit is looked up, in this order. */
  records?: RecordsSource[];
  /** The languages that are offered; the first is for those who prefer neither. */
  languages?: Locale[];
  /** Where the name at the head leads. */
  link?: string;
};

/** The addresses of a dataset and of the key of whoever publishes it, on the same host. */
export type RecordsSource = { address: string; key?: string };

/** The settings that can be used, and what is to be done with them for each language. */
export type Configured = {
  sound: Configuration;
  /** The edition of the rules, where the host names one that can be used. */
  edition: Promise<Edition | undefined>;
  draw(locale: Locale): void;
};

const UNCONFIGURED: Configured = { sound: {}, edition: Promise.resolve(undefined), draw: () => {} };
let asked: Promise<Configured> | undefined;

export function configuration(): Promise<Configured> {
  asked ??= ofHost('./config.json').then(async (answer) => {
    const json = (await answer?.text())?.trim() ?? '';
    // As it is built: most hosts have nothing to say.
    if (!answer || json === '{}') return UNCONFIGURED;
    const { configured } = await import('./configured/configured');
    return configured(json);
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
    // A page in the place of a document is not the host's word: a hotel's network asks for a name before it lets anybody
    // through, and some hosts answer so what they do not have.
    const isPage = answer?.headers.get('content-type')?.includes('text/html');
    if (answer?.ok && !isPage) {
      await kept?.put(address, answer.clone());
      return answer;
    }
    if (answer && !answer.ok) return null;
  }
  return (await kept?.match(address)) ?? null;
}
