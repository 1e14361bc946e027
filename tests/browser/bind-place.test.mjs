// Where an input with the live input behind it stands, and what is said beside it: in labels and shadows, on pages from
// right to left, moved about, beside another copy of the package.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, FORM, field, scene, staged } from './bind-field.mjs';

staged();

test('in a label, what is said stands behind it and is no part of the name', async () => {
  const { page } = await field('<form><label>Code <input></label><p>Next</p></form>');
  await page.keyboard.type('cn#');
  assert.equal(await page.getByRole('textbox', { name: 'Code', exact: true }).count(), 1);
  assert.deepEqual(await page.$$eval('form > *', (all) => all.map(({ localName }) => localName)), [
    'label',
    'div',
    'div',
    'p',
  ]);
  const described = await page.getAttribute('input', 'aria-describedby');
  assert.match(await page.textContent(`#${described}`), /not allowed/);
});

test('an output in the label keeps the live region out of it', async () => {
  const { page } = await field(
    '<form><label>Code <input><output></output></label></form>',
    "{ output: document.querySelector('output') }",
  );
  await page.keyboard.type('cn#');
  assert.equal(await page.locator('label [role=status]').count(), 0);
  assert.equal(await page.locator('form > [role=status]').count(), 1);
});

test('an input that is live before it stands in a shadow has its caret, its form, its note and its language there', async () => {
  const page = await scene.open('<section lang="zh-CN"></section>', {
    script: `
      import { bind } from '/pkg/index.js';
      const input = document.createElement('input');
      input.name = 'code';
      window.unbind = bind(input);
      input.value = '${CODE}';
      const form = document.createElement('form');
      form.append(input);
      document.querySelector('section').attachShadow({ mode: 'open' }).append(form);
      Object.assign(window, { input, form });
    `,
  });
  await page.waitForFunction(() => input.nextSibling?.lang === 'zh-CN');
  assert.equal(await page.evaluate(() => input.getAttribute('aria-describedby') === input.nextSibling.id), true);
  assert.deepEqual(await page.evaluate(() => [...new FormData(form)]), [['code', CODE]]);
  await page.focus('input');
  await page.evaluate(() => input.setSelectionRange(3, 3));
  await page.keyboard.type('x');
  assert.deepEqual(await page.evaluate(() => [input.value.slice(0, 9), input.selectionStart]), ['CN XTES T', 4]);
  await page.evaluate(() => form.reset());
  await page.waitForFunction(() => input.matches(':valid') && input.nextSibling.dataset.kind === 'hint');
  await page.$eval('section', (section) => section.setAttribute('lang', 'en'));
  await page.waitForFunction(() => input.nextSibling.lang === 'en');
  await page.evaluate(() => unbind());
  assert.equal(await page.evaluate(() => form.outerHTML), '<form><input name="code"></form>');
});

test('on a page from right to left the code runs as it is read, and what is said as its language does', async () => {
  const { page } = await field(FORM.replace('<form>', '<form dir="rtl">'));
  await page.keyboard.type('cn#');
  const direction = (selector) => page.$eval(selector, (it) => getComputedStyle(it).direction);
  assert.deepEqual([await direction('input'), await direction('input + div')], ['ltr', 'rtl']);
  assert.equal(await page.$eval('input + div', (it) => getComputedStyle(it).unicodeBidi), 'plaintext');
  await page.evaluate(() => unbind());
  assert.equal(await direction('input'), 'rtl');
  assert.equal(await page.getAttribute('input', 'dir'), null);
});

test('another error of the same kind is announced; that its numbers change with every key is not', async () => {
  const { page, paste } = await field();
  const announced = () => page.evaluate(() => window.announced.map((text) => text.trim()));
  for (const text of ['cb', 'zz']) {
    await page.keyboard.press('Control+A');
    await paste(text);
  }
  const said = await announced();
  assert.equal(said.length, 2, said.join('\n'));
  assert.match(said[0], /CB/);
  assert.match(said[1], /ZZ/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(`${CODE}XYZ`);
  assert.equal((await announced()).length, 5, 'no error any more, complete, and too long, once each');
});

test('a good code that is there from the start is no news', async () => {
  const page = await scene.open(FORM.replace('value=""', `value="${CODE}"`), {
    script: `
      import { bind } from '/pkg/index.js';
      bind(document.querySelector('input'));
    `,
  });
  assert.equal(await page.textContent('[role=status]'), '');
  assert.equal(await page.getAttribute('input + div', 'data-kind'), 'done');
  await page.focus('input');
  await page.keyboard.press('End');
  await page.keyboard.type('1');
  assert.match(await page.textContent('[role=status]'), /this one has 30/);
});

test('what is said is in its language, and words of the page in that of the page', async () => {
  const { page } = await field(
    FORM,
    `{ locale: 'zh-CN', words: ({ kind }) => (kind === 'error' ? 'Not so.' : undefined) }`,
  );
  assert.equal(await page.getAttribute('input + div', 'lang'), 'zh-CN');
  await page.keyboard.type('#');
  assert.equal(await page.getAttribute('input + div', 'lang'), null);
});

test('a form keeps the order of what it sends', async () => {
  const body = `<form><input name="code" id="code" aria-label="Code"><input name="b" value="1" aria-label="b">
    <input name="code" value="other" aria-label="c"><input type="file" name="f" aria-label="f"></form>`;
  const { page } = await field(body);
  await page.keyboard.type(CODE);
  const entries = await page.$eval('form', (form) =>
    [...new FormData(form)].map(([name, value]) => [name, value.name ?? value]),
  );
  assert.deepEqual(entries, [
    ['code', CODE],
    ['b', '1'],
    ['code', 'other'],
    ['f', ''],
  ]);
});

test('inputs that change places take along what is said of them', async () => {
  const page = await scene.open('<form><input id="a" aria-label="a"><input id="b" aria-label="b"></form>', {
    script: `
      import { bind } from '/pkg/index.js';
      for (const input of document.querySelectorAll('input')) bind(input);
      document.querySelector('form').prepend(document.querySelector('#b'));
    `,
  });
  for (const id of ['a', 'b']) {
    await page.focus(`#${id}`);
    await page.keyboard.type('cn');
    const ids = await page.$eval(`#${id}`, (input) => [input.nextSibling.id, input.getAttribute('aria-describedby')]);
    assert.equal(ids[0], ids[1]);
  }
});

test('a note takes no name that another copy of the package has given', async () => {
  const { page } = await field(`<p id="humanoid-id-note-1">Of the other</p>${FORM}`);
  const ids = await page.$$eval('[id^=humanoid-id-note]', (all) => all.map(({ id }) => id));
  assert.deepEqual(ids, ['humanoid-id-note-1', 'humanoid-id-note-2']);
  assert.equal(await page.getAttribute('input', 'aria-describedby'), 'humanoid-id-note-2');
});
