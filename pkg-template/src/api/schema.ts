// Standard Schema 1.1 and its JSON Schema part, which form libraries, routers and other schema libraries read.

import type { HumanoidId, Issue, Locale, RulesetOptions } from '../contract/types';
import { languageFor } from '../messages/languages';
import { fillIssue } from '../messages/sentences';
import { localeOf } from '../messages/spoken';
import { pattern, report } from '../module/check';
import { expectOptions, packed } from '../module/rules';

export type SchemaOptions = RulesetOptions & {
  /**
   * The language of the messages; default English. A function is asked at every call, where the page switches its
   * language; a library may ask for another by itself.
   */
  locale?: Locale | (() => Locale);
};

/** An issue as Standard Schema has them, and what we know of it beside. */
export type SchemaIssue = Pick<Issue, 'code' | 'params' | 'range'> & {
  readonly message: string;
  readonly path: readonly PropertyKey[];
};

export type SchemaOutcome<Value extends string = HumanoidId> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

type CallOptions = { readonly libraryOptions?: Record<string, unknown> | undefined };
type JsonSchemaOptions = CallOptions & {
  readonly target: 'draft-2020-12' | 'draft-07' | 'openapi-3.0' | (string & Record<never, never>);
};

/** `StandardSchemaV1<string, HumanoidId> & StandardJSONSchemaV1<string, HumanoidId>`, without importing either. */
export type HumanoidIdSchema<Value extends string = HumanoidId> = {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'humanoid-id';
    readonly types?: { readonly input: string; readonly output: Value } | undefined;
    readonly validate: (value: unknown, options?: CallOptions | undefined) => SchemaOutcome<Value>;
    readonly jsonSchema: {
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
  };
};

const TARGETS = ['draft-2020-12', 'draft-07', 'openapi-3.0'];

/**
 * A schema: text in, leniently read; the code out, or every error with its message. `libraryOptions: { locale }` asks
 * for another language in one call. With `final: false` half a code is good, too, and comes out as it was typed: for a
 * check at every key, before which nothing is sent.
 */
export function schema(options: SchemaOptions & { final: false }): HumanoidIdSchema<string>;
export function schema(options?: SchemaOptions): HumanoidIdSchema;
export function schema(options: SchemaOptions = {}): HumanoidIdSchema<string> {
  expectOptions(options);
  const { locale = 'en', ...rules } = options;
  if (typeof locale !== 'function' && !isSpoken(locale)) {
    throw new TypeError('locale: expected "en" or "zh-CN", one that was added, or a function that returns one');
  }
  if (Object.keys(rules).length > 0) checkNow(rules);
  const asked = { ...rules, final: rules.final ?? true };
  const checked = ({ target }: JsonSchemaOptions, found: () => Record<string, unknown>) => {
    if (!TARGETS.includes(target)) throw new TypeError(`jsonSchema: expected a target of ${TARGETS.join(', ')}`);
    return found();
  };
  return {
    '~standard': {
      version: 1,
      vendor: 'humanoid-id',
      validate(value, call) {
        const result = report(value, asked);
        if (result.status === 'valid') return { value: result.id };
        if (result.status === 'incomplete') return { value: value as string };
        const errors = result.issues.filter((issue) => issue.severity === 'error');
        const own = typeof locale === 'function' ? locale() : locale;
        const language = languageFor([call?.libraryOptions?.locale, own].find(isSpoken) ?? 'en');
        return {
          issues: errors.map(({ code, params, range, segment }) => {
            const message = fillIssue({ code, params, segment }, language);
            return { message, path: [], code, params, range };
          }),
        };
      },
      jsonSchema: {
        input: (options) => checked(options, () => ({ type: 'string' })),
        output: (options) => checked(options, () => (asked.final ? jsonSchema(rules) : { type: 'string' })),
      },
    },
  };
}

const isSpoken = (tag: unknown): tag is Locale => typeof tag === 'string' && localeOf(tag) !== null;

/** A mistake is the programmer's, and no message for the person who fills in a form. */
function checkNow(rules: RulesetOptions): void {
  packed(rules);
}

/** Canonical text as JSON Schema can say it: the country table is more than a pattern holds. */
function jsonSchema(rules?: RulesetOptions): Record<string, unknown> {
  return { type: 'string', pattern: pattern(rules) };
}
