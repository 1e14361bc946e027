// What the types promise, checked by the compiler alone; nothing here runs.

import type { Validator } from '../../pkg/types/forms.js';
import type * as required from '../../pkg/types/index.cjs';
import {
  type defaults,
  type HumanoidId,
  type Issue,
  type IssueCode,
  isHumanoidId,
  liveInput,
  parse,
  type Registry,
  type RulesetOptions,
  type rulesetId,
  validate,
} from '../../pkg/types/index.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_ extends true>() => {};

declare const input: unknown;

// A validator as the guide on forms calls it, in a function and by itself.
declare const check: Validator;
const spare = (text: string, context?: unknown) => text === '' || check(text, context);
holds<Same<ReturnType<typeof spare>, true | string>>();
holds<Same<ReturnType<typeof check>, true | string>>();
void check('CNTEST', null);
// @ts-expect-error a function of one argument would go where a message is a pass
void check('CNTEST');

// isHumanoidId narrows, and a plain string is no HumanoidId.
if (isHumanoidId(input)) holds<Same<typeof input, HumanoidId>>();
// @ts-expect-error
const unchecked: HumanoidId = 'CNTESTH1A00120260522A00000001';
void unchecked;

// What was checked by the package as it is imported is checked for the package as it is required.
holds<Same<HumanoidId, required.HumanoidId>>();
holds<Same<Registry, required.Registry>>();

declare const registry: Registry;
holds<Same<ReturnType<typeof registry.free>, void>>();

// The status tells which fields there are.
const result = validate(input);
switch (result.status) {
  case 'valid':
    holds<Same<typeof result.id, HumanoidId>>();
    holds<Same<typeof result.segments.serial, string>>();
    break;
  case 'incomplete':
    holds<Same<typeof result.next.remaining, number>>();
    holds<Same<typeof result.segments.serial, string | undefined>>();
    break;
  case 'invalid':
    holds<Same<(typeof result.issues)[0], Issue>>();
    // @ts-expect-error
    result.id;
    break;
  default:
    holds<Same<typeof result, never>>();
}

// A switch over the codes can be exhaustive.
export function worst(code: IssueCode): boolean {
  switch (code) {
    case 'not-a-string':
    case 'too-long-to-check':
    case 'too-short':
    case 'too-long':
    case 'character-not-allowed':
    case 'look-alike-character':
    case 'country-not-letters':
    case 'country-unassigned':
    case 'country-user-assigned':
    case 'country-reserved':
    case 'country-withdrawn':
    case 'other-scheme':
    case 'spreadsheet-scientific':
    case 'spreadsheet-rounded':
    case 'spreadsheet-date':
    case 'spreadsheet-characters':
    case 'lost-leading-zeros':
    case 'several-codes':
    case 'row-shape':
      return true;
    case 'ambiguous-letter':
    case 'country-not-cn':
    case 'placeholder-segment':
    case 'spreadsheet-formula':
    case 'row-too-long':
    case 'blank':
    case 'totals-row':
    case 'duplicate':
    case 'near-duplicate':
    case 'enterprise-unknown':
    case 'model-unknown':
    case 'enterprise-retired':
    case 'model-retired':
    case 'model-layout-mismatch':
    case 'serial-layout-mismatch':
    case 'check-character-wrong':
    case 'not-canonical':
    case 'text-around-code':
    case 'rows-in-quotes':
      return false;
    default:
      holds<Same<typeof code, never>>();
      return false;
  }
}

// Options are named and closed.
const options: RulesetOptions = { alphabet: { characters: '01' }, ambiguous: 'error', final: true };
parse('', options);
// @ts-expect-error
parse('', { case: 'lower' });
// @ts-expect-error
parse('', { strict: true });
holds<Same<typeof defaults, Readonly<Required<Omit<RulesetOptions, 'edition'>>>>>();
holds<Same<typeof rulesetId, 'cn-humanoid-29/2026-05'>>();

// A live input as docs/forms.md has it: the selection may be left out, and every door takes the options of all.
const live = liveInput({ grouping: 'hyphenated', locale: 'zh-CN', submit: 'display', country: 'cn-only' });
const before = { value: 'CN T', selectionStart: 4 };
live.apply({ value: 'CN TE', inputType: 'insertText', before });
holds<Same<ReturnType<typeof live.apply>['selectionStart'], number>>();
// @ts-expect-error
liveInput({ onState: () => {} });
