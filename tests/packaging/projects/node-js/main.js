import * as humanoid from 'humanoid-id/js';
import { probe } from './probe.mjs';

console.log(JSON.stringify(probe(humanoid)));
