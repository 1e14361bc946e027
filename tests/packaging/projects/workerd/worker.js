import * as humanoid from 'humanoid-id';
import { probe } from './probe.mjs';

export default {
  fetch: () => Response.json(probe(humanoid)),
};
