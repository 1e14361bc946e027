// Every entry, as the compiler sees it. Nothing here runs.
import humanoid = require('humanoid-id');
import bulk = require('humanoid-id/bulk');
import forms = require('humanoid-id/forms');
import js = require('humanoid-id/js');
import slim = require('humanoid-id/slim');
import summary = require('humanoid-id/summary');

import { exact } from './exact';

// The entries share their types: what one has checked, another may be given.
for (const entry of [humanoid, js, slim]) exact(entry);
slim.init({});
// @ts-expect-error only slim is brought its module
humanoid.init;

// Neither a page nor Node has to be known to check exports, and a form.
const findings = new summary.Findings();
export async function check(upload: AsyncIterable<Uint8Array>) {
  for await (const row of bulk.checkStream(upload)) findings.add(row);
}
forms.fields({ robot: humanoid.schema() });
