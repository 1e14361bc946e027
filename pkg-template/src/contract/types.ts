// The public contract in types. The Rust core keeps it; tests hold the two against each other.

// Marked by a name and not by a symbol: the declarations for `import` and for `require` are two files, and what one has
// checked is a code to the other.

export type { Countries, Language } from './language';
export type { Locale } from './locale';

/** A well-formed code: 29 places, upper case, no separators. Nobody has looked it up anywhere. */
export type HumanoidId = string & { readonly __brand: 'HumanoidId' };

export type SegmentName = 'country' | 'enterprise' | 'model' | 'serial';
export type Segments = Record<SegmentName, string>;

/** UTF-16 units of the text that was given, half-open. */
export type Range = readonly [start: number, end: number];

export type Severity = 'error' | 'warning' | 'info';

/** Every issue there is; `src/issue.rs` is the list. */
export type IssueCode =
  | 'not-a-string'
  | 'too-long-to-check'
  | 'too-short'
  | 'too-long'
  | 'character-not-allowed'
  | 'look-alike-character'
  | 'ambiguous-letter'
  | 'country-not-letters'
  | 'country-unassigned'
  | 'country-user-assigned'
  | 'country-reserved'
  | 'country-withdrawn'
  | 'country-not-cn'
  | 'placeholder-segment'
  | 'other-scheme'
  | 'spreadsheet-scientific'
  | 'spreadsheet-rounded'
  | 'spreadsheet-date'
  | 'spreadsheet-formula'
  | 'spreadsheet-characters'
  | 'lost-leading-zeros'
  | 'several-codes'
  | 'row-shape'
  | 'row-too-long'
  | 'blank'
  | 'totals-row'
  | 'duplicate'
  | 'near-duplicate'
  | 'enterprise-unknown'
  | 'model-unknown'
  | 'enterprise-retired'
  | 'model-retired'
  | 'model-layout-mismatch'
  | 'serial-layout-mismatch'
  | 'check-character-wrong'
  | 'not-canonical'
  | 'text-around-code'
  | 'rows-in-quotes';

export type Issue = {
  code: IssueCode;
  severity: Severity;
  segment: SegmentName | null;
  range: Range;
  params: Record<string, string | number>;
};

export type Edit = {
  kind: 'trim' | 'width' | 'case' | 'separator' | 'invisible';
  range: Range;
  from: string;
  to: string;
};

export type Next = {
  segment: SegmentName;
  position: number;
  remaining: number;
  remainingInSegment: number;
  /** The characters that may follow. */
  allowed: string;
};

type Checked = {
  edits: Edit[];
  /** The edition of the rules that the text was held against. */
  rulesetId: string;
};
export type Valid = Checked & { status: 'valid'; id: HumanoidId; segments: Segments; issues: Issue[] };
export type Incomplete = Checked & {
  status: 'incomplete';
  segments: Partial<Segments>;
  next: Next;
  issues: Issue[];
};
export type Invalid = Checked & {
  status: 'invalid';
  segments: Partial<Segments>;
  issues: [Issue, ...Issue[]];
};
export type Result = Valid | Incomplete | Invalid;

export type SuggestionReason =
  | 'looks-alike'
  | 'keyboard-neighbour'
  | 'text-around'
  | 'checks-agree'
  | 'swapped'
  | 'doubled'
  | 'missing'
  | 'stray-character'
  | 'country-form'
  | 'reserved-country';

export type Suggestion = {
  id: HumanoidId;
  edit: { kind: 'replace' | 'delete' | 'insert' | 'swap'; range: Range; from: string; to: string };
  reason: SuggestionReason;
  /** 1 for the best by what registries know; those of one rank are equals. */
  rank: number;
};

export type Found = { id: HumanoidId; range: Range };

type Characters = { characters: string };

/** One option for every unknown of the standard. */
export type RulesetOptions = {
  /** An edition that `loadRules` read, or the id of one in the package; the other options change what it settles. */
  edition?: Edition | EditionId;
  alphabet?: 'alnum36' | 'alnum34' | 'alnum33' | 'uscc31' | 'digits' | Characters;
  ambiguous?: 'warn' | 'error' | 'ignore';
  case?: 'fold' | 'strict';
  country?: 'assigned' | 'cn-only' | 'any-letters' | 'any';
  allowUserAssigned?: boolean;
  allowReserved?: boolean;
  placeholder?: 'warn' | 'error' | 'ignore';
  separators?: 'lenient' | 'none' | Characters;
  unicode?: 'fold' | 'ascii-only';
  registry?: 'warn' | 'error';
  /**
   * What does not fit a maker's published layout, or its check character. With `error`, a maker or model that is not listed is an
   * error as well where one other character makes the code whole: listed, in its layout, a check character over that place agreeing.
   */
  layout?: 'warn' | 'error';
  final?: boolean;
};

/** The id of an edition in the package. */
export type EditionId = 'cn-humanoid-29/2026-05';

/** What codes are held against: options, an edition that `loadRules` read, or the id of one in the package. */
export type Rules = RulesetOptions | Edition | EditionId;

/** The same where documents are read as well, and several editions can stand side by side. */
export type ReadRules =
  | Rules
  | RulesDocument
  | (Omit<RulesetOptions, 'edition'> & {
      /** Several: the one counts that was in force on the day asked for, or on the code's own date; else the newest that the code fits. */
      edition?: EditionGiven | readonly EditionGiven[];
    });
export type EditionGiven = Edition | EditionId | RulesDocument;
/** A document of the format `humanoid-id-rules/1` that was not read yet; `rules.schema.json` says what it may have. */
export type RulesDocument = {
  readonly format: 'humanoid-id-rules/1';
  readonly id: string;
  readonly [member: string]: unknown;
};

/** How a code stands under one or several editions. */
export type EditionFit = {
  /** The edition that counts. */
  rulesetId: string;
  /**
   * Why that one: it was in force on the day asked for, or on the code's own date; or no day is known, and it is the newest
   * that the code fits, or the newest of all.
   */
  by: 'day' | 'code' | 'fit' | 'newest';
  /** Each edition with what the code is under it, in the order in which they were given. */
  editions: { rulesetId: string; status: Result['status'] }[];
};

/** An edition of the rules, as `loadRules` reads it: a document whole, every option with its value. */
export type Edition = {
  readonly format: 'humanoid-id-rules/1';
  /** What answers call the edition. */
  readonly id: string;
  readonly name: Names;
  readonly source: string;
  readonly asOf: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly options: Readonly<Omit<RulesetOptions, 'alphabet' | 'edition'>>;
  readonly alphabets: Readonly<Record<'enterprise' | 'model' | 'serial', string | Characters>>;
  readonly check?: {
    readonly system: string;
    readonly at: number;
    readonly over: readonly (readonly [from: number, to: number])[];
    readonly severity: Severity;
  };
  readonly severities?: Readonly<Partial<Record<IssueCode, Severity | 'off'>>>;
};

/** What two editions settle differently: a JSON pointer into the document, and both values. */
export type EditionDifference = { pointer: string; one: unknown; other: unknown };

export type SampleOptions = { count?: number; seed?: number; enterprise?: string; neverReal?: boolean };
export type Style = 'compact' | 'spaced' | 'hyphenated';

/** A text in both languages. */
export type Names = { en: string; zh: string };
/** Which registry answered, of which day. */
export type RegistrySource = { issuer: Names; asOf: string; sequence: number };

/** What a registry says of an enterprise or a model. `known` is `null` where no registry was asked. */
export type Listing = {
  code: string;
  known: boolean | null;
  name: Names | null;
  status: 'active' | 'retired' | 'planned' | null;
  validFrom: string | null;
  validTo: string | null;
  /** The index of the registry that answered, among those that were given. */
  layer: number | null;
};

/** What a maker's published layout reads out of model or serial. */
export type DecodedField = {
  name: string;
  kind: 'literal' | 'choice' | 'digits' | 'alnum' | 'date' | 'sequence' | 'check';
  label: Names | null;
  value: string;
  range: Range;
  /** A date as ISO 8601 writes it, a number, the name of a choice, a text without its padding. */
  meaning: string | number | Names | null;
};

export type Decoded = {
  id: HumanoidId;
  /** `invalid` where a registry contradicts the code and the rules make that an error. */
  status: 'valid' | 'invalid';
  /** With its segments apart, as people read it. */
  display: string;
  country: { alpha2: string; alpha3: string | null; numeric: string | null; name: Names | null };
  enterprise: Listing & { creditCode: string | null };
  model: Listing & { attributes: Record<string, string | number | boolean | Names>; fields: DecodedField[] };
  /** `inHouse`: the maker's own number, where the layout says how it is written and the serial fits. */
  serial: { value: string; inHouse: string | null; fields: DecodedField[] };
  /** How far the code could be followed. It never says that a code was given to a robot; `notice` says so. */
  assurance: {
    level: 'structure' | 'layout' | 'registry';
    /** The one that answered: for the model, or else for the enterprise. */
    registry: RegistrySource | null;
    /** All that were asked: a `layer` is an index of this list. */
    registries: RegistrySource[];
    /** The edition of the rules that the code was held against. */
    rulesetId: string;
    /** Where several editions were given: which of them the code fits, and why that one counts. */
    fit: EditionFit | null;
    notice: Names;
  };
  issues: Issue[];
};

/** A registry document that was read and found good. Only `loadRegistry` makes one. */
export type Registry = Readonly<RegistrySource> & {
  readonly source: string;
  readonly licence: string;
  /** How many it lists. */
  readonly enterprises: number;
  readonly models: number;
  /**
   * Gives its memory back at once. What nothing refers to any more is given back by itself, some time later; a page that
   * changes large registries need not wait for that. Whoever uses it afterwards gets a `TypeError`.
   */
  readonly free: () => void;
  readonly __brand: 'Registry';
};

/** What is wrong with a document: a JSON pointer, what was expected there, what was found. */
export type RegistryFault = { pointer: string; expected: string; found: string };
/** What `loadRegistry` throws: every fault of the document, a thousand at most. */
export type RegistryError = TypeError & { readonly faults: readonly RegistryFault[] };

export type DecodeOptions = {
  /** Several are layers, of which a later one wins: first the national one, then one's own. */
  registry?: Registry | readonly Registry[];
  rules?: ReadRules;
  /**
   * The day, `YYYY-MM-DD`, on which enterprise and model are to be valid; without it only their status counts. Of several
   * editions of the rules it chooses the one in force.
   */
  on?: string;
};

/** What a code is to be made of: each segment as text, from the values of its layout's fields, or from one's own number. */
export type Fields = Partial<Segments> & {
  /** By name: the characters, or what they mean (`2026-05-22`, `42`). Literals and check characters are known. */
  fields?: Record<string, string | number>;
  inHouse?: string;
};
