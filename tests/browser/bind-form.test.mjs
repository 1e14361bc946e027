// An input with the live input behind it, as a part of a form and of a page: what is sent, said, restored and undone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CODE, FORM, field, SECOND, SHOWN, scene, script, staged } from './bind-field.mjs';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

staged();

test('a form gets the code or what is shown, as asked, and nothing from a disabled fieldset', async () => {
  const body = `<form><label>Code <input name="code"></label><input name="code" value="other" aria-label="x"><button>Send</button></form>`;
  for (const [submit, value] of [
    ['id', CODE],
    ['display', SHOWN],
  ]) {
    const { page } = await field(body, `{ submit: '${submit}' }`);
    await page.keyboard.type(CODE);
    await page.keyboard.press('Enter');
    assert.deepEqual(await page.evaluate(() => sent), [
      [
        ['code', value],
        ['code', 'other'],
      ],
    ]);
  }
  const { page } = await field(FORM.replace('<form>', '<form><fieldset>').replace('</form>', '</fieldset></form>'));
  await page.keyboard.type(CODE);
  const entries = await page.evaluate(() => {
    document.querySelector('fieldset').disabled = true;
    return [...new FormData(document.querySelector('form'))];
  });
  assert.deepEqual(entries, []);
});

test('half a code keeps the form back, and says then what is missing', async () => {
  const { page, attribute, state } = await field();
  await page.keyboard.type('cntest');
  await page.keyboard.press('Enter');
  assert.deepEqual(await page.evaluate(() => sent), []);
  assert.equal(await attribute('aria-invalid'), 'true');
  assert.equal((await state()).said.about, 'too-short');
  await page.keyboard.type('h');
  assert.equal(await attribute('aria-invalid'), 'false');
});

test('reset, a value set by a script, autofill and a page that comes back are settled', async () => {
  const { page, drawn } = await field(FORM.replace('value=""', `value="${SECOND}"`));
  assert.equal(await page.inputValue('input'), SHOWN.replace(/1$/, '2'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('cntest');
  await page.click('[type=reset]');
  await page.waitForFunction((shown) => document.querySelector('input').value === shown, SHOWN.replace(/1$/, '2'));
  await page.evaluate((code) => {
    document.querySelector('input').value = code;
  }, CODE);
  assert.match(await drawn(), new RegExp(SHOWN));
  for (const name of ['change', 'pageshow']) {
    await page.evaluate((name) => {
      const input = document.querySelector('input');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, 'cntesth');
      (name === 'change' ? input : window).dispatchEvent(new Event(name));
    }, name);
    await page.waitForFunction(() => document.querySelector('input').value === 'CN TEST H');
    await page.evaluate(() => {
      document.querySelector('input').value = '';
    });
  }
});

test('going back in the history brings the text back settled', async () => {
  const { page } = await field();
  await page.keyboard.type('cntesth1');
  await page.goto(`${scene.address}/pkg/index.js`);
  await page.goBack();
  await page.waitForFunction(() => window.loaded);
  await page.waitForFunction(() => states.at(-1).value === 'CN TEST H1');
  assert.equal(await page.inputValue('input'), 'CN TEST H1');
});

test('one announcement for a change of state, none for a key', async () => {
  const { page, paste } = await field();
  await page.keyboard.type('cntest');
  assert.deepEqual(await page.evaluate(() => announced), []);
  await page.keyboard.type('#');
  await page.keyboard.type('1');
  const [first, ...rest] = await page.evaluate(() => announced);
  assert.match(first, /is not allowed/);
  assert.deepEqual(rest, []);
  await page.keyboard.press('Control+A');
  await paste(CODE);
  assert.equal((await page.evaluate(() => announced)).length, 2);
});

test('in every state nothing is amiss for axe, the text it is described by is seen, and the focus stays', async () => {
  for (const text of ['', 'cnte', 'cn#', CODE, `${CODE}X`, 'cntesth1ao']) {
    const { page } = await field();
    await page.keyboard.type(text);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      [],
    );
    const { described, focused } = await page.evaluate(() => {
      const input = document.querySelector('input');
      const ids = input.getAttribute('aria-describedby').split(' ');
      const visible = (id) => document.getElementById(id)?.checkVisibility() && document.getElementById(id).textContent;
      return { described: ids.map(visible), focused: document.activeElement === input };
    });
    assert.ok(
      described.every((text) => text?.length > 10),
      text,
    );
    assert.ok(focused);
    await page.context().close();
  }
});

test('described by a text that is seen, beside what described it before', async () => {
  const body = '<form><p id="why">Why</p><input aria-describedby="why" aria-label="Code"></form>';
  const { page } = await field(body);
  const [own, ours] = (await page.getAttribute('input', 'aria-describedby')).split(' ');
  assert.equal(own, 'why');
  assert.ok(await page.isVisible(`#${ours}`));
  assert.ok((await page.textContent(`#${ours}`)).length > 10);
});

test('the language follows the page, and the options', async () => {
  const chinese = await field(FORM, '{}', { lang: 'zh-Hans' });
  assert.match(await chinese.page.textContent('input + div'), /数字和字母/);
  const english = await field(FORM, "{ locale: 'en' }", { lang: 'zh' });
  assert.match(await english.page.textContent('input + div'), /letters and digits/);
});

test('the language follows the page while it runs, and an error is said in it', async () => {
  const { page, state } = await field();
  await page.keyboard.type('cn#');
  const speak = (lang) =>
    page.evaluate((lang) => {
      document.documentElement.lang = lang;
    }, lang);
  await speak('zh-CN');
  await page.waitForFunction(() => /不能使用/.test(document.querySelector('input + div').textContent));
  assert.match(await page.$eval('input', (input) => input.validationMessage), /不能使用/);
  assert.equal((await state()).said.kind, 'error');
  await speak('en');
  await page.waitForFunction(() => /not allowed/.test(document.querySelector('input + div').textContent));
});

test('the browser fills it in with all of an address, and it is settled', async () => {
  const body = `<form><label>Name <input id="name" autocomplete="name"></label><label>Code <input id="code" name="organization"
    autocomplete="organization"></label><label>Street <input autocomplete="street-address"></label><label>City
    <input autocomplete="address-level2"></label><label>Zip <input autocomplete="postal-code"></label></form>`;
  const page = await scene.open(body, {
    script: script().replace("querySelector('input')", "querySelector('#code')"),
  });
  await scene.autofill(page, '#name', { COMPANY_NAME: 'cn-test-h1a001-20260522a00000001' });
  await page.waitForFunction((shown) => document.querySelector('#code').value === shown, SHOWN);
  const { result, said } = await page.evaluate(() => states.at(-1));
  assert.deepEqual([result.id, said.kind], [CODE, 'done']);
  assert.deepEqual(await page.problems(), []);
});

test('the way back leaves everything as it was', async () => {
  const { page } = await field();
  const outer = () =>
    page.evaluate(() => {
      const attributes = [...document.querySelector('input').attributes].map(({ name, value }) => `${name}=${value}`);
      return [document.querySelectorAll('*').length, ...attributes.sort()];
    });
  const plain = await scene.open(FORM);
  const count = await plain.evaluate(() => document.querySelectorAll('*').length);
  await page.keyboard.type('cntest');
  await page.evaluate(() => unbind());
  assert.deepEqual(await outer(), [
    count,
    'id=code',
    'maxlength=29',
    'name=code',
    'pattern=[A-Z]{2}[0-9A-Z]{27}',
    'value=',
  ]);
  assert.equal(await page.$eval('input', (input) => input.validationMessage && Object.hasOwn(input, 'value')), false);
  await page.keyboard.type('x');
  assert.equal(await page.inputValue('input'), 'CN TESTx');
});

test('misuse is named', async () => {
  const { page } = await field();
  const thrown = await page.evaluate(async () => {
    const { bind } = await import('/pkg/index.js');
    const input = document.createElement('input');
    const attempts = [
      [null],
      [document.body],
      [input, { submit: 'x' }],
      [input, { grouping: 'x' }],
      [input, { nope: 1 }],
    ];
    const messages = [];
    for (const args of attempts) {
      try {
        bind(...args);
        messages.push('nothing');
      } catch (error) {
        messages.push(`${error.name}: ${error.message}`);
      }
    }
    return messages;
  });
  for (const said of thrown) assert.match(said, /^TypeError: .*(expected|nope)/);
});
