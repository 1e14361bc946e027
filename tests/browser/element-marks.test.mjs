// The bad places marked in the text of the element, as a browser lays it out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, FORM, open, staged } from './element-page.mjs';

staged();

const marks = (page) =>
  page.$eval('humanoid-id-input', ({ shadowRoot }) => {
    const layer = shadowRoot.querySelector('[part=marks]');
    if (layer.hidden) return [];
    const input = shadowRoot.querySelector('input');
    const style = getComputedStyle(input);
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.font = style.font;
    canvas.letterSpacing = style.letterSpacing;
    const start = parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth) - input.scrollLeft;
    const zoom = input.currentCSSZoom;
    return [...layer.querySelectorAll('mark')].map((mark) => {
      const range = document.createRange();
      range.setStart(mark.parentNode, 0);
      range.setEndBefore(mark);
      const box = mark.getBoundingClientRect();
      const around = input.getBoundingClientRect();
      const left = around.left + zoom * (start + canvas.measureText(range.toString()).width);
      return {
        text: mark.textContent,
        part: mark.getAttribute('part'),
        isThere: Math.abs(box.left - left) < 1.5 * zoom && box.top > around.top && box.bottom < around.bottom,
      };
    });
  });

test('the bad places are marked in the text itself, wherever the text stands, and not read out twice', async () => {
  const text = 'ustesth1a#0120260522a0o000001#';
  const expected = [
    { text: 'US', part: 'mark info', isThere: true },
    { text: '#', part: 'mark error', isThere: true },
    { text: 'O', part: 'mark warning', isThere: true },
    { text: '#', part: 'mark error', isThere: true },
  ];
  for (const style of [
    '',
    'humanoid-id-input { inline-size: 11rem }',
    'humanoid-id-input::part(input) { font: 700 22px/2 Georgia, serif; padding: 9px 31px; border: 5px solid; letter-spacing: 2px }',
    'humanoid-id-input { inline-size: 24rem; zoom: 2 }',
  ]) {
    const { page, type } = await open(`<style>${style}</style>${FORM}`);
    await type(text);
    assert.deepEqual(await marks(page), expected, style);
    const scrolled = await page.$eval('humanoid-id-input input', (input) => input.scrollLeft);
    assert.equal(scrolled > 0, style.includes('11rem') || style.includes('31px'), style);
    await page.keyboard.press('Home');
    await page.waitForFunction(() => field.shadowRoot.querySelector('input').scrollLeft === 0);
    assert.deepEqual(await marks(page), expected, style);
    assert.equal(await page.getByText('#', { exact: true }).and(page.getByRole('mark')).count(), 0);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('cn');
    assert.deepEqual(await marks(page), []);
  }
});

test('a page marks what somebody else found, until the next change', async () => {
  const { page, type } = await open();
  await type(CODE);
  await page.evaluate(() => field.mark([{ severity: 'warning', range: [3, 7] }]));
  assert.deepEqual(await marks(page), [{ text: 'TEST', part: 'mark warning', isThere: true }]);
  await page.keyboard.press('Backspace');
  assert.deepEqual(await marks(page), []);
});

test('while an input method is at it, no mark stands over a text that is not there any more', async () => {
  const { page, type } = await open();
  await type('cn#');
  assert.equal((await marks(page)).length, 1);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.imeSetComposition', { text: 'te', selectionStart: 2, selectionEnd: 2 });
  assert.deepEqual(await marks(page), []);
  await cdp.send('Input.insertText', { text: 'te' });
  assert.equal((await marks(page)).length, 1);
});
