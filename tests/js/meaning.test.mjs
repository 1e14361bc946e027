// What codes say, and codes from what they are to say: the vectors that the core answers, through the package.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { checkBytes } from '../../pkg/bulk.js';
import * as inline from '../../pkg/index.js';
import * as js from '../../pkg/js/index.js';
import sampleRegistry from '../../pkg/sample-registry.js';

const json = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const vectors = (name) => json(`../vectors/${name}.json`);
const CODE = 'CNTESTH1A00120260522A00000001';

/** Everything that is expected is there; lists have their whole length. */
function agrees(found, expected, about) {
  if (expected === null || typeof expected !== 'object') return assert.strictEqual(found, expected, about);
  assert.ok(found !== null && typeof found === 'object', about);
  if (Array.isArray(expected)) assert.strictEqual(found.length, expected.length, about);
  for (const [name, value] of Object.entries(expected)) agrees(found[name], value, `${about}: ${name}`);
}

for (const [name, entry] of Object.entries({ index: inline, js })) {
  const registry = entry.loadRegistry(sampleRegistry);
  const options = ({ registry: asked = true, rules, on }) => ({ ...(asked && { registry }), rules, on });

  test(`${name}: decodes as the vectors say`, () => {
    for (const vector of vectors('decode')) {
      agrees(entry.decode(vector.text, options(vector)), vector.expect, vector.about);
    }
  });

  test(`${name}: composes as the vectors say`, () => {
    for (const vector of vectors('compose')) {
      const result = entry.compose(vector.parts, options(vector));
      agrees({ id: null, next: null, ...result }, vector.expect, vector.about);
    }
  });

  test(`${name}: composes what it decoded`, () => {
    for (const enterprise of sampleRegistry.enterprises) {
      for (const code of enterprise.samples) {
        assert.equal(entry.compose(entry.decode(code, { registry })).id, code);
        assert.equal(entry.compose(entry.decode(code)).id, code);
      }
    }
  });

  test(`${name}: takes a document as object, text and bytes`, () => {
    const text = JSON.stringify(sampleRegistry);
    const bytes = new TextEncoder().encode(text);
    const among = new Uint8Array(bytes.length + 8);
    among.set(bytes, 3);
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    const views = [new DataView(among.buffer, 3, bytes.length), Buffer.from(text), new Uint8ClampedArray(bytes)];
    const plain = Object.assign(Object.create(null), sampleRegistry);
    const documents = [sampleRegistry, plain, text, `\ufeff${text}`, bytes, bytes.buffer, shared, ...views];
    for (const document of documents) {
      const { issuer, asOf, sequence, enterprises, models } = entry.loadRegistry(document);
      assert.match(issuer.zh, /虚构/);
      assert.deepEqual([asOf, sequence, enterprises, models], ['2026-06-30', 3, 5, 8]);
    }
  });

  test(`${name}: refuses a bad document with every fault`, () => {
    const bad = structuredClone(sampleRegistry);
    bad.enterprises[0].status = 'sold';
    bad.models[3].code = 'short';
    assert.throws(
      () => entry.loadRegistry(bad),
      (error) => {
        assert.ok(error instanceof TypeError);
        assert.deepEqual(
          error.faults.map((fault) => fault.pointer),
          ['/enterprises/0/status', '/models/3/code'],
        );
        assert.match(error.message, /^registry\/enterprises\/0\/status: expected "active".* \(and 1 more/);
        return true;
      },
    );
    for (const document of ['', '{', null, undefined, 7, [], {}, new Uint8Array([255])]) {
      assert.throws(() => entry.loadRegistry(document), { name: 'TypeError' });
    }
    assert.throws(() => entry.loadRegistry('['.repeat(50_000_000)), /33554432/);
  });

  test(`${name}: says of what does not let itself be read that it is no document`, () => {
    const angry = () => {
      throw new RangeError('not to be read');
    };
    for (const [document, found] of [
      [Object.defineProperty({}, 'format', { enumerable: true, get: angry }), 'not to be read'],
      [Object.defineProperty({}, Symbol.toStringTag, { get: angry }), 'not to be read'],
      [new Proxy({}, { ownKeys: angry }), 'not to be read'],
      [{ format: 5n }, 'Do not know how to serialize a BigInt'],
    ]) {
      assert.throws(
        () => entry.loadRegistry(document),
        (error) => {
          assert.equal(error.constructor, TypeError);
          assert.deepEqual(error.faults, [{ pointer: '', expected: 'what JSON can hold', found }]);
          return true;
        },
      );
    }
  });

  test(`${name}: writes no number that JavaScript has rounded`, () => {
    const robot = { country: 'CN', enterprise: 'TST3', model: 'LX0100' };
    const registry = entry.loadRegistry(sampleRegistry);
    const written = (number) => entry.compose({ ...robot, fields: { batch: '2621', number } }, { registry }).id;
    assert.equal(written(4711), 'CNTST3LX01002621000000004711B');
    assert.equal(written('4711'), 'CNTST3LX01002621000000004711B');
    for (const number of [2 ** 53, -(2 ** 53), 1e21, Number.NaN, Number.POSITIVE_INFINITY]) {
      const message = 'compose: /fields/number: expected a number below 2^53, or the digits as text';
      assert.throws(() => written(number), { name: 'TypeError', message });
    }
    assert.throws(
      () => entry.compose({ ...robot, inHouse: 2 ** 60 }, { registry }),
      /^TypeError: compose: \/inHouse: /,
    );
    assert.throws(() => entry.compose({ ...robot, serial: 1e17 }), /^TypeError: compose: \/serial: /);
    // What a registry says of a model is not written, however large a number it is.
    const decoded = entry.decode('CNTST3LX01002621000000004711B', { registry });
    const { id } = entry.compose(
      { ...decoded, model: { ...decoded.model, attributes: { mass: 2 ** 70 } } },
      { registry },
    );
    assert.equal(id, decoded.id);
  });

  test(`${name}: uses no registry that was freed`, () => {
    const [freed, other] = [entry.loadRegistry(sampleRegistry), entry.loadRegistry(sampleRegistry)];
    const before = JSON.stringify(freed);
    assert.equal(entry.decode(CODE, { registry: freed }).enterprise.known, true);
    freed.free();
    freed.free(); // once is enough, and twice is no harm
    for (const ask of [
      () => entry.decode(CODE, { registry: freed }),
      () => entry.compose({ serial: 'A' }, { registry: [other, freed] }),
      () => entry.suggest(CODE, { registry: freed }),
      () => checkBytes(new TextEncoder().encode(CODE), { registry: freed }),
    ]) {
      assert.throws(ask, { name: 'TypeError', message: 'option `registry`: this registry was freed' });
    }
    assert.equal(entry.decode(CODE, { registry: other }).enterprise.known, true);
    assert.equal(JSON.stringify(freed), before);
    assert.ok(!Object.keys(freed).includes('free'));
  });

  test(`${name}: what is no document is told by what it is`, () => {
    const others = {
      Promise: Promise.resolve(sampleRegistry),
      Map: new Map(),
      undefined,
      function: () => {},
      bigint: 5n,
    };
    for (const [kind, other] of Object.entries({ ...others, Response: new Response('{}'), symbol: Symbol('s') })) {
      assert.throws(
        () => entry.loadRegistry(other),
        (error) => {
          assert.equal(error.constructor, TypeError);
          const [{ pointer, expected, found }, ...more] = error.faults;
          assert.deepEqual([pointer, found, more], ['', kind, []]);
          assert.equal(expected, 'an object of plain data, JSON text or its bytes');
          return true;
        },
      );
    }
    for (const [wrong, found] of [
      [null, 'null'],
      [5, '5'],
      [[], 'a list'],
    ]) {
      assert.equal(faultOf(wrong).found, found);
    }
  });

  const faultOf = (document) => {
    try {
      entry.loadRegistry(document);
    } catch (error) {
      assert.equal(error.constructor, TypeError);
      return error.faults[0];
    }
  };

  test(`${name}: what is nested beyond all limits, in a circle or too large is told as such`, () => {
    const deep = {};
    for (let at = 0, inner = deep; at < 200_000; at++) inner = inner['x-inner'] = {};
    const circle = { 'x-list': [] };
    circle['x-list'].push(circle);
    const nested = { pointer: '', expected: 'values nested 16 deep at most', found: 'more' };
    assert.deepEqual(faultOf(deep), nested);
    assert.deepEqual(faultOf(circle), nested);
    const { expected, found } = faultOf({ sequence: 5n });
    assert.equal(expected, 'what JSON can hold');
    assert.match(found, /BigInt/);
    const large = { pointer: '', expected: 'at most 33554432 bytes', found: 'more' };
    assert.deepEqual(faultOf(`"${'编'.repeat(30_000_000)}`), large);
    assert.deepEqual(faultOf({ 'x-own': '编'.repeat(30_000_000) }), large);
  });

  test(`${name}: says which layer answered`, () => {
    const own = structuredClone(sampleRegistry);
    own.asOf = '2026-07-01';
    own.enterprises = [];
    own.models = [{ ...own.models[0], name: { en: 'Ours', zh: '我们的' } }];
    const registries = [registry, entry.loadRegistry(own)];
    const decoded = entry.decode(CODE, { registry: registries });
    assert.deepEqual([decoded.enterprise.layer, decoded.model.layer, decoded.model.name.en], [0, 1, 'Ours']);
    assert.equal(decoded.assurance.registry.asOf, '2026-07-01');
    const sources = registries.map(({ issuer, asOf, sequence }) => ({ issuer, asOf, sequence }));
    assert.deepEqual(decoded.assurance.registries, sources);
    const unknown = entry.decode('CNNX7EH1A00120260522A00000001', { registry: registries }).assurance;
    assert.deepEqual([unknown.registry, unknown.registries], [null, sources]);
    assert.deepEqual(entry.decode(CODE).assurance.registries, []);
  });

  test(`${name}: ranks suggestions by what is known`, () => {
    const [first, second] = entry.suggest('CBTESTH1A00120260522A00000001', { registry });
    assert.deepEqual([first.id, first.rank, second.rank], [CODE, 1, 2]);
    assert.ok(entry.suggest('CBTESTH1A00120260522A00000001').every(({ rank }) => rank === 1));
    const [missing] = entry.suggest('CNTSTH1A00120260522A00000001', { registry });
    assert.deepEqual([missing.id, missing.reason], [CODE, 'missing']);
  });

  test(`${name}: throws on a wrong option only, and names it`, () => {
    assert.throws(() => entry.decode(CODE, { registry: {} }), /`registry`: expected what loadRegistry returns/);
    assert.throws(() => entry.decode(CODE, { on: 'today' }), /`on`: expected a day/);
    assert.throws(() => entry.decode(CODE, { at: '2026-06-30' }), /`at`: expected one of registry, rules, on/);
    assert.throws(() => entry.compose({ serial: true }), /\/serial: expected a text or a number, found true/);
    assert.throws(() => entry.compose({ seriel: 'A' }), /\/seriel: expected/);
  });
}

test('the sample registry is one document in every form', () => {
  const require = createRequire(import.meta.url);
  assert.deepEqual(sampleRegistry, json('../../pkg-template/sample-registry.json'));
  assert.deepEqual(require('../../pkg/sample-registry.cjs'), sampleRegistry);
});

test('the schema takes what the loader takes, and refuses every fault of structure', () => {
  const valid = new Ajv({ strict: true }).compile(json('../../pkg/registry.schema.json'));
  assert.ok(valid(sampleRegistry), JSON.stringify(valid.errors));
  for (const { about, edits = [], remove = [], copies = [], schema, faults } of vectors('registry')) {
    const document = vectors('registry_base');
    const at = (pointer) => {
      const steps = pointer.slice(1).split('/');
      const names = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
      const last = names.pop();
      return [names.reduce((parent, step) => parent[step], document), last];
    };
    for (const [pointer, value] of edits) {
      const [parent, last] = at(pointer);
      parent[last] = value;
    }
    for (const pointer of remove) {
      const [parent, last] = at(pointer);
      delete parent[last];
    }
    for (const pointer of copies) {
      const [parent, last] = at(pointer);
      parent[last].push(parent[last][0]);
    }
    assert.equal(valid(document), schema ?? true, `${about}: ${JSON.stringify(valid.errors)}`);
    assert.equal(faults.length === 0 || schema !== undefined || valid(document), true, about);
  }
});
