// Every entry, as the compiler sees it. Nothing here runs.
import * as humanoid from 'humanoid-id';
import * as bulk from 'humanoid-id/bulk';
import * as forms from 'humanoid-id/forms';
import * as js from 'humanoid-id/js';
import * as slim from 'humanoid-id/slim';
import * as summary from 'humanoid-id/summary';
import module from 'humanoid-id/wasm';
import { exact } from './exact.js';

// The entries share their types: what one has checked, another may be given.
for (const entry of [humanoid, js, slim]) exact(entry);
slim.init(module as object);
// @ts-expect-error only slim is brought its module
humanoid.init;

// Neither a page nor Node has to be known to check exports, and a form.
declare const upload: AsyncIterable<Uint8Array>;
const findings = new summary.Findings();
for await (const row of bulk.checkStream(upload)) findings.add(row);
forms.fields({ robot: humanoid.schema() });
