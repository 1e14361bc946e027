// A registry of a hundred thousand models, for measuring.

import sampleRegistry from '../../pkg/sample-registry.js';

export const MODELS = 100_000;
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A model code of a number; their order is not that of the numbers. */
export function modelCode(number) {
  let rest = (number * 7919) % 1_000_003;
  let code = '';
  for (let place = 0; place < 5; place++) {
    code = ALPHABET[rest % 34] + code;
    rest = Math.floor(rest / 34);
  }
  return `M${code}`;
}

/** The code of a unit of that model, as its maker's layouts have it. */
export function modelUnit(number, unit) {
  return `CNTSTL${modelCode(number)}20260522A${String(unit).padStart(8, '0')}`;
}

/** The sample registry and a maker of a hundred thousand models, with layouts for model and serial: 20 MB of JSON. */
export function largeRegistry(count = MODELS) {
  const [maker] = sampleRegistry.enterprises;
  const model = [
    { name: 'family', kind: 'literal', value: 'M', width: 1 },
    { name: 'number', kind: 'alnum', width: 5, label: { en: 'Number', zh: '编号' } },
  ];
  const large = { ...maker, code: 'TSTL', layout: { ...maker.layout, model }, samples: [modelUnit(0, 1)] };
  const models = Array.from({ length: count }, (_, number) => ({
    country: 'CN',
    enterprise: 'TSTL',
    code: modelCode(number),
    name: { en: `Model ${number}`, zh: `型号${number}` },
    status: 'active',
    validFrom: '2026-01-01',
    validTo: null,
    attributes: { heightCm: 100 + (number % 90) },
  }));
  return {
    ...sampleRegistry,
    enterprises: [...sampleRegistry.enterprises, large],
    models: [...sampleRegistry.models, ...models],
  };
}
