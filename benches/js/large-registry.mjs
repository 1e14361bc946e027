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

/** The sample registry with a hundred thousand models more: 20 MB of JSON. */
export function largeRegistry(count = MODELS) {
  const models = Array.from({ length: count }, (_, number) => ({
    country: 'CN',
    enterprise: 'TEST',
    code: modelCode(number),
    name: { en: `Model ${number}`, zh: `型号${number}` },
    status: 'active',
    validFrom: '2026-01-01',
    validTo: null,
    attributes: { heightCm: 100 + (number % 90) },
  }));
  return { ...sampleRegistry, models: [...sampleRegistry.models, ...models] };
}
