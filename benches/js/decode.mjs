// What a code says, asked of a registry of 100,000 models. The budget is 5 µs a code in the module; what JavaScript adds
// is one `JSON.parse`, which is the yardstick.

import sampleRegistry from '../../pkg/sample-registry.js';

const MODELS = 100_000;
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

export async function groups() {
  const { decode, loadRegistry, validate } = await import('../../pkg/index.js');
  const document = JSON.stringify(largeRegistry());
  const start = performance.now();
  const registry = loadRegistry(document);
  const ms = performance.now() - start;
  console.log(`\n${(document.length / 1e6).toFixed(0)} MB, ${registry.models} models: loaded in ${ms.toFixed(0)} ms`);
  const codes = Array.from({ length: 4096 }, (_, at) => {
    return `CNTEST${modelCode((at * 23) % MODELS)}20260522A${String(at + 1).padStart(8, '0')}`;
  });
  const texts = codes.map((code) => JSON.stringify(decode(code, { registry })));
  const inTurn = (list, ask) => {
    let at = 0;
    return () => ask(list[at++ & 4095]);
  };
  return [
    {
      title: `decode, ${MODELS} models`,
      yardstick: 'JSON.parse of the same answer',
      runs: {
        'JSON.parse of the same answer': inTurn(texts, JSON.parse),
        'decode with the registry': inTurn(codes, (code) => decode(code, { registry })),
        'decode without one': inTurn(codes, (code) => decode(code)),
        'validate, for comparison': inTurn(codes, (code) => validate(code, {})),
      },
    },
  ];
}
