// Enter in the element does what it does in an input: who may stop it, what is told, and which forms are sent.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, FORM, open, staged } from './element-page.mjs';

staged();

test('keydown, keypress, change, and the form is sent; no second change behind it', async () => {
  const { page, type, enter } = await open();
  await page.evaluate(() => {
    window.order = [];
    for (const name of ['keydown', 'keypress', 'change', 'submit', 'blur']) {
      window.addEventListener(
        name,
        (event) => (name.startsWith('key') && event.key !== 'Enter') || order.push(name),
        true,
      );
    }
  });
  await type(CODE);
  await enter();
  assert.deepEqual(await page.evaluate(() => order), ['keydown', 'keypress', 'change', 'submit']);
  await enter();
  await page.keyboard.press('Tab');
  assert.deepEqual(await page.evaluate(() => order.slice(4).filter((name) => name !== 'blur')), [
    'keydown',
    'keypress',
    'submit',
  ]);
});

for (const [where, name] of [
  ['form', 'keydown'],
  ['humanoid-id-input', 'keydown'],
  ['form', 'keypress'],
]) {
  test(`a page that stops ${name} at ${where} keeps the form`, async () => {
    const { page, type, enter, sent } = await open();
    await page.$eval(
      where,
      (element, name) => element.addEventListener(name, (event) => event.key === 'Enter' && event.preventDefault()),
      name,
    );
    await type(CODE);
    await enter();
    await page.waitForTimeout(100);
    assert.deepEqual(await sent(), []);
  });
}

test('a page that keeps the key from others around it gets its form', async () => {
  const { page, type, enter } = await open();
  await page.evaluate(() => form.addEventListener('keypress', (event) => event.stopPropagation()));
  await type(CODE);
  await enter();
  await page.waitForFunction(() => sent.length === 1);
});

test('a form is sent by its first button that sends, or without one where no second field is', async () => {
  const field = '<humanoid-id-input name="code"></humanoid-id-input>';
  for (const [body, isSent] of [
    [`<form>${field}</form>`, true],
    [`<form>${field}<input type="checkbox" aria-label="x"><textarea aria-label="x"></textarea></form>`, true],
    [`<form>${field}<input aria-label="x"></form>`, false],
    [`<form>${field}${field}</form>`, false],
    [`<form id="form">${field}</form><input form="form" type="email" aria-label="x">`, false],
    [
      `<form>${field}<input aria-label="x"><button type="button">No</button><button type="nonsense">Send</button></form>`,
      true,
    ],
    [`<form>${field}<button disabled>Send</button></form>`, false],
  ]) {
    const { page, type, enter, sent } = await open(body);
    await type(CODE);
    await enter();
    await page.waitForTimeout(50);
    assert.equal((await sent()).length === 1, isSent, body);
    await page.context().close();
  }
});

test('a required field takes back that it is missing, by a reset or when it may be empty', async () => {
  for (const mend of ['form.reset()', 'field.required = false']) {
    const { page, enter } = await open();
    await page.focus('humanoid-id-input');
    await enter();
    await page.waitForSelector('humanoid-id-input input[aria-invalid=true]');
    await page.evaluate(mend);
    await page.waitForSelector('humanoid-id-input input[aria-invalid=false]');
    assert.match(await page.textContent('[part=message]'), /29/);
  }
});

test('a button that is disabled until the form is valid costs no prefix an error', async () => {
  const { page, type } = await open(FORM);
  await page.evaluate(() => {
    form.oninput = () => Object.assign(document.querySelector('button'), { disabled: !form.checkValidity() });
  });
  for (const key of CODE) {
    await type(key);
    assert.equal(await page.getAttribute('humanoid-id-input input', 'aria-invalid'), 'false');
  }
});
