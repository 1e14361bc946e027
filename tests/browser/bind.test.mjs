// An input with the live input behind it, in a real browser, with real keys, clipboard and dragging.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, FORM, field, SECOND, SHOWN, staged } from './bind-field.mjs';

staged();

test('groups appear while somebody types, and half a code is no error', async () => {
  const { page, drawn, state, attribute } = await field();
  let typed = '';
  for (const key of CODE.toLowerCase()) {
    await page.keyboard.type(key);
    typed += key.toUpperCase();
    const now = await state();
    assert.equal(now.value.replaceAll(' ', ''), typed);
    assert.notEqual(now.result.status, 'invalid');
    assert.equal(await attribute('aria-invalid'), 'false');
    assert.notEqual(now.said.kind, 'error');
  }
  assert.equal(await drawn(), `${SHOWN}|`);
  assert.equal((await state()).result.id, CODE);
  assert.deepEqual(await page.problems(), []);
});

test('the caret keeps its place in the middle, and a deletion crosses a joint', async () => {
  const { page, drawn, caret } = await field();
  await page.keyboard.type(CODE);
  await caret(7);
  await page.keyboard.press('Backspace');
  assert.equal(await drawn(), 'CN TES|H 1A0012 0260522A00000001');
  await page.keyboard.type('t');
  assert.equal(await drawn(), 'CN TEST| H1A001 20260522A00000001');
  await caret(8);
  await page.keyboard.press('Backspace');
  assert.equal(await drawn(), 'CN TES|H 1A0012 0260522A00000001');
  await page.keyboard.type('T');
  await page.keyboard.press('Delete');
  assert.equal(await drawn(), 'CN TEST| 1A0012 0260522A00000001');
  await page.keyboard.type('h');
  await page.keyboard.press('Delete');
  await page.keyboard.press('ArrowLeft');
  assert.match(await drawn(), /^CN TEST \|H/);
  await caret(2, 3);
  await page.keyboard.press('Backspace');
  assert.match(await drawn(), /^CN\| TEST H/);
});

test('undo and redo go through what was there', async () => {
  const { page, drawn, paste } = await field();
  await page.keyboard.type('cnte');
  await paste('st');
  assert.equal(await drawn(), 'CN TEST|');
  await page.keyboard.press('Control+Z');
  assert.equal(await drawn(), 'CN TE|');
  await page.keyboard.press('Control+Z');
  assert.equal(await drawn(), 'CN T|');
  await page.keyboard.press('Control+Shift+Z');
  await page.keyboard.press('Control+Y');
  assert.equal(await drawn(), 'CN TEST|');
  assert.deepEqual((await page.evaluate(() => inputs)).at(-1), ['historyRedo', 'CN TEST']);
  for (let i = 0; i < 9; i++) await page.keyboard.press('Control+Z');
  assert.equal(await drawn(), '|');
});

test('undo puts the caret back where the change was made, redo where it ended', async () => {
  const { page, drawn, caret, paste } = await field();
  await page.keyboard.type(CODE);
  for (const [selection, change, there, back] of [
    [
      [12],
      () => page.keyboard.press('Backspace'),
      'CN TEST H1A|012 0260522A00000001',
      'CN TEST H1A0|01 20260522A00000001',
    ],
    [
      [12],
      () => page.keyboard.press('Delete'),
      'CN TEST H1A0|12 0260522A00000001',
      'CN TEST H1A0|01 20260522A00000001',
    ],
    [[8], () => page.keyboard.type('z'), 'CN TEST Z|H1A00 120260522A00000001', 'CN TEST |H1A001 20260522A00000001'],
    [[3, 7], () => page.keyboard.type('z'), 'CN Z|H1A 001202 60522A00000001', 'CN [TEST] H1A001 20260522A00000001'],
    [[8], () => paste('99'), 'CN TEST 99|H1A0 0120260522A00000001', 'CN TEST |H1A001 20260522A00000001'],
  ]) {
    await caret(...selection);
    await change();
    const changed = await drawn();
    await page.keyboard.press('Control+Z');
    assert.equal(await drawn(), back);
    await page.keyboard.press('Control+Shift+Z');
    assert.equal(await drawn(), changed);
    assert.equal(changed, there);
    await page.keyboard.press('Control+Z');
    assert.equal(await drawn(), back);
  }
});

test('the only code of a pasted text is taken and said; a page sees one event with the value settled', async () => {
  const { page, drawn, paste, state } = await field();
  await paste(`https://example.com/r?id=${CODE}#top`);
  assert.equal(await drawn(), `${SHOWN}|`);
  const { taken, said } = await state();
  assert.equal(taken.text.slice(...taken.range), CODE);
  assert.equal(said.kind, 'notice');
  assert.deepEqual(await page.evaluate(() => inputs), [['insertFromPaste', SHOWN]]);
});

for (const [key, address, sent] of [
  ['Enter', `https://example.com/r?id=${CODE.toLowerCase()}&from=label`, [[['code', CODE]]]],
  ['Tab', `https://example.com/r/${CODE}/label`, []],
]) {
  test(`the only code of what a scanner types is taken and said when ${key} ends it`, async () => {
    const { page, drawn, state, attribute } = await field();
    await page.keyboard.type('CNTEST');
    await page.evaluate(() => {
      document.querySelector('input').value = '';
      inputs.length = 0;
    });
    await page.keyboard.type(address);
    assert.equal((await state()).result.status, 'invalid');
    const typed = (await drawn()).slice(0, -1);
    await page.keyboard.press(key);
    assert.equal(await page.inputValue('input'), SHOWN);
    const { taken, said } = await state();
    assert.deepEqual([taken.source, taken.text, said.kind], ['key', address, 'notice']);
    assert.equal(await attribute('aria-invalid'), 'false');
    assert.deepEqual((await page.evaluate(() => inputs)).at(-1), ['insertReplacementText', SHOWN]);
    assert.deepEqual(await page.evaluate(() => window.sent), sent);
    await page.focus('input');
    await page.keyboard.press('Control+Z');
    assert.equal(await page.inputValue('input'), typed);
  });
}

test('what is typed and is no code or holds two stays as it is, whatever key ends it', async () => {
  for (const [text, ...keys] of [
    ['CNTESTH1A0#120260522A00000001'],
    [`${CODE}, ${SECOND}`],
    // Not one after the other.
    [`https://example.com/${CODE}/`, 'ArrowLeft', '1'],
  ]) {
    const { page, drawn, state } = await field();
    await page.keyboard.type(text);
    for (const key of keys) await page.keyboard.press(key);
    const typed = await drawn();
    await page.keyboard.press('Enter');
    assert.deepEqual([await drawn(), (await state()).result.status], [typed, 'invalid']);
    assert.deepEqual(await page.evaluate(() => window.sent), []);
  }
  // Behind what was there.
  const { page, drawn } = await field(FORM.replace('value=""', 'value="CN"'));
  await page.keyboard.press('End');
  await page.keyboard.type(`https://example.com/${CODE}`);
  const typed = await drawn();
  await page.keyboard.press('Enter');
  assert.equal(await drawn(), typed);
});

for (const [how, text] of Object.entries({
  'in a line': `${CODE}, ${SECOND}`,
  'in two lines': `${CODE}\n${SECOND}`,
  'in a column, with an end': `${CODE}\n${SECOND}\n`,
})) {
  test(`two codes ${how} are not taken, and that is said until the next change`, async () => {
    const { page, drawn, paste, state } = await field();
    await page.keyboard.type('cnte');
    await paste(text);
    assert.equal(await drawn(), 'CN TE|');
    const { rejected, said, result } = await state();
    assert.deepEqual([rejected.source, rejected.code, rejected.text], ['paste', 'several-codes', text]);
    assert.equal(result.status, 'incomplete');
    assert.equal(await page.textContent('input + div'), said.text);
    assert.match(said.text, /^Not filled in/);
    await page.keyboard.type('s');
    assert.match(await page.textContent('input + div'), /^Next/);
  });
}

test('a paste that is too long stays, whatever maxlength says', async () => {
  const { drawn, paste, attribute, state } = await field();
  await paste(`${CODE}XYZ`);
  assert.equal(await drawn(), `${SHOWN}XYZ|`);
  assert.equal((await state()).said.about, 'too-long');
  assert.equal(await attribute('aria-invalid'), 'true');
});

test('what is dragged in is told apart', async () => {
  const { page, state } = await field(`${FORM}<p id="from">${CODE} ${SECOND}</p>`);
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('#from')));
  const from = await page.locator('#from').boundingBox();
  const to = await page.locator('input').boundingBox();
  await page.mouse.move(from.x + 20, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.waitForFunction(() => states.at(-1).rejected);
  assert.equal((await state()).rejected.source, 'drop');
});

test('what is dragged about within the field lands where it is let go, and comes back with one undo', async () => {
  const { page, drawn, caret } = await field();
  await page.keyboard.type('cntesth1a001');
  await caret(3, 7);
  const box = await page.locator('input').boundingBox();
  const width = (text) =>
    page.$eval(
      'input',
      (input, text) => {
        const canvas = document.createElement('canvas').getContext('2d');
        canvas.font = getComputedStyle(input).font;
        return canvas.measureText(text).width + 3;
      },
      text,
    );
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + (await width('CN TE')), y);
  await page.mouse.down();
  await page.mouse.move(box.x + (await width('CN TEST')), y, { steps: 4 });
  await page.mouse.move(box.x + (await width('CN TEST H1A001 ')), y, { steps: 8 });
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector('input').value === 'CN H1A0 01TEST');
  assert.equal((await page.evaluate(() => states.at(-1))).rejected, null);
  await page.keyboard.press('Control+Z');
  assert.match((await drawn()).replace(/[[\]|]/g, ''), /^CN TEST H1A001$/);
});

test('what is dragged out of the field into another leaves the rest settled', async () => {
  const { page, caret } = await field(`${FORM}<input id="other" aria-label="Other">`);
  await page.keyboard.type('cntesth1a001');
  await caret(0, 4);
  const from = await page.locator('#code').boundingBox();
  const to = await page.locator('#other').boundingBox();
  await page.mouse.move(from.x + 12, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector('#other').value === 'CN T');
  await page.waitForFunction(() => document.querySelector('#code').value === 'ES TH1A 001');
  assert.equal(await page.evaluate(() => states.at(-1).value), 'ES TH1A 001');
});
