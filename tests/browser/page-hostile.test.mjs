// The hostile files of tests/hostile through the pages that take files: each ends in a result or in a sentence, within the
// limits of memory and time, and nothing of it runs.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';

import { KINDS } from '../hostile/kinds.mjs';
import { MOST_MEMORY, MOST_SECONDS } from '../hostile/limited.mjs';
import { startBrowser, visit } from './page-harness.mjs';

startBrowser();

/** Seconds on a clock, which a busy machine stretches. */
const PATIENCE = 3 * MOST_SECONDS * 1000;
/** What engines say, and nobody else. */
const OF_AN_ENGINE =
  /Cannot (read|destructure|convert|set)|is not (a function|iterable|defined)|unreachable|\w+Error\b/;

/** The processes that run pages. */
const renderers = () =>
  readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    return tried(() => readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('--type=renderer')) ?? false;
  });
/** A process may end at any moment. */
function tried(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}
/** From here on the peak is counted anew. */
const forgetPeak = () => {
  for (const pid of renderers()) tried(() => writeFileSync(`/proc/${pid}/clear_refs`, '5'));
};
const peak = () => {
  const peaks = renderers().map((pid) =>
    tried(() => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))),
  );
  return Math.max(0, ...peaks.map((found) => 1024 * Number(found?.[1] ?? 0)));
};

const table = {
  page: { path: 'batch.html', ready: '#option-column option' },
  bring: (page, given) => page.locator('.choose input').setInputFiles(given),
  said: '.batch-trouble, .file-verdict',
};
/** Where a file is brought, and where the page says what came of it. */
const DOORS = {
  table,
  registry: {
    page: { path: 'batch.html', ready: '#option-column option' },
    async bring(page, given) {
      if (!(await page.locator('.registry input').isVisible())) await page.locator('.registry summary').click();
      await page.locator('.registry input').setInputFiles(given);
    },
    said: '.registry-said',
  },
  records: {
    page: { path: 'publish.html', ready: '.publish' },
    async bring(page, given) {
      await page.getByLabel('Issuer').fill('TEST');
      await page.locator('[name=asOf]').fill('2026-11-15');
      await page.locator('[name=file]').setInputFiles(given);
      await page.getByRole('button', { name: 'Check' }).click();
    },
    said: '.publish-result',
  },
  picture: {
    page: {},
    async bring(page, given) {
      if (!(await page.locator('.scanner').isVisible())) await page.locator('#scan').click();
      await page.locator('.scanner input[type=file]').setInputFiles(given);
    },
    said: '.scanner-said',
  },
};

/** What the page says in the end; a sentence that ends in an ellipsis says that something is going on. */
async function answer(page, said) {
  const answered = (said) => {
    const text = [...document.querySelectorAll(said)].map((it) => it.textContent).join('');
    return !text.endsWith('…') && text;
  };
  return (await page.waitForFunction(answered, said, { timeout: PATIENCE })).jsonValue();
}

/** So many files go through one page, one after another. */
const TOGETHER = 25;

for (const [door, { page: opened, bring, said }] of Object.entries(DOORS)) {
  // Rules come to a page from its own host alone.
  const kinds = KINDS.filter((kind) => (kind.door ?? 'table') === door);
  for (let start = 0; start < kinds.length; start += TOGETHER) {
    test(`${door}, from ${start + 1} of ${kinds.length}`, async (t) => {
      await visit({ locale: 'en', ...opened }, async (page) => {
        for (const { name, file, make, refused, onPage = refused } of kinds.slice(start, start + TOGETHER)) {
          await t.test(`${name}: within ${MOST_MEMORY / 1e6} MB`, async () => {
            forgetPeak();
            await page.evaluate((said) => {
              for (const it of document.querySelectorAll(said)) it.replaceChildren();
            }, said);
            await bring(page, { name: file, mimeType: 'application/octet-stream', buffer: Buffer.from(await make()) });
            const sentence = await answer(page, said);
            assert.doesNotMatch(sentence, OF_AN_ENGINE);
            if (onPage) assert.match(sentence, onPage);
            const most = peak();
            assert.ok(most <= MOST_MEMORY, `${Math.round(most / 1e6)} MB`);
          });
        }
      });
    });
  }
}
