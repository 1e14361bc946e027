import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as humanoid from 'humanoid-id/slim';
import { probe } from './probe.mjs';

humanoid.init(readFileSync(createRequire(import.meta.url).resolve('humanoid-id/wasm')));
console.log(JSON.stringify(probe(humanoid)));
