// What the package offers for codes without asking who made them: everything but names and registries.

export * from './api/api';
export { type HumanoidIdSchema, type SchemaIssue, type SchemaOptions, type SchemaOutcome, schema } from './api/schema';
export type { BindOptions } from './contract/field';
export type {
  Change,
  Field,
  FieldLike,
  Grouping,
  InputSource,
  LiveInput,
  LiveOptions,
  LiveState,
  Said,
} from './contract/live';
export type * from './contract/types';
export { bind, liveInput } from './field/bind';
export { addLanguage, localeOf } from './messages/spoken';
export { type InputWords, inputWords } from './messages/words';
