// The main entry: these names, and none of what the elements take from below besides.

export { compose, countryName, decode, fitEditions, loadRegistry, sample, suggest } from './api/meaning';
export { compareRules, loadRules } from './api/rules';
export type * from './check';
export {
  addLanguage,
  bind,
  countriesAsOf,
  defaults,
  find,
  format,
  inputWords,
  isHumanoidId,
  isReady,
  liveInput,
  localeOf,
  message,
  notice,
  parse,
  ready,
  redact,
  rulesetId,
  schema,
  segments,
  shape,
  validate,
  version,
} from './check';
