import * as humanoid from 'humanoid-id/js';
import { probe } from './probe.mjs';

globalThis.answer = JSON.stringify(probe(humanoid));
