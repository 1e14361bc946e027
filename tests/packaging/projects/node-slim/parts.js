import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as humanoid from 'humanoid-id/slim';
import { probe } from './probe.mjs';

const bytes = (name) => readFileSync(createRequire(import.meta.url).resolve(`humanoid-id/${name}`));
humanoid.init(bytes('core.wasm'));
await humanoid.ready();
assert.equal(humanoid.validate('CN').status, 'incomplete');
assert.throws(() => humanoid.decode('CN'), /initMeaning\(\) with the bytes of 'humanoid-id\/meaning\.wasm'/);
humanoid.initMeaning(bytes('meaning.wasm'));
await humanoid.ready();
console.log(JSON.stringify(probe(humanoid)));
