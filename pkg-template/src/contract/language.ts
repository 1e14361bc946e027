// A language as plain data: what `message`, the inputs and the card say in it.

type Templates<Key extends string = string> = Readonly<Record<Key, string>>;

/** What is said in one language. `humanoid-id/en`, `humanoid-id/zh-CN` and `humanoid-id/ja` each have one. */
export interface Language {
  /** As in `lang` attributes: `ja`. */
  readonly tag: string;
  readonly issues: Templates;
  readonly instead: Templates;
  readonly segments: Templates<'country' | 'enterprise' | 'model' | 'serial'>;
  readonly schemes: Templates;
  readonly characters: Templates;
  readonly scripts: Templates<'greek' | 'cyrillic'>;
  readonly edits: Templates;
  readonly reasons: Templates;
  readonly statuses: Templates;
  readonly inputs: Templates;
  /** What keeps a field back whatever stands in it. */
  readonly obstacles: Templates<'input-method' | 'check-loading' | 'check-missing' | 'rules-unreadable'>;
  readonly signs: Signs;
  /** What a good result does and does not say. */
  readonly notice: string;
  /** Names of countries and regions by their code of two letters, for whoever wants them. */
  readonly countries?: Countries | undefined;
}

/** What stands between the items of a list, and around what a range leaves out. */
export type Signs = Templates<'comma' | 'without-before' | 'without-between' | 'without-after'>;

/** Names of countries and regions by their code of two letters. */
export type Countries = Readonly<Record<string, string>>;
