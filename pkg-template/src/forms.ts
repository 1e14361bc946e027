// For the form libraries that do not read a Standard Schema by themselves, or only one of a whole form.

import { isHumanoidId, type RulesetOptions, type SchemaIssue, type SchemaOptions, schema } from './check';

export { type HumanoidIdSchema, schema } from './check';

type CallOptions = { readonly libraryOptions?: Record<string, unknown> | undefined };
type StandardSchema = {
  readonly '~standard': {
    readonly version: 1;
    readonly validate: (value: unknown, call?: CallOptions | undefined) => Outcome | Promise<Outcome>;
    readonly types?: { readonly input: unknown; readonly output: unknown } | undefined;
  };
};
type PathSegment = PropertyKey | { readonly key: PropertyKey };
type Problem = { readonly message: string; readonly path?: readonly PathSegment[] | undefined };
type Outcome<Value = unknown> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly Problem[] };
type Input<S extends StandardSchema> = NonNullable<S['~standard']['types']>['input'];
type Output<S extends StandardSchema> = NonNullable<S['~standard']['types']>['output'];

/** A Standard Schema that is made of others. */
type Made<In, Out> = {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'humanoid-id';
    readonly types?: { readonly input: In; readonly output: Out } | undefined;
    readonly validate: (value: unknown, call?: CallOptions | undefined) => Outcome<Out> | Promise<Outcome<Out>>;
  };
};

/** A Standard Schema of a whole form. */
export type FieldsSchema<Shape extends Record<string, StandardSchema>> = Made<
  { [Name in keyof Shape]: Input<Shape[Name]> },
  { [Name in keyof Shape]: Output<Shape[Name]> }
>;

/** A promise of another realm, or of a library that replaces the host's own, is no `Promise` but one all the same. */
const isPromise = (outcome: unknown) => typeof (outcome as PromiseLike<unknown> | undefined)?.then === 'function';

/** What a field holds that was left empty. */
type Empty = '' | null | undefined;
const isEmpty = (value: unknown): value is Empty => value === '' || value === undefined || value === null;

/** A Standard Schema of a field that may be left empty. */
export type OptionalSchema<Schema extends StandardSchema> = Made<Input<Schema> | Empty, Output<Schema> | Empty>;

/** What is none is the programmer's mistake, and told before anybody fills in a form. */
function checkOf(schema: StandardSchema | undefined, where: string): StandardSchema['~standard']['validate'] {
  const standard = schema?.['~standard'];
  if (typeof standard?.validate !== 'function') {
    throw new TypeError(`${where}: expected a Standard Schema, schema() say; a rule or a validator is none`);
  }
  return (...given) => standard.validate(...given);
}

/**
 * A form of several fields, each with a Standard Schema of its own. What a field says keeps the field's name in its
 * path, and with it its place in the form. Fields without a schema stay as they are.
 */
export function fields<Shape extends Record<string, StandardSchema>>(shape: Shape): FieldsSchema<Shape> {
  if (typeof shape !== 'object' || shape === null) {
    throw new TypeError('fields: expected an object with a Standard Schema for each field');
  }
  const checks = Object.entries(shape).map(([name, schema]) => [name, checkOf(schema, `fields, \`${name}\``)] as const);
  type Value = { [Name in keyof Shape]: Output<Shape[Name]> };
  return {
    '~standard': {
      version: 1,
      vendor: 'humanoid-id',
      validate(value, call) {
        const form = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
        const gather = (outcomes: Outcome[]): Outcome<Value> => {
          const checked: Record<string, unknown> = { ...form };
          const issues: Problem[] = [];
          for (const [at, [name]] of checks.entries()) {
            const outcome = outcomes[at] as Outcome;
            if (outcome.issues) {
              // Refused without a reason is refused; a form that is handed no issue at all would go.
              const reasons: readonly Problem[] = outcome.issues.length > 0 ? outcome.issues : [{ message: '' }];
              issues.push(...reasons.map((it) => ({ ...it, path: [name, ...(it.path ?? [])] })));
            } else checked[name] = outcome.value;
          }
          return issues.length ? { issues } : { value: checked as Value };
        };
        const outcomes = checks.map(([name, check]) => check(form[name], call));
        // A form that can be checked at once is: some libraries take no other.
        return outcomes.some(isPromise) ? Promise.all(outcomes).then(gather) : gather(outcomes as Outcome[]);
      },
    },
  };
}

/** The same for a field that may be left empty: an empty text, `null` and `undefined` are good as they are. */
export function optional<Schema extends StandardSchema>(schema: Schema): OptionalSchema<Schema> {
  const check = checkOf(schema, 'optional');
  return {
    '~standard': {
      version: 1,
      vendor: 'humanoid-id',
      validate: (value, call) =>
        isEmpty(value) ? { value } : (check(value, call) as Outcome<Output<Schema>> | Promise<Outcome<Output<Schema>>>),
    },
  };
}

/** Element Plus hands over a callback, and its types know no promise beside one. */
export type RuleValidator = {
  (rule: unknown, value: unknown): Promise<void>;
  (rule: unknown, value: unknown, callback: unknown): void;
};

/**
 * A rule as `async-validator` reads it, and with it the forms of Element Plus and Ant Design. Empty is not its business.
 * With `final: false` half a code is good, too.
 */
export function rule(options?: SchemaOptions): { validator: RuleValidator } {
  const check = checkBy(options);
  return {
    async validator(_, value) {
      const outcome = isEmpty(value) || check(value);
      if (outcome !== true) throw new Error(outcome);
    },
  };
}

/** What `validator` returns; `context` is what the library hands over beside the value, and may be anything. */
export type Validator = (value: unknown, context: unknown) => true | string;

/**
 * A function that returns `true` or the first message, as react-hook-form, vee-validate, Quasar and Mantine take it.
 *
 * To zod's `refine`, valibot's `check` and yup's `test` a message is as good as `true`: they want a schema of their own,
 * see the guide on forms. That this function asks for two arguments keeps a compiler from handing it to them.
 */
export function validator(options?: SchemaOptions): Validator {
  return checkBy(options);
}

function checkBy(options: SchemaOptions | undefined): (value: unknown) => true | string {
  const { validate } = schema(options)['~standard'];
  return (value) => (validate(value).issues?.[0] as SchemaIssue | undefined)?.message ?? true;
}

/** For AJV: `ajv.addFormat('humanoid-id', format())` checks canonical text by all the rules, not by a pattern alone. */
export function format(options: RulesetOptions = {}): {
  type: 'string';
  validate: (text: string) => boolean;
} {
  schema(options); // Refuses what is no option.
  return { type: 'string', validate: (text) => isHumanoidId(text, options) };
}

/** Canonical text as a JSON Schema of draft 2020-12: a pattern. */
export function jsonSchema(options?: SchemaOptions): Record<string, unknown> {
  return schema(options)['~standard'].jsonSchema.output({ target: 'draft-2020-12' });
}
