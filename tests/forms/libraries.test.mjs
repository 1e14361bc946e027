// The schemas and rules with the libraries that read them, each as its own documentation has it.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { FieldApi, FormApi } from '@tanstack/react-form';
import { initTRPC } from '@trpc/server';
import Ajv from 'ajv/dist/2020.js';
import { type } from 'arktype';
import AsyncValidator from 'async-validator';
import { format, sample, schema } from 'humanoid-id';
import { format as ajvFormat, fields, jsonSchema, optional, rule, validator } from 'humanoid-id/forms';
import * as v from 'valibot';
import { z } from 'zod';
import { snippet } from './snippet.mjs';

const [CODE] = sample();
const TYPED = format(CODE, 'hyphenated').toLowerCase();
const SHORT = /^A code has 29 characters; this one has 6/;
const Schema = AsyncValidator.default ?? AsyncValidator;

/** The code under a heading of the guide, as a module among the packages it imports. */
function imported(heading) {
  const file = new URL(`node_modules/.snippets/${heading}.mjs`, import.meta.url);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, snippet(heading));
  return import(file);
}

test('Standard Schema: the code, or every error with its message, code and place', () => {
  const { validate, version, vendor } = schema()['~standard'];
  assert.deepEqual([version, vendor], [1, 'humanoid-id']);
  assert.deepEqual(validate(TYPED), { value: CODE });
  const { issues } = validate('CNTE#T');
  assert.deepEqual(
    issues.map(({ code, range, path }) => [code, range, path]),
    [
      ['character-not-allowed', [4, 5], []],
      ['too-short', [6, 6], []],
    ],
  );
  for (const value of [undefined, null, 1, {}, []]) assert.equal(validate(value).issues[0].code, 'not-a-string');
});

test('Standard Schema: the language is chosen once or per call', () => {
  const text = 'CNTEST';
  assert.match(schema()['~standard'].validate(text).issues[0].message, SHORT);
  const chinese = schema({ locale: 'zh-CN' })['~standard'];
  assert.match(chinese.validate(text).issues[0].message, /^编码应为29位/);
  const said = (schema, locale) => schema.validate(text, { libraryOptions: { locale } }).issues[0].message;
  for (const locale of ['en', 'en-GB']) assert.match(said(chinese, locale), SHORT);
  const english = schema()['~standard'];
  for (const locale of ['zh-CN', 'zh', 'ZH-Hans', 'zh_TW']) assert.match(said(english, locale), /^编码应为29位/);
  for (const locale of ['fr', 'zhx', '', null, 5]) {
    assert.match(said(english, locale), SHORT);
    assert.match(said(chinese, locale), /^编码应为29位/);
  }
  assert.match(schema({ locale: 'zh' })['~standard'].validate(text).issues[0].message, /^编码应为29位/);
});

test('a wrong option is refused when a rule is made, and no language of the moment is one', async () => {
  for (const make of [schema, rule, validator, jsonSchema]) {
    assert.throws(() => make({ foo: 1 }), { name: 'TypeError', message: /`foo`: expected one of alphabet/ }, make.name);
    assert.throws(() => make({ country: 'nope' }), { name: 'TypeError', message: /`country`/ }, make.name);
    for (const locale of ['fr', '', 5, null]) {
      assert.throws(
        () => make({ locale }),
        { name: 'TypeError', message: /locale: expected "en" or "zh-CN"/ },
        make.name,
      );
    }
  }
  assert.throws(() => ajvFormat({ foo: 1 }), { name: 'TypeError', message: /`foo`/ });
  for (const language of ['de', undefined, 5]) {
    const form = new Schema({ robot: [rule({ locale: () => language })] });
    const said = await form.validate({ robot: 'CNTEST' }).catch(({ errors }) => errors[0].message);
    assert.match(said, SHORT);
  }
});

test('a page that switches its language: every rule speaks the one of the moment', async () => {
  let language = 'en';
  const locale = () => language;
  const resolver = standardSchemaResolver(fields({ robot: schema({ locale }) }));
  const form = new Schema({ robot: [rule({ locale })] });
  const check = validator({ locale });
  const said = async () => [
    (await resolver({ robot: 'CNTEST' }, undefined, { fields: {} })).errors.robot.message,
    await form.validate({ robot: 'CNTEST' }).catch(({ errors }) => errors[0].message),
    check('CNTEST'),
  ];
  for (const message of await said()) assert.match(message, SHORT);
  language = 'zh-CN';
  for (const message of await said()) assert.match(message, /^编码应为29位/);
});

test('Standard JSON Schema: AJV compiles it in strict mode, with and without the format', () => {
  for (const target of ['draft-2020-12', 'draft-07', 'openapi-3.0']) {
    const { input, output } = schema()['~standard'].jsonSchema;
    assert.equal(input({ target }).type, 'string');
    const check = new Ajv({ strict: true, allErrors: true }).compile(output({ target }));
    assert.deepEqual([check(CODE), check(TYPED), check(`${CODE}1`), check(1)], [true, false, false, false]);
  }
  assert.throws(() => schema()['~standard'].jsonSchema.output({ target: 'draft-04' }), TypeError);
});

test('AJV: the snippet of docs/forms.md knows the countries, which a pattern alone does not', async () => {
  const unassigned = `CB${CODE.slice(2)}`;
  const { isCode } = await imported('AJV');
  assert.deepEqual([isCode(CODE), isCode(TYPED), isCode(unassigned)], [true, false, false]);
  assert.equal(new Ajv().compile(jsonSchema())(unassigned), true);
});

test('react-hook-form: the message stands at its field', async () => {
  const resolver = standardSchemaResolver(fields({ robot: schema() }));
  const options = { fields: {}, shouldUseNativeValidation: false };
  assert.deepEqual(await resolver({ robot: TYPED, note: 'x' }, undefined, options), {
    values: { robot: CODE, note: 'x' },
    errors: {},
  });
  const { errors } = await resolver({ robot: 'CNTEST' }, undefined, options);
  assert.match(errors.robot.message, SHORT);
});

test('react-hook-form: a form within a form keeps the whole path', async () => {
  const resolver = standardSchemaResolver(fields({ fleet: fields({ first: schema(), spare: schema() }) }));
  const { errors } = await resolver({ fleet: { first: TYPED, spare: 'CNTEST' } }, undefined, { fields: {} });
  assert.match(errors.fleet.spare.message, SHORT);
  assert.equal(errors.fleet.first, undefined);
});

test('TanStack Form: a field takes the schema as it is', async () => {
  const form = new FormApi({ defaultValues: { robot: '' } });
  form.mount();
  const field = new FieldApi({ form, name: 'robot', validators: { onChange: schema() } });
  field.mount();
  field.handleChange('CNTEST');
  assert.match(field.state.meta.errors[0].message, SHORT);
  field.handleChange(TYPED);
  assert.deepEqual(field.state.meta.errors, []);
});

test('TanStack Form: a form of fields shows the message at its field', async () => {
  const form = new FormApi({
    defaultValues: { robot: 'CNTEST' },
    validators: { onSubmit: fields({ robot: schema() }) },
  });
  form.mount();
  await form.handleSubmit();
  assert.equal(form.state.canSubmit, false);
  assert.match(form.state.errorMap.onSubmit.robot[0].message, SHORT);
});

test('tRPC: an input is the code', async () => {
  const t = initTRPC.create();
  const router = t.router({ look: t.procedure.input(schema()).query(({ input }) => input) });
  const caller = t.createCallerFactory(router)({});
  assert.equal(await caller.look(TYPED), CODE);
  await assert.rejects(caller.look('CNTEST'), (error) => error.code === 'BAD_REQUEST');
});

test('ArkType: a schema inside a schema', () => {
  const Robot = type({ robot: schema(), 'note?': 'string' });
  assert.deepEqual(Robot({ robot: TYPED }), { robot: CODE });
  const problems = Robot({ robot: 'CNTEST' });
  assert.ok(problems instanceof type.errors);
  assert.match(problems.summary, /this one has 6/);
});

test('zod: the snippet of docs/forms.md', async () => {
  const { humanoidId } = await imported('zod');
  const Robot = z.object({ robot: humanoidId });
  assert.deepEqual(Robot.parse({ robot: TYPED }), { robot: CODE });
  const { error } = Robot.safeParse({ robot: 'CNTEST' });
  assert.deepEqual(error.issues[0].path, ['robot']);
  assert.match(error.issues[0].message, SHORT);
});

test('valibot: the snippet of docs/forms.md', async () => {
  const { humanoidId } = await imported('valibot');
  const Robot = v.object({ robot: humanoidId });
  assert.deepEqual(v.parse(Robot, { robot: TYPED }), { robot: CODE });
  const { issues } = v.safeParse(Robot, { robot: 'CNTEST' });
  assert.equal(v.getDotPath(issues[0]), 'robot');
  assert.match(issues[0].message, SHORT);
});

/** What the guide has for a library in the table of fields that may be empty, made with these names. */
function ofTheGuide(library, names) {
  const guide = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8');
  const table = guide.split('\n## A field that may be empty\n')[1].split('\n## ')[0];
  const [, expression] = table.match(new RegExp(`^\\| ${library}[^|]*\\| \`(.*?)\``, 'm'));
  const make = new Function(...Object.keys(names), `return ${expression.replaceAll('\\|', '|')}`);
  return make(...Object.values(names));
}

test('a field that may be empty, as the guide has it: the code, what was left empty, or the same message', async () => {
  const form = fields({ robot: ofTheGuide('react-hook-form', { optional, schema }) });
  const resolver = standardSchemaResolver(form);
  const resolved = async (robot) => {
    const { values, errors } = await resolver({ robot }, undefined, { fields: {} });
    return errors.robot ? errors.robot.message : values.robot;
  };

  const field = (() => {
    const form = new FormApi({ defaultValues: { robot: '' } });
    form.mount();
    const field = new FieldApi({ form, name: 'robot', validators: { onChange: optional(schema()) } });
    field.mount();
    return field;
  })();
  const changed = (robot) => {
    field.handleChange(robot);
    return field.state.meta.errors[0]?.message ?? robot;
  };

  const t = initTRPC.create();
  const router = t.router({ look: t.procedure.input(optional(schema())).query(({ input }) => input) });
  const called = (robot) =>
    t
      .createCallerFactory(router)({})
      .look(robot)
      .catch(({ cause }) => cause.issues[0].message);

  const Robot = type({ robot: optional(schema()) });
  const typed = (robot) => {
    const checked = Robot({ robot });
    return checked instanceof type.errors ? checked[0].message.replace(/^robot /, '') : checked.robot;
  };

  const { humanoidId: ofZod } = await imported('zod');
  const withZod = ofTheGuide('zod', { z, humanoidId: ofZod });
  const parsed = (robot) => {
    const { error, data = '' } = withZod.safeParse(robot);
    return error ? error.issues[0].message : data;
  };

  const { humanoidId: ofValibot } = await imported('valibot');
  const withValibot = ofTheGuide('valibot', { v, humanoidId: ofValibot });
  const piped = (robot) => {
    const { issues, output } = v.safeParse(withValibot, robot);
    return issues ? issues[0].message : output;
  };

  for (const checked of [resolved, changed, called, typed, parsed, piped]) {
    const code = await checked(TYPED);
    assert.ok(code === CODE || (checked === changed && code === TYPED), `${checked.name}: ${code}`);
    assert.equal(await checked(''), '', checked.name);
    assert.match(await checked('CNTEST'), SHORT, checked.name);
  }
  for (const empty of [undefined, null]) assert.equal(await called(empty), empty);

  const check = ofTheGuide('what takes a function', { check: validator() });
  assert.deepEqual([check(''), check(TYPED)], [true, true]);
  assert.match(check('CNTEST'), SHORT);

  const ajv = new Ajv({ strict: true }).addFormat('humanoid-id', ajvFormat());
  const fits = ajv.compile(ofTheGuide('AJV', { jsonSchema }));
  assert.deepEqual(['', CODE, 'CNTEST'].map(fits), [true, true, false]);
});

test('a language for one call reaches the fields of a form', () => {
  const form = fields({ fleet: fields({ robot: optional(schema()) }) })['~standard'];
  const { issues } = form.validate({ fleet: { robot: 'CNTEST' } }, { libraryOptions: { locale: 'zh' } });
  assert.match(issues[0].message, /^编码应为29位/);
});

test('a field whose schema is none is refused when the form is made', () => {
  for (const [shape, expected] of [
    [undefined, /^fields: expected an object/],
    [null, /^fields: expected an object/],
    ['robot', /^fields: expected an object/],
    [{ robot: 1 }, /^fields, `robot`: expected a Standard Schema/],
    [{ robot: undefined }, /^fields, `robot`: expected a Standard Schema/],
    [{ robot: schema(), spare: rule() }, /^fields, `spare`: expected a Standard Schema/],
    [{ robot: validator() }, /^fields, `robot`: expected a Standard Schema/],
    [schema(), /^fields, `~standard`: expected a Standard Schema/],
  ]) {
    assert.throws(() => fields(shape), { name: 'TypeError', message: expected });
  }
  for (const wrong of [undefined, null, 1, {}, rule(), { '~standard': {} }]) {
    assert.throws(() => optional(wrong), { name: 'TypeError', message: /^optional: expected a Standard Schema/ });
  }
  assert.deepEqual(fields({ name: z.string(), code: v.string(), kind: type('string') })['~standard'].version, 1);
});

test('a part that answers later is waited for, whatever its promise is of', async () => {
  // As zone.js and other realms have them: a promise, and none of `Promise`.
  const later = (outcome) => ({
    // biome-ignore lint/suspicious/noThenProperty: that is what is tried
    then: (done) => void setTimeout(() => done(outcome)),
  });
  const part = (outcome) => ({ '~standard': { version: 1, vendor: 'x', validate: () => later(outcome) } });
  const refused = fields({ robot: part({ issues: [{ message: 'Taken.' }] }), spare: schema() });
  const { issues } = await refused['~standard'].validate({ robot: TYPED, spare: TYPED });
  assert.deepEqual(issues, [{ message: 'Taken.', path: ['robot'] }]);
  const nested = fields({ fleet: fields({ robot: part({ value: CODE }) }), name: schema() });
  const { value } = await nested['~standard'].validate({ fleet: { robot: TYPED }, name: TYPED });
  assert.deepEqual(value, { fleet: { robot: CODE }, name: CODE });
  const [own] = await Promise.all([optional(part({ value: CODE }))['~standard'].validate(TYPED)]);
  assert.deepEqual(own, { value: CODE });
});

test('a refusal without a reason is a refusal, of the field that it is of', async () => {
  const mute = { '~standard': { version: 1, vendor: 'x', validate: () => ({ issues: [] }) } };
  const form = fields({ robot: mute, fleet: fields({ spare: mute }) });
  const { issues } = form['~standard'].validate({ robot: TYPED, fleet: { spare: TYPED } });
  assert.deepEqual(issues, [
    { message: '', path: ['robot'] },
    { message: '', path: ['fleet', 'spare'] },
  ]);
});

test('zone.js: a refusal that comes later is a refusal', async () => {
  const { refusal } = await new Promise((resolve, reject) => {
    const worker = new Worker(
      `require('zone.js');
       const { fields, schema } = require('humanoid-id/forms');
       const taken = { '~standard': { version: 1, vendor: 'x', validate: async () => ({ issues: [{ message: 'Taken.' }] }) } };
       const native = { '~standard': { version: 1, vendor: 'x', validate: () => (async () => taken['~standard'].validate())() } };
       Promise.resolve(fields({ robot: native, spare: schema() })['~standard'].validate({ robot: 'x', spare: '${CODE}' }))
         .then((refusal) => require('node:worker_threads').parentPort.postMessage({ refusal }));`,
      { eval: true },
    );
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  assert.deepEqual(refusal.issues, [{ message: 'Taken.', path: ['robot'] }]);
});

test('half a code is good where somebody says so, and only there', async () => {
  const half = schema({ final: false })['~standard'];
  assert.deepEqual(half.validate('cnte'), { value: 'cnte' });
  assert.deepEqual(half.validate(TYPED), { value: CODE });
  assert.equal(half.validate('cn#').issues[0].code, 'character-not-allowed');
  await rule({ final: false }).validator({}, 'cnte');
  await assert.rejects(rule({ final: false }).validator({}, 'cn#'));
  assert.equal(validator({ final: false })('cnte'), true);
  for (const final of [true, undefined]) {
    assert.ok(schema({ final })['~standard'].validate('cnte').issues);
    await assert.rejects(rule({ final }).validator({}, 'cnte'));
  }
});

for (const library of ['zod', 'valibot', 'yup']) {
  test(`${library}: what the guide has refuses what is no code, where a validator would let it pass`, async () => {
    const { humanoidId } = await imported(library);
    const parse = {
      zod: (text) => humanoidId.safeParse(text).success,
      valibot: (text) => v.safeParse(humanoidId, text).success,
      yup: (text) => humanoidId.isValidSync(text),
    }[library];
    assert.deepEqual([TYPED, 'CNTEST', 'x'].map(parse), [true, false, false]);
  });
}

test('async-validator: a rule, which leaves an empty field to `required`', async () => {
  const form = new Schema({ robot: [{ required: true, message: 'missing' }, rule()] });
  await form.validate({ robot: TYPED });
  const said = (value) => form.validate({ robot: value }).catch(({ errors }) => errors.map(({ message }) => message));
  assert.match((await said('CNTEST'))[0], SHORT);
  assert.deepEqual(await said(''), ['missing']);
});

test('a function that returns true or a message', () => {
  assert.equal(validator()(TYPED), true);
  assert.match(validator({ locale: 'zh-CN' })(''), /29位/);
  assert.throws(() => validator({ locale: 'en', nope: 1 })(''), /nope/);
});
