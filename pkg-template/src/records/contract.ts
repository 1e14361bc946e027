// What records are to callers.

/** A text in both languages. */
export type Names = { readonly en: string; readonly zh: string };

export type EventName =
  | 'produced'
  | 'inspected'
  | 'placed-on-market'
  | 'transferred'
  | 'returned'
  | 'maintained'
  | 'part-replaced'
  | 'put-into-use'
  | 'recalled'
  | 'recall-remedied'
  | 'scrapped'
  | 'recycled'
  | 'corrected';

export type EventRole = 'manufacturer' | 'importer' | 'seller' | 'service-provider' | 'user' | 'recycler' | 'authority';

export type UnitState =
  | 'produced'
  | 'on-market'
  | 'in-use'
  | 'under-repair'
  | 'recalled'
  | 'returned'
  | 'recycled'
  | 'scrapped';

export type UnitEvent = {
  readonly event: EventName;
  /** The day, `YYYY-MM-DD`. */
  readonly on: string;
  readonly role: EventRole;
  /** Which organisation says so. */
  readonly by?: string | null;
  /** Country or subdivision as ISO 3166 writes it. */
  readonly place?: string | null;
  readonly note?: Names | null;
  /** An address with `https:`. */
  readonly source?: string | null;
  /** Of a correction: the event that no longer counts. */
  readonly corrects?: { readonly event: EventName; readonly on: string } | null;
};

export type RecordIssueCode =
  | 'not-a-record'
  | 'personal-data'
  | 'code-not-well-formed'
  | 'code-not-listed'
  | 'unit-twice'
  | 'day-after-as-of'
  | 'day-before-production'
  | 'event-after-scrapped'
  | 'recall-open'
  | 'role-cannot'
  | 'status-differs'
  | 'correction-of-nothing';

export type RecordIssue = {
  readonly code: RecordIssueCode;
  readonly severity: 'error' | 'warning' | 'info';
  /** Where in the line, as a JSON pointer; empty for the whole line. */
  readonly pointer: string;
  readonly params: Readonly<Record<string, string>>;
  /** The sentence. */
  readonly message: Names;
};

/** What one line tells; the events are listed by their indices in the line. */
export type LineReport = {
  readonly id: string | null;
  readonly state: UnitState | null;
  readonly order: readonly number[];
  readonly withdrawn: readonly number[];
  readonly issues: readonly RecordIssue[];
};

/** Who publishes a dataset, for which day. */
export type DatasetInfo = {
  readonly issuer: Names;
  readonly asOf: string;
  readonly sequence: number;
  readonly source: string;
  readonly licence: string;
  readonly units: number;
};

/**
 * Whether a signature held. `signed`: by the key named. `not-signed`: by none of the keys given. `wrong`: it names a key
 * given and does not fit the bytes. `not-checked`: this host lacks the algorithm.
 */
export type SignatureState = 'signed' | 'not-signed' | 'wrong' | 'not-checked';

export type Signature = {
  readonly state: SignatureState;
  /** The `kid` of the key that the state is about; `null` where there is none. */
  readonly key: string | null;
  /** `signed by KEY`, `not signed`, `signature wrong`, in both languages. */
  readonly message: Names;
};

export type RecordAssurance = {
  readonly dataset: DatasetInfo;
  readonly signature: Signature;
  /** The highest sequence that was seen of the dataset, where it is higher than that of the answer; else `null`. */
  readonly newerSeen: number | null;
};

/** What a dataset tells of a unit. Where the signature is wrong, nothing of it is shown. */
export type UnitRecord = {
  /** The record without its events; `null` where the signature is wrong. */
  readonly unit: Readonly<Record<string, unknown>> | null;
  readonly state: UnitState | null;
  /** In the order in which they happened; `withdrawn` where a correction took one back. */
  readonly events: readonly (UnitEvent & { readonly withdrawn: boolean })[];
  readonly issues: readonly RecordIssue[];
  readonly assurance: RecordAssurance;
};

/** Reads files of a dataset by their paths in it. */
export type RecordReader = {
  /** The bytes of a file of so many bytes at most. Throws a {@link RecordsError}, `missing` where there is none. */
  read(
    path: string,
    options: { readonly limit: number; readonly signal?: AbortSignal | undefined },
  ): Promise<Uint8Array>;
};

/** A public key as a JSON Web Key with `kid`: Ed25519 (`OKP`) or P-256 (`EC`). */
export type PublicKey = Readonly<Record<string, unknown>> & { readonly kid: string };

export type OpenOptions = {
  /** Keys of issuers that are trusted, from whoever runs the page or script, never from a dataset. */
  readonly keys?: readonly PublicKey[];
  /** Registry documents, as their text, against which codes are held. */
  readonly registry?: string | readonly string[];
  /** The highest sequence of this dataset that was seen before. */
  readonly lastSequence?: number;
  readonly signal?: AbortSignal;
};

export type LookupOptions = { readonly signal?: AbortSignal };

/** A dataset that was opened. */
export type Records = {
  readonly dataset: DatasetInfo;
  readonly assurance: RecordAssurance;
  /** What the dataset tells of a code in its 29 places; `null`: no record in this dataset. */
  lookup(id: string, options?: LookupOptions): Promise<UnitRecord | null>;
};
