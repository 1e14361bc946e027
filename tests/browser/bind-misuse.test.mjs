// An input that cannot be made live, options that are wrong, an input that is live already, and the way back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, FORM, field, SHOWN, scene, staged } from './bind-field.mjs';

staged();

/** A page with inputs, and what `bind` throws for each call. */
async function refusals(body, calls) {
  const page = await scene.open(body, {
    script: `
      import { bind } from '/pkg/index.js';
      const input = document.querySelector('input');
      window.before = document.querySelector('main').innerHTML;
      window.refused = (${calls}).map((call) => {
        try { call(bind, input); } catch (error) { return error.name + ': ' + error.message; }
      });
    `,
  });
  await page.focus('input');
  await page.keyboard.type('1');
  return { page, refused: await page.evaluate(() => refused) };
}

for (const type of ['email', 'number', 'date', 'password', 'checkbox', 'file', 'hidden', 'range']) {
  test(`an input of type ${type} is refused, and stays as it is`, async () => {
    const page = await scene.open(`<input type="${type}" aria-label="x"><p></p>`, {
      script: `
        import { bind } from '/pkg/index.js';
        const input = document.querySelector('input');
        window.before = input.outerHTML + input.value;
        try { bind(input); } catch (error) { window.refused = error.name + ': ' + error.message; }
        window.after = input.outerHTML + input.value;
      `,
    });
    assert.match(await page.evaluate(() => refused), /^TypeError: .*text, search, tel, url/);
    assert.equal(
      await page.evaluate(() => after === before && !Object.hasOwn(document.querySelector('input'), 'value')),
      true,
    );
  });
}

for (const type of ['text', 'search', 'tel', 'url', 'nonsense']) {
  test(`an input of type ${type} is made live`, async () => {
    const { page, drawn } = await field(FORM.replace('<input', `<input type="${type}"`));
    await page.keyboard.type('cntesth');
    assert.equal(await drawn(), 'CN TEST H|');
    assert.deepEqual(await page.problems(), []);
  });
}

test('wrong options are refused with what was expected, before anything is done', async () => {
  const { page, refused } = await refusals(
    '<form><input aria-label="Code"></form>',
    `[
      (bind, input) => bind(input, { locale: 'fr' }),
      (bind, input) => bind(input, { submit: 'code' }),
      (bind, input) => bind(input, { grouping: 'none' }),
      (bind, input) => bind(input, { country: 'nope' }),
      (bind, input) => bind(input, { onstate: () => {} }),
      (bind, input) => bind(input, { words: {} }),
      (bind, input) => bind(input, { onState: 1 }),
      (bind, input) => bind(input, { output: '#x' }),
      (bind, input) => bind(input, null),
      (bind) => bind(document.querySelector('form')),
      (bind) => bind(null),
    ]`,
  );
  for (const [at, expected] of [
    /locale: expected "en" or "zh-CN"/,
    /submit: expected "id" or "display"/,
    /grouping: expected "spaced"/,
    /`country`: expected "assigned"/,
    /`onstate`: expected one of .*grouping, locale, submit, language, output, onState, words/,
    /words: expected a function/,
    /onState: expected a function/,
    /output: expected an element/,
    /options: expected an object/,
    /expected an <input>/,
    /expected an <input>/,
  ].entries()) {
    assert.match(refused[at], /^TypeError/);
    assert.match(refused[at], expected);
  }
  assert.equal(await page.evaluate(() => document.querySelector('main').innerHTML === before), true);
  assert.deepEqual(await page.problems(), []);
});

test('an input that is live has its options changed, and every way back ends in the same place', async () => {
  const page = await scene.open('<form><input aria-label="Code"></form>', {
    script: `
      import { bind } from '/pkg/index.js';
      const input = document.querySelector('input');
      input.setCustomValidity('Mine');
      window.before = document.querySelector('form').innerHTML;
      window.ways = [bind(input), bind(input, { grouping: 'hyphenated' })];
    `,
  });
  await page.focus('input');
  await page.keyboard.type('cntesth');
  assert.equal(await page.inputValue('input'), 'CN-TEST-H');
  assert.equal(await page.locator('form > *').count(), 3);
  await page.evaluate(() => ways[0]());
  await page.keyboard.type('1');
  assert.equal(await page.inputValue('input'), 'CN-TEST-H1');
  await page.evaluate(() => ways[1]());
  await page.keyboard.type('a');
  assert.equal(await page.inputValue('input'), 'CN-TEST-H1a');
  assert.equal(await page.evaluate(() => document.querySelector('form').innerHTML === before), true);
  assert.equal(await page.$eval('input', (input) => input.validationMessage), 'Mine');
});

test('the way back gives the page its own output back', async () => {
  const page = await scene.open('<input aria-label="Code"><output data-kind="own">As on the <b>plate</b></output>', {
    script: `
      import { bind } from '/pkg/index.js';
      const output = document.querySelector('output');
      window.before = document.querySelector('main').innerHTML;
      window.off = bind(document.querySelector('input'), { output });
    `,
  });
  assert.notEqual(await page.textContent('output'), 'As on the plate');
  await page.evaluate(() => off());
  assert.equal(await page.evaluate(() => document.querySelector('main').innerHTML), await page.evaluate(() => before));
});

test('words that are empty keep ours, also in the bubble', async () => {
  const { page } = await field(FORM, `{ words: () => '' }`);
  await page.keyboard.type('cb');
  assert.match(await page.$eval('input', (input) => input.validationMessage), /CB/);
});

test('what the page is asked may throw: that is told, and the input stays what it is', async () => {
  const { page, drawn } = await field(
    FORM,
    `{ words: () => { throw new Error('in words') }, onState: () => { throw new Error('in onState') } }`,
  );
  await page.keyboard.type('cntesth');
  assert.equal(await drawn(), 'CN TEST H|');
  await page.keyboard.press('Control+Z');
  assert.equal(await drawn(), 'CN TEST|');
  await page.evaluate((code) => {
    document.querySelector('input').value = code;
  }, CODE);
  assert.deepEqual(await page.$eval('input', ({ value, validity }) => [value, validity.valid]), [SHOWN, true]);
  await page.keyboard.press('Backspace');
  const [valid, bubble, note] = await page.$eval('input', (input) => [
    input.validity.valid,
    input.validationMessage,
    input.nextElementSibling.textContent,
  ]);
  assert.deepEqual([valid, bubble], [false, note]);
  assert.match(note, /^Next: /);
  assert.deepEqual([...new Set(await page.problems())].sort(), ['Error: in onState', 'Error: in words']);
});

test('words that are no text are ours', async () => {
  const { page } = await field(FORM, `{ words: () => Symbol('x') }`);
  await page.keyboard.type('cb');
  assert.match(await page.$eval('input', (input) => input.validationMessage), /CB/);
  assert.deepEqual(await page.problems(), []);
});
