// For the form libraries that do not read a Standard Schema by themselves, or only one of a whole form.

import { isHumanoidId, type RulesetOptions, type SchemaIssue, type SchemaOptions, schema } from './api';

export { type HumanoidIdSchema, schema } from './api';

type StandardSchema = {
  readonly '~standard': {
    readonly version: 1;
    readonly validate: (value: unknown) => Outcome | Promise<Outcome>;
    readonly types?: { readonly input: unknown; readonly output: unknown } | undefined;
  };
};
type PathSegment = PropertyKey | { readonly key: PropertyKey };
type Problem = { readonly message: string; readonly path?: readonly PathSegment[] | undefined };
type Outcome = { readonly value: unknown; readonly issues?: undefined } | { readonly issues: readonly Problem[] };
type Input<S extends StandardSchema> = NonNullable<S['~standard']['types']>['input'];
type Output<S extends StandardSchema> = NonNullable<S['~standard']['types']>['output'];

type FieldsOutcome<Shape extends Record<string, StandardSchema>> =
  | { readonly value: { [Name in keyof Shape]: Output<Shape[Name]> }; readonly issues?: undefined }
  | { readonly issues: readonly Problem[] };

/** A Standard Schema of a whole form. */
export type FieldsSchema<Shape extends Record<string, StandardSchema>> = {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'humanoid-id';
    readonly types?:
      | {
          readonly input: { [Name in keyof Shape]: Input<Shape[Name]> };
          readonly output: { [Name in keyof Shape]: Output<Shape[Name]> };
        }
      | undefined;
    readonly validate: (value: unknown) => FieldsOutcome<Shape> | Promise<FieldsOutcome<Shape>>;
  };
};

/**
 * A form of several fields, each with a Standard Schema of its own. What a field says keeps the field's name in its
 * path, and with it its place in the form. Fields without a schema stay as they are.
 */
export function fields<Shape extends Record<string, StandardSchema>>(shape: Shape): FieldsSchema<Shape> {
  return {
    '~standard': {
      version: 1,
      vendor: 'humanoid-id',
      validate(value) {
        const form = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
        const names = Object.keys(shape);
        const gather = (outcomes: Outcome[]): FieldsOutcome<Shape> => {
          const checked: Record<string, unknown> = { ...form };
          const issues: Problem[] = [];
          for (const [at, outcome] of outcomes.entries()) {
            const name = names[at] as string;
            if (outcome.issues)
              issues.push(...outcome.issues.map((it) => ({ ...it, path: [name, ...(it.path ?? [])] })));
            else checked[name] = outcome.value;
          }
          return issues.length ? { issues } : { value: checked as { [Name in keyof Shape]: Output<Shape[Name]> } };
        };
        const outcomes = names.map((name) => (shape[name] as StandardSchema)['~standard'].validate(form[name]));
        // A form that can be checked at once is: some libraries take no other.
        const waits = outcomes.some((outcome) => outcome instanceof Promise);
        return waits ? Promise.all(outcomes).then(gather) : gather(outcomes as Outcome[]);
      },
    },
  };
}

/** A rule as `async-validator` reads it, and with it the forms of Element Plus and Ant Design. Empty is not its business. */
export function rule(options?: SchemaOptions): { validator: (rule: unknown, value: unknown) => Promise<void> } {
  const check = validator(options);
  return {
    async validator(_, value) {
      const outcome = value === '' || value === undefined || value === null ? true : check(value);
      if (outcome !== true) throw new Error(outcome);
    },
  };
}

/** A function that returns `true` or the first message, as many form libraries take it. */
export function validator(options?: SchemaOptions): (value: unknown) => true | string {
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
