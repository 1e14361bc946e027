// Every entry, as the compiler sees it. Nothing here runs.
import * as humanoid from 'humanoid-id';
import * as js from 'humanoid-id/js';
import * as slim from 'humanoid-id/slim';
import module from 'humanoid-id/wasm';
import { exact } from './exact.js';

// The entries share their types: what one has checked, another may be given.
for (const entry of [humanoid, js, slim]) exact(entry);
slim.init(module as object);
// @ts-expect-error only slim is brought its module
humanoid.init;
