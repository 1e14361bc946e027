import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as humanoid from 'humanoid-id/slim';
import { probe } from './probe.mjs';

const bytes = (name) => readFileSync(createRequire(import.meta.url).resolve(`humanoid-id/${name}`));
humanoid.init(bytes('core.wasm'));
humanoid.initMeaning(bytes('meaning.wasm'));
console.log(JSON.stringify(probe(humanoid)));
