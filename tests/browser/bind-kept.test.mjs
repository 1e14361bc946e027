// What a page does to an input behind the back of the field that is bound to it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, FORM, field, SHOWN, staged } from './bind-field.mjs';

staged();

test('attributes that would cut a code off stay away when a page is merged with its server’s HTML, and come back in the end', async () => {
  const { page, drawn } = await field(FORM);
  await page.keyboard.type('cntest');
  await page.evaluate(() => {
    const input = document.querySelector('input');
    for (const [name, value] of Object.entries({ maxlength: '20', minlength: '20', pattern: '[A-Z]+' })) {
      input.setAttribute(name, value);
    }
    for (const name of ['aria-invalid', 'aria-describedby', 'autocapitalize', 'spellcheck'])
      input.removeAttribute(name);
    input.nextSibling.remove();
  });
  await page.keyboard.type(CODE.slice(6));
  assert.equal(await drawn(), `${SHOWN}|`);
  const seen = await page.evaluate(() => {
    const input = document.querySelector('input');
    const there = ['maxlength', 'minlength', 'pattern', 'spellcheck'].map((name) => input.getAttribute(name));
    return [
      ...there,
      document.getElementById(input.getAttribute('aria-describedby')).textContent,
      input.validity.valid,
    ];
  });
  assert.deepEqual(seen.slice(0, 4), [null, null, null, 'false']);
  assert.match(seen[4], /Complete/);
  assert.equal(seen[5], true);
  await page.evaluate(() => unbind());
  assert.equal(await page.getAttribute('input', 'maxlength'), '20');
});

test('what is said, written over by a merge, comes back at once, and no other type stays', async () => {
  const { page } = await field(FORM);
  await page.keyboard.type('cntest#');
  const seen = await page.evaluate(async () => {
    const input = document.querySelector('input');
    const said = input.nextSibling.id;
    const attributes = { 'aria-invalid': 'false', 'aria-describedby': 'help', type: 'email' };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    await null;
    const names = ['aria-invalid', 'type'].map((name) => input.getAttribute(name));
    return [...names, input.getAttribute('aria-describedby') === `help ${said}`, input.selectionStart !== null];
  });
  assert.deepEqual(seen, ['true', null, true, true]);
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('h');
  assert.equal(await page.inputValue('input'), 'CN TEST H');
  await page.evaluate(() => unbind());
  assert.equal(await page.getAttribute('input', 'type'), 'email', 'the page’s last word');
});

test('the page is told after its own listeners have heard of the change, and in order', async () => {
  const { page } = await field(FORM);
  const order = await page.evaluate(async () => {
    const { bind } = await import('/pkg/index.js');
    const order = [];
    const input = document.querySelector('input');
    document.addEventListener('input', ({ target }) => order.push(`page ${target.value}`));
    bind(input, { onState: ({ value }) => order.push(`told ${value}`) });
    window.order = order;
    return order;
  });
  assert.deepEqual(order, ['told ']);
  await page.keyboard.type('cn');
  await page.evaluate(() => {
    document.querySelector('input').value = 'fr';
  });
  assert.deepEqual(await page.evaluate(() => order), ['told ', 'page C', 'told C', 'page CN', 'told CN', 'told FR']);
});

test('a page that stops the event on its way is told all the same', async () => {
  const { page } = await field(FORM);
  await page.evaluate(() =>
    document.querySelector('input').addEventListener('input', (event) => event.stopPropagation()),
  );
  await page.keyboard.type('cn');
  await page.waitForFunction(() => states.at(-1).value === 'CN');
});

test('undo by the place of the key where the layout has no Latin letters', async () => {
  const { page, drawn } = await field(FORM);
  await page.keyboard.type('cnt');
  const press = (key, code, more = {}) =>
    page.evaluate(
      (init) =>
        document.querySelector('input').dispatchEvent(new KeyboardEvent('keydown', { ...init, cancelable: true })),
      { key, code, ctrlKey: true, ...more },
    );
  await press('я', 'KeyZ');
  assert.equal(await drawn(), 'CN|');
  await press('я', 'KeyZ', { shiftKey: true });
  assert.equal(await drawn(), 'CN T|');
  // A German keyboard has its Z elsewhere.
  await press('z', 'KeyY');
  assert.equal(await drawn(), 'CN|');
});
