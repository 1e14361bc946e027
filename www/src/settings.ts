// What a host may write into `config.json` beside the page. Whatever is missing there stays as it was built.

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
