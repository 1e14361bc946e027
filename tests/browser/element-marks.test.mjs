// The bad places marked in the text of the element, as a browser lays it out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, FORM, open, scene, staged } from './element-page.mjs';

staged();

const marks = (page) =>
  page.$eval('humanoid-id-input', ({ shadowRoot }) => {
    const layer = shadowRoot.querySelector('[part=marks]');
    if (layer.hidden) return [];
    const input = shadowRoot.querySelector('input');
    const style = getComputedStyle(input);
    const canvas = document.createElement('canvas').getContext('2d');
    // Not the shorthand, which is empty as soon as it cannot hold all that is set.
    canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
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

for (const [style, forcedColors] of [
  ['', 'active'],
  ['body { font-variant-numeric: tabular-nums }'],
  ['body { font-kerning: none }'],
  ['body { font-feature-settings: "tnum" }'],
  ['body { font-variant-ligatures: none }'],
  ['body { font-variation-settings: "wght" 400 }'],
  ['body { font-optical-sizing: none }'],
  ['body { font-stretch: 93% }'],
  ['humanoid-id-input::part(input) { font-variant-numeric: slashed-zero }'],
  ['humanoid-id-input::part(input) { font-family: Georgia, serif; font-variant-caps: all-small-caps }'],
  ['humanoid-id-input::part(input) { font: 700 italic 22px Georgia, serif; font-size-adjust: 0.7; word-spacing: 4px }'],
  ['humanoid-id-input::part(input) { font-family: Georgia, serif; text-transform: lowercase; text-indent: 7px }'],
]) {
  const about = style || `forced colours ${forcedColors}`;
  test(`the letters under the marks are set as those of the input: ${about}`, async () => {
    const page = await scene.open(
      `<style>${style} humanoid-id-input { inline-size: 6rem }</style><humanoid-id-input aria-label="Robot" lang="en"></humanoid-id-input>`,
      { script: `import '/pkg/input.js'; window.field = document.querySelector('humanoid-id-input');` },
    );
    await page.emulateMedia({ forcedColors: forcedColors ?? null });
    await page.focus('humanoid-id-input');
    await page.keyboard.type('ustesth1a#0120260522a0o000001#');
    const [input, marks] = await page.evaluate(() => {
      const input = field.shadowRoot.querySelector('input');
      const { paddingLeft, paddingRight } = getComputedStyle(input);
      const line = field.shadowRoot.querySelector('[part=marks] > span');
      return [input.scrollWidth - parseFloat(paddingLeft) - parseFloat(paddingRight), line.scrollWidth];
    });
    assert.ok(input > 150 && Math.abs(input - marks) <= 2, `${input} pixels of text, ${marks} over it`);
  });
}

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
