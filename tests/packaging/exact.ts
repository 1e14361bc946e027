// What the types promise to somebody who installed the package. Nothing here runs.
import type { HumanoidId, Issue, IssueCode, Result, RulesetOptions, Segments } from 'humanoid-id';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_ extends true>() => {};

export function exact({ isHumanoidId, parse, validate }: typeof import('humanoid-id')): void {
  const input: unknown = 'CNTESTH1A00120260522A00000001';
  if (isHumanoidId(input)) {
    holds<Same<typeof input, HumanoidId>>();
    input.toUpperCase();
  } else {
    holds<Same<typeof input, unknown>>();
  }
  // @ts-expect-error a text is no code before it is checked
  const unchecked: HumanoidId = 'CNTESTH1A00120260522A00000001';
  void unchecked;
  holds<Same<ReturnType<typeof parse>, ({ id: HumanoidId } & Segments) | null>>();
  told(validate(input));
  // @ts-expect-error no such option
  validate(input, { cases: 'fold' });
  // @ts-expect-error no such choice
  const rules: RulesetOptions = { case: 'sideways' };
  void rules;
}

/** Each status has its own fields, and there is no fourth. */
function told(result: Result): string {
  switch (result.status) {
    case 'valid':
      return result.id + result.segments.serial;
    case 'incomplete':
      holds<Same<typeof result.segments.serial, string | undefined>>();
      return result.next.allowed;
    case 'invalid': {
      const [first]: [Issue, ...Issue[]] = result.issues;
      // @ts-expect-error an invalid text has no code
      result.id;
      return described(first.code);
    }
  }
}

/** Without a default: a code that is not in the list, or one of the list that is missing here, does not compile. */
function described(code: IssueCode): string {
  switch (code) {
    case 'not-a-string':
    case 'too-long-to-check':
    case 'too-short':
    case 'too-long':
    case 'character-not-allowed':
    case 'look-alike-character':
    case 'ambiguous-letter':
      return 'text';
    case 'country-not-letters':
    case 'country-unassigned':
    case 'country-user-assigned':
    case 'country-reserved':
    case 'country-withdrawn':
    case 'country-not-cn':
      return 'country';
    case 'placeholder-segment':
    case 'other-scheme':
      return 'whole';
    case 'spreadsheet-scientific':
    case 'spreadsheet-rounded':
    case 'spreadsheet-date':
    case 'spreadsheet-formula':
    case 'spreadsheet-characters':
    case 'lost-leading-zeros':
    case 'several-codes':
    case 'row-shape':
    case 'row-too-long':
    case 'blank':
    case 'totals-row':
    case 'duplicate':
    case 'near-duplicate':
      return 'file';
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
      return 'registry';
  }
}
