// Which rows of the page's table are seen: every row can be reached, however many there are and however one scrolls.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';

const entry = fileURLToPath(new URL('../../www/src/batch/track.ts', import.meta.url));
const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
const { Track } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const ROW = 44;
const VIEW = 440;
/** What a browser does with the box: it cannot be scrolled beyond its content, and not to half a pixel. */
const land = (track, to) => Math.min(Math.max(0, Math.round(to)), Math.max(0, Math.round(track.height - VIEW)));
const seen = (track, row) => row >= track.top - 1e-6 && row + 1 <= track.top + VIEW / ROW + 1e-6;

const rows = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 2e7 }));

test('a row that is revealed is seen, and stays so when the bar is put where it belongs', () => {
  fc.assert(
    fc.property(rows, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (count, shares) => {
      const track = new Track(count, ROW, VIEW);
      for (const share of shares) {
        const row = Math.min(count - 1, Math.floor(share * count));
        track.landed(land(track, track.reveal(row)));
        track.landed(land(track, track.settle()));
        assert.ok(seen(track, row), `${row} of ${count}, top ${track.top}`);
        const { from, to, at } = track.window;
        assert.ok(from <= row && to > row && to - from < 16);
        assert.ok(at >= -2 * ROW && at <= track.height + ROW);
      }
    }),
  );
});

test('wherever one has scrolled, going on leads to the first and to the last row', () => {
  fc.assert(
    fc.property(rows, fc.array(fc.integer({ min: -3e6, max: 3e6 })), (count, ways) => {
      const track = new Track(count, ROW, VIEW);
      let at = 0;
      const scroll = (to) => {
        at = land(track, to);
        track.scrolled(at);
      };
      for (const way of ways) scroll(at + way);
      for (const [end, row] of [
        [track.height, count - 1],
        [0, 0],
      ]) {
        // As often as rests between turns of the wheel are needed: once, where nothing is scaled.
        let rests = 0;
        for (scroll(end); !seen(track, row); scroll(end)) {
          assert.ok(track.isScaled && rests++ < 200, `${row} of ${count}, top ${track.top}`);
          at = land(track, track.settle());
          track.landed(at);
        }
      }
    }),
  );
});

test('a turn of the wheel moves ten million rows by as many pixels as it does ten', () => {
  for (const count of [1000, 1e7]) {
    const track = new Track(count, ROW, VIEW);
    track.landed(land(track, track.reveal(count / 2)));
    const { top } = track;
    track.scrolled(land(track, track.settle()) + 100);
    assert.ok(Math.abs((track.top - top) * ROW - 100) <= 1, `${count}: ${(track.top - top) * ROW}`);
  }
});
