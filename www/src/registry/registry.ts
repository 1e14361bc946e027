// A registry document read, and what is said of it: who published it and when, or every fault and where it is.

import { type Locale, loadRegistry, type Names, type Registry, type RegistryError } from 'humanoid-id';
import { faultSentence } from '../../../pkg-template/src/messages/faults';
import { find, h } from '../dom';
import { ofHost } from '../of-host';
import { nameFor } from '../texts/registry-names';
import { REGISTRY_TEXTS, type RegistryTexts } from './texts';

/** A document may be far from any registry; the first faults tell that. */
const FAULTS = 20;

type Draw = (own: RegistryTexts, locale: Locale) => (Node | string)[];

export type RegistryReader = {
  file(file: File): Promise<void>;
  sample(): Promise<void>;
  /** Whether it could be read and is in use. */
  configured(address: string): Promise<boolean>;
  none(): void;
  speak(locale: Locale): void;
};

/** Called with a registry and the document that it was read from, or with neither. */
export type Use = (registry: Registry | null, document: Uint8Array | object | null, isSample: boolean) => void;

export function registryReader(use: Use): RegistryReader {
  const said = find('.registry-said');
  const faults = find('.registry-faults');
  let locale: Locale = 'zh-CN';
  let drawSaid: Draw = () => [];
  let drawFaults: Draw = () => [];

  const speak = (spoken: Locale) => {
    locale = spoken;
    said.replaceChildren(...drawSaid(REGISTRY_TEXTS[locale], locale));
    faults.replaceChildren(...drawFaults(REGISTRY_TEXTS[locale], locale));
  };
  const show = (head: Draw, list: Draw = () => []) => {
    drawSaid = head;
    drawFaults = list;
    speak(locale);
  };
  const read = (name: string, document: Uint8Array | object, isSample = false): boolean => {
    try {
      const registry = loadRegistry(document);
      use(registry, document, isSample);
      show(about(registry));
      return true;
    } catch (error) {
      const { faults } = error as RegistryError;
      if (!faults) throw error;
      // What was in use is in use no more: nobody shall take its word for that of the new one.
      use(null, null, false);
      show((own) => [own.refused({ name, faults: faults.length })], listed(faults));
      return false;
    }
  };

  return {
    speak,
    async file(file) {
      show((own) => [own.reading]);
      const bytes = await file.arrayBuffer().catch(() => null);
      if (bytes) read(file.name, new Uint8Array(bytes));
      else show((own) => [own.unreadable]);
    },
    async sample() {
      const { default: document } = await import('humanoid-id/sample-registry');
      read('sample-registry', document, true);
    },
    async configured(address) {
      const answer = await ofHost(address);
      if (answer) return read(address, new Uint8Array(await answer.arrayBuffer()));
      show((own) => [own.missing({ address })]);
      return false;
    },
    none() {
      use(null, null, false);
      show(() => []);
    },
  };
}

function about({ issuer, asOf, enterprises, models, source, licence }: Registry): Draw {
  return (own, locale) => {
    const named = (names: Names) => nameFor(locale, names);
    return [
      h('strong', {}, own.used({ issuer: named(issuer), asOf })),
      h('span', {}, own.counts({ enterprises, models })),
      h('span', { class: 'source' }, own.source({ source, licence })),
    ];
  };
}

function listed(faults: RegistryError['faults']): Draw {
  return (own, locale) => {
    const items = faults
      .slice(0, FAULTS)
      .map((fault) =>
        h(
          'li',
          {},
          h('code', { translate: 'no' }, fault.pointer || own.whole),
          h('span', {}, faultSentence(fault, locale)),
        ),
      );
    const rest = faults.length - FAULTS;
    return rest > 0 ? [...items, h('li', {}, own.more({ count: rest }))] : items;
  };
}
