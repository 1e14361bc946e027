import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BAD_EVERY, browse, check, prepare, ROWS } from './million-rows.mjs';
import { startBrowser, visit } from './page-harness.mjs';

startBrowser();

/** How often each piece of the page's own scripts ran on its own thread, the busiest first: nothing of the worker's. */
async function counted(page, use) {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await use();
  const { result } = await session.send('Profiler.takePreciseCoverage');
  await session.detach();
  return result
    .filter(({ url }) => url.includes('/assets/'))
    .flatMap(({ url, functions }) =>
      functions.flatMap(({ ranges }) =>
        ranges.map(({ count, startOffset }) => ({ count, at: `${url}:${startOffset}` })),
      ),
    )
    .sort((one, other) => other.count - one.count);
}

// Counted and not timed: the same on a slow machine. `npm run bench` times the longest task.
test('of a million rows, the page works on no more than those in sight', async () => {
  await visit({ path: 'batch.html', ready: '#option-column option', locale: 'en' }, async (page) => {
    await prepare(page);
    const pieces = await counted(page, async () => {
      await check(page);
      const figure = (name) => page.locator(`[data-figure=${name}] dd`).textContent();
      assert.equal(await figure('rows'), '1,000,000');
      assert.equal(await figure('invalid'), '100,000');
      const rows = await page.getByRole('grid').getAttribute('aria-rowcount');
      assert.equal(rows, `${ROWS / BAD_EVERY + 1}`);
      await browse(page);
    });
    assert.ok(pieces.length > 100, 'the page ran, and what it did was counted');
    assert.ok(pieces[0].count < ROWS / BAD_EVERY, JSON.stringify(pieces.slice(0, 5)));
    assert.ok((await page.getByRole('row').count()) < 100);
  });
});
