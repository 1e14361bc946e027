// An input with the live input behind it, under input methods: composed as browsers and phones compose.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, field, SHOWN, staged } from './bind-field.mjs';

staged();

test('full-width text out of an input method is folded when it is done, not before', async () => {
  const { page, cdp, drawn } = await field();
  await page.keyboard.type('cn');
  for (const text of ['ｔ', 'ｔｅ', 'ｔｅｓ']) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    assert.equal(await drawn(), `CN${text}|`);
  }
  await cdp.send('Input.insertText', { text: 'ｔｅｓｔ' });
  assert.equal(await drawn(), 'CN TEST|');
});

test('pinyin that ends in Latin letters is left alone until it is done, and shows no error', async () => {
  const { page, cdp, drawn } = await field();
  for (const text of ['c', "c'n", "c'n't"]) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    assert.equal(await drawn(), `${text}|`);
    assert.notEqual((await page.evaluate(() => states.at(-1))).said.kind, 'error');
  }
  await cdp.send('Input.insertText', { text: 'cnt' });
  assert.equal(await drawn(), 'CN T|');
  assert.deepEqual(
    await page.evaluate(() => states.map(({ said }) => said.kind).filter((kind) => kind === 'error')),
    [],
  );
});

test('a composition that is given up leaves what was there', async () => {
  const { page, cdp, drawn } = await field();
  await page.keyboard.type('cnte');
  await cdp.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await page.keyboard.type('s');
  assert.equal(await drawn(), 'CN TES|');
});

for (const order of ['input, compositionend', 'compositionend, input']) {
  test(`${order}: both orders settle once to the same`, async () => {
    const { page, drawn } = await field();
    await page.evaluate((order) => {
      const input = document.querySelector('input');
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
      input.dispatchEvent(new CompositionEvent('compositionstart', { data: '' }));
      for (const text of ['ｃ', 'ｃｎ', 'ｃｎｔ']) {
        write.call(input, text);
        input.setSelectionRange(text.length, text.length);
        input.dispatchEvent(new InputEvent('input', { inputType: 'insertCompositionText', isComposing: true }));
      }
      const last = {
        input: () =>
          input.dispatchEvent(
            new InputEvent('input', { inputType: 'insertCompositionText', isComposing: order.startsWith('input') }),
          ),
        compositionend: () => input.dispatchEvent(new CompositionEvent('compositionend', { data: 'ｃｎｔ' })),
      };
      for (const name of order.split(', ')) last[name]();
    }, order);
    assert.equal(await drawn(), 'CN T|');
  });
}

test('an Android keyboard composes without key events', async () => {
  const { page, cdp, drawn } = await field();
  await page.evaluate(() => {
    window.keys = 0;
    addEventListener('keydown', () => keys++, true);
  });
  for (const word of ['cn', 'test', 'h1a001']) {
    for (let end = 1; end <= word.length; end++) {
      const text = word.slice(0, end);
      await cdp.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
    }
    await cdp.send('Input.insertText', { text: word });
  }
  assert.equal(await drawn(), 'CN TEST H1A001|');
  assert.equal(await page.evaluate(() => keys), 0);
});

test('what is composed as one word is followed while it grows, and nothing is written before it is done', async () => {
  const { page, cdp, drawn, state } = await field();
  for (let end = 1; end <= CODE.length; end++) {
    const text = CODE.slice(0, end).toLowerCase();
    await cdp.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
    assert.equal(await drawn(), `${text}|`);
    const { result, said } = await state();
    assert.equal(result.next?.position ?? CODE.length, end);
    assert.equal(await page.textContent('input + div'), said.text);
  }
  assert.equal((await state()).said.kind, 'done');
  await cdp.send('Input.insertText', { text: CODE.toLowerCase() });
  assert.equal(await drawn(), `${SHOWN}|`);
  assert.deepEqual((await page.evaluate(() => announced)).length, 1);
});

test('Enter that confirms an input method sends no form; Enter after that does', async () => {
  const { page, cdp } = await field();
  await page.keyboard.type(CODE.slice(0, -1));
  await cdp.send('Input.imeSetComposition', { text: '1', selectionStart: 1, selectionEnd: 1 });
  const enter = { key: 'Enter', code: 'Enter', text: '\r' };
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', windowsVirtualKeyCode: 229, ...enter });
  assert.deepEqual(await page.evaluate(() => sent), []);
  await cdp.send('Input.insertText', { text: '1' });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: 13, ...enter });
  assert.deepEqual(await page.evaluate(() => sent), []);
  await page.keyboard.press('Enter');
  assert.deepEqual(await page.evaluate(() => sent), [[['code', CODE]]]);
});
