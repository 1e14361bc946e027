// Pages that load the installed files as they are, with no bundler.

import assert from 'node:assert/strict';

import { content, visitIn } from '../browser.mjs';

export const pages = {
  page: async ({ dir, agree }) => {
    for (const name of ['map', 'slim', 'worker']) agree(content(await visitIn(dir, `${name}.html`)));
  },

  policy: async ({ dir, agree }) => {
    agree(content(await visitIn(dir, 'wasm.html', "script-src 'self' 'wasm-unsafe-eval'")));
    agree(content(await visitIn(dir, 'js.html', "script-src 'self'")));
    // That the second policy is in force is seen by what it does to a page that needs the first.
    assert.equal(
      content(await visitIn(dir, 'refused.html', "script-src 'self'")),
      '["humanoid-id/js","humanoid-id/js"]',
    );
    assert.equal(content(await visitIn(dir, 'refused.html')), '["good","ready"]');
  },
};
