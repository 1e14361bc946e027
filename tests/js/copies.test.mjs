// What one copy of the package has read serves another: a bundle has one, a script that is required a second, and a page with
// the elements of a third.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import * as bulk from '../../pkg/bulk.js';
import * as module from '../../pkg/index.js';
import * as js from '../../pkg/js/index.js';
import * as node from '../../pkg/node/index.js';
import sampleRegistry from '../../pkg/sample-registry.js';

const require = createRequire(import.meta.url);
const COPIES = {
  'index.js': module,
  'node/index.js': node,
  'cjs/index.cjs': require('../../pkg/cjs/index.cjs'),
  'js/index.js': js,
};
const CODE = 'CNTESTH1A00120260522A00000001';
const DAMAGED = 'CNTSTH1A00120260522A00000001';
const PARTS = { country: 'CN', enterprise: 'TEST', model: 'H1A001' };
const FIELDS = { date: '2026-05-22', line: 'A', sequence: 1 };
const REFUSED = { name: 'TypeError', message: /`registry`: expected what loadRegistry returns/ };
const pairs = Object.entries(COPIES).flatMap(([reader, one]) =>
  Object.entries(COPIES)
    .filter(([asker]) => asker !== reader)
    .map(([asker, other]) => [`${reader} reads, ${asker} asks`, one, other]),
);

for (const [name, reader, asker] of pairs) {
  describe(name, () => {
    test('a registry, alone and as one of several layers', () => {
      const registry = reader.loadRegistry(sampleRegistry);
      const own = asker.loadRegistry(sampleRegistry);
      for (const ask of [
        (copy, options) => copy.decode(CODE, options),
        (copy, options) => copy.compose({ ...PARTS, fields: FIELDS }, options),
        (copy, options) => copy.suggest(DAMAGED, options),
      ]) {
        const wanted = ask(reader, { registry });
        assert.deepEqual(ask(asker, { registry }), wanted);
        assert.deepEqual(ask(asker, { registry: [own, registry] }), ask(reader, { registry: [registry, registry] }));
      }
      assert.equal(asker.decode(CODE, { registry }).enterprise.known, true);
    });

    test('a registry that its own copy has freed', () => {
      const registry = reader.loadRegistry(sampleRegistry);
      asker.decode(CODE, { registry });
      registry.free();
      for (const copy of [reader, asker]) {
        assert.throws(() => copy.decode(CODE, { registry }), { name: 'TypeError', message: /this registry was freed/ });
      }
      const again = reader.loadRegistry(sampleRegistry);
      assert.equal(asker.decode(CODE, { registry: again }).model.known, true);
    });

    test('rules', () => {
      const edition = reader.loadRules({
        ...reader.loadRules('cn-humanoid-29/2026-05'),
        id: 'strict',
        options: { case: 'strict' },
      });
      const wanted = reader.validate(CODE.toLowerCase(), { edition });
      assert.equal(wanted.status, 'invalid');
      assert.deepEqual(asker.validate(CODE.toLowerCase(), { edition }), wanted);
      assert.deepEqual(asker.validate(CODE.toLowerCase(), edition), wanted);
    });
  });
}

/** Behind a proxy that makes a new one of every object it is asked for, as deep state does. */
const watched = (object) =>
  new Proxy(object, {
    get(target, name, receiver) {
      const value = Reflect.get(target, name, receiver);
      const { configurable, writable } = Reflect.getOwnPropertyDescriptor(target, name) ?? {};
      const mayDiffer = configurable !== false || writable !== false;
      return typeof value === 'object' && value !== null && mayDiffer ? watched(value) : value;
    },
  });

test('a registry behind a proxy, or copied by its members, is the one it was, in every copy and for files', () => {
  for (const { loadRegistry } of Object.values(COPIES)) {
    const registry = loadRegistry(sampleRegistry);
    const state = watched({ registry, layers: [registry] });
    const copied = { ...registry };
    for (const { decode } of Object.values(COPIES)) {
      for (const given of [state.registry, state.layers, copied, Object.assign({}, copied)]) {
        assert.deepEqual(decode(CODE, { registry: given }), decode(CODE, { registry }));
      }
    }
    for (const given of [state.registry, copied]) {
      const { summary } = bulk.checkBytes(new TextEncoder().encode(`${CODE}\n`), { registry: given });
      assert.deepEqual([summary.valid, summary.warned], [1, 0]);
    }
    registry.free();
    for (const given of [state.registry, copied]) {
      assert.throws(() => module.decode(CODE, { registry: given }), /this registry was freed/);
    }
  }
});

test('what is no registry stays none', () => {
  const registry = module.loadRegistry(sampleRegistry);
  const document = Symbol.for('humanoid-id/registry-document');
  const others = [
    null,
    {},
    sampleRegistry,
    JSON.parse(JSON.stringify(registry)),
    structuredClone(registry),
    { [document]: () => 'text' },
  ];
  for (const registry of others) assert.throws(() => module.decode(CODE, { registry }), REFUSED);
  const unsound = { [document]: () => new TextEncoder().encode('{}') };
  assert.throws(
    () => module.decode(CODE, { registry: unsound }),
    ({ faults }) => faults.length > 0,
  );
});

test('rules of another version are refused, whatever their numbers', () => {
  const edition = { [Symbol.for('humanoid-id/rules/0.0.0-other')]: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
  assert.throws(() => module.validate(CODE, { edition }), { name: 'TypeError', message: /what loadRules returns/ });
});
