import * as humanoid from 'humanoid-id';
import { probe } from './probe.mjs';

declare const console: { log(text: string): void };

console.log(JSON.stringify(probe(humanoid)));
