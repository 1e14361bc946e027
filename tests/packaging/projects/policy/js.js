import * as humanoid from './node_modules/humanoid-id/js/index.js';
import { probe } from './probe.mjs';

document.body.dataset.answer = JSON.stringify(probe(humanoid));
