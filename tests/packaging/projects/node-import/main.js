import * as humanoid from 'humanoid-id';
import { probe } from './probe.mjs';

console.log(JSON.stringify(probe(humanoid)));
