// When an input with the live input behind it is judged: after every change, whoever made it, and as final only when the
// person has asked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, FORM, field, SHOWN, scene, script, staged } from './bind-field.mjs';

staged();

const compose = (cdp, text) =>
  cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

for (const [how, change, value] of [
  ['a script that writes the value', (input) => Object.assign(input, { value: 'cn#' }), 'CN #'],
  ['a reset', (input) => input.form.reset(), ''],
  ['being moved', (input) => input.form.append(input), 'CN TE'],
]) {
  test(`${how} amid a composition ends it: the field is judged, grouped and undone as before`, async () => {
    const { page, cdp, drawn, state } = await field();
    await page.keyboard.type('cn');
    await compose(cdp, 'te');
    await page.$eval('input', change);
    if (value !== 'CN TE') {
      await page.waitForFunction((value) => document.querySelector('input').value === value, value);
      assert.equal((await state()).value, value);
    }
    await page.focus('input');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(CODE);
    assert.equal(await drawn(), `${SHOWN}|`);
    assert.equal((await state()).result.status, 'valid');
    await page.keyboard.press('Control+Z');
    assert.equal(await drawn(), `${SHOWN.slice(0, -1)}|`);
    await page.keyboard.press('Control+Y');
    await page.keyboard.press('Enter');
    assert.deepEqual(await page.evaluate(() => sent), [[['code', CODE]]]);
  });
}

test('a framework that writes the same text amid a composition lets it go on', async () => {
  const { page, cdp, drawn } = await field();
  await page.evaluate(() => {
    const input = document.querySelector('input');
    input.addEventListener('input', () => Object.assign(input, { value: input.value }));
  });
  for (const text of ['ｃ', 'ｃｎ', 'ｃｎｔ']) await compose(cdp, text);
  assert.equal(await drawn(), 'ｃｎｔ|');
  await cdp.send('Input.insertText', { text: 'ｃｎｔ' });
  assert.equal(await drawn(), 'CN T|');
});

const SILENT = `
  form.oninput = () => { document.querySelector('button').disabled = !form.checkValidity(); };
  form.oninput();
`;
const silent = (options) =>
  scene.open(FORM.replace('value=""', 'required'), {
    script: `${script(options)} const form = document.querySelector('form'); ${SILENT}`,
  });

test('a button that is disabled until the form is valid costs no prefix an error', async () => {
  const page = await silent();
  assert.equal(await page.getAttribute('input', 'aria-invalid'), 'false', 'nor an empty field');
  await page.focus('input');
  for (const key of CODE) {
    await page.keyboard.type(key);
    assert.equal(await page.getAttribute('input', 'aria-invalid'), 'false');
  }
  assert.equal(await page.isEnabled('button'), true);
  await page.keyboard.press('Backspace');
  assert.equal(await page.isEnabled('button'), false);
  assert.deepEqual(await page.evaluate(() => states.filter(({ said }) => said.kind === 'error')), []);
  assert.equal((await page.evaluate(() => announced)).length, 2, 'complete, and not any more');
});

for (const [how, ask] of [
  ['a button', (page) => page.click('button')],
  ['a script that clicks it', (page) => page.$eval('button', (button) => button.click())],
  ['Enter', (page) => page.keyboard.press('Enter')],
  ['leaving it, and a script', (page) => page.$eval('input', (input) => void [input.blur(), input.reportValidity()])],
]) {
  test(`half a code is an error as soon as ${how} asks`, async () => {
    const { page, attribute, state } = await field();
    await page.keyboard.type('cntest');
    await ask(page);
    assert.equal(await attribute('aria-invalid'), 'true');
    assert.equal((await state()).said.about, 'too-short');
    await page.focus('input');
    await page.keyboard.type('h');
    assert.equal(await attribute('aria-invalid'), 'false');
  });
}

test('a script that asks for a field where nobody was says what is missing', async () => {
  const page = await scene.open(FORM.replace('value=""', 'required'), { script: script() });
  await page.$eval('form', (form) => form.requestSubmit());
  await page.waitForSelector('input[aria-invalid=true]');
});

for (const [how, mend] of [
  ['a reset', () => document.querySelector('form').reset()],
  ['being required no longer', () => Object.assign(document.querySelector('input'), { required: false })],
]) {
  test(`${how} takes back that something is missing`, async () => {
    const { page, attribute } = await field(FORM.replace('value=""', 'required'));
    await page.keyboard.press('Enter');
    assert.equal(await attribute('aria-invalid'), 'true');
    await page.evaluate(mend);
    await page.waitForSelector('input[aria-invalid=false] + div[data-kind=hint]');
  });
}

test('a framework that writes back the code without separators leaves the caret where it was', async () => {
  const ways = [];
  for (const isWritten of [false, true]) {
    const { page, drawn, caret } = await field();
    if (isWritten) {
      await page.evaluate(() => {
        const input = document.querySelector('input');
        input.addEventListener('input', () => Object.assign(input, { value: input.value.replaceAll(' ', '') }));
      });
    }
    const way = [];
    await page.keyboard.type(CODE.slice(0, 12));
    await caret(5);
    for (const key of ['x', 'Backspace', 'Backspace', 'y', 'z', 'Delete', 'Control+Z', 'Control+Z', 'Control+Y']) {
      await page.keyboard.press(key);
      way.push(await drawn());
    }
    ways.push(way);
  }
  assert.equal(ways[0][0], 'CN TEX|S TH1A00 1');
  assert.deepEqual(ways[1], ways[0]);
});
