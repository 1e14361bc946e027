// The schemas in the types of the specification and of the libraries. Nothing here runs.

import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { initTRPC } from '@trpc/server';
import { type } from 'arktype';
import { type HumanoidId, schema } from 'humanoid-id';
import type { HumanoidIdInput, StateEvent } from 'humanoid-id/element';
import { fields, optional, rule, validator } from 'humanoid-id/forms';
import type { RegisterOptions } from 'react-hook-form';
import * as v from 'valibot';
import * as yup from 'yup';
import { z } from 'zod';

const robot = schema();
robot satisfies StandardSchemaV1<string, HumanoidId>;
robot satisfies StandardJSONSchemaV1<string, HumanoidId>;

const form = fields({ robot, fleet: fields({ spare: schema() }) });
form satisfies StandardSchemaV1;
type Form = StandardSchemaV1.InferOutput<typeof form>;
export const code = (checked: Form): HumanoidId => checked.fleet.spare;
// @ts-expect-error what goes in is any text
export const text = (given: StandardSchemaV1.InferInput<typeof form>): HumanoidId => given.robot;

const spare = fields({ spare: optional(robot) });
spare satisfies StandardSchemaV1;
type Spare = StandardSchemaV1.InferOutput<typeof spare>;
export const left = (checked: Spare): HumanoidId | '' | null | undefined => checked.spare;
// @ts-expect-error it may have been left empty
export const there = (checked: Spare): HumanoidId => checked.spare;
// @ts-expect-error a rule is no schema
export const none = () => fields({ robot: rule() });

export const resolver = standardSchemaResolver(form);

// Half a code is no code.
const half = schema({ final: false });
half satisfies StandardSchemaV1<string, string>;
// @ts-expect-error it may be half a code
half satisfies StandardSchemaV1<string, HumanoidId>;

// A message is a text, and a text is a pass to these: they are kept from a function that returns one.
export const registered: RegisterOptions = { validate: validator() };
// @ts-expect-error zod takes any text for a pass
export const refined = () => z.string().refine(validator());
// @ts-expect-error valibot takes any text for a pass
export const piped = () => v.pipe(v.string(), v.check(validator()));
// @ts-expect-error yup takes any text for a pass
export const tested = () => yup.string().test('humanoid-id', validator());

// What the guide has of them.
const check = validator({ locale: 'zh-CN' });
export const spared: RegisterOptions = { validate: (text, context) => text === '' || check(text, context) };
export const said: true | string = check('CNTEST', null);

const t = initTRPC.create();
export const router = t.router({ look: t.procedure.input(robot).query(({ input }): HumanoidId => input) });

const Robot = type({ robot: schema() });
export const known = (checked: typeof Robot.infer): HumanoidId => checked.robot;

// The element tells its listeners what they hear, as those of the DOM do.
declare const element: HumanoidIdInput;
element.addEventListener('state', ({ detail }) => detail.state.result.status satisfies string);
const heard = ({ detail }: StateEvent) => void detail.said.text;
element.addEventListener('state', heard);
element.removeEventListener('state', heard);
element.addEventListener('keydown', ({ key }) => key satisfies string);
element.addEventListener('own', (event: Event) => void event.type);
document.querySelector('humanoid-id-input') satisfies HumanoidIdInput | null;

// Typed templates know the elements: React by what lies beside the example, which is checked with this.
type Templates = import('react').JSX.IntrinsicElements;
export const inReact: Templates['humanoid-id-input'] = {
  name: 'robot',
  grouping: 'hyphenated',
  rules: { country: 'any-letters' },
  onstate: ({ detail }) => detail.said.text,
};
export const asText: Templates['humanoid-id-input'] = { rules: '{"country":"cn-only"}', form: 'other', readonly: true };
// @ts-expect-error no such grouping
export const misspelt: Templates['humanoid-id-input'] = { grouping: 'dotted' };
export const cardInReact: Templates['humanoid-id-card'] = { value: 'CNTESTH1A00120260522A00000001', registry: null };

// And Vue by what the guide says.
type InVue = InstanceType<import('vue').GlobalComponents['humanoid-id-input']>['$props'];
export const inVue: InVue = { name: 'robot', submit: 'display' };
// @ts-expect-error sends the code or what is shown
export const misspeltInVue: InVue = { submit: 'text' };
