// What the elements stand on, in one file of the package with what pages call, so that both share one module.

export * from './check';
export { bindField } from './field/bound-field';
export { checkers } from './field/module-checkers';
export { languageOf, onLanguage } from './field/page-language';
export { liveInput as openLiveInput } from './live/live';
export { languageNamed } from './messages/language-tag';
export { spoken } from './messages/languages';
export { fillIssue, inputSentence } from './messages/sentences';
