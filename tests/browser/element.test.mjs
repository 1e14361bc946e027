// The element in a real browser: in forms, by its attributes and properties, and through a page’s life.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { CODE, open, SHOWN, scene, staged } from './element-page.mjs';

staged();

test('a form gets the code; Enter sends it; what is missing keeps it back', async () => {
  const { page, type, enter, sent } = await open();
  await page.focus('humanoid-id-input');
  await enter();
  assert.deepEqual(await sent(), []);
  assert.match(await page.textContent('[part=message]'), /^Enter the robot/);
  await type('cntest');
  await enter();
  assert.deepEqual(await sent(), []);
  assert.match(await page.textContent('[part=message]'), /this one has 6/);
  await type(CODE.slice(6));
  await enter();
  assert.deepEqual(await sent(), [[['code', CODE]]]);
  assert.equal(await page.$eval('humanoid-id-input', (field) => field.value), CODE);
  assert.deepEqual(await page.problems(), []);
});

test('a scanner that types an address and Enter sends the code', async () => {
  const { page, type, enter, sent } = await open();
  await type(`https://example.com/r/${CODE}?from=label`);
  await enter();
  assert.deepEqual(await sent(), [[['code', CODE]]]);
  assert.equal(await page.textContent('[part=message]'), 'Found a code in the text and filled it in.');
  assert.deepEqual(await page.problems(), []);
});

test('the page hears input and change, with the value', async () => {
  const { page, type } = await open();
  await type('cnt');
  await page.keyboard.press('Tab');
  const heard = await page.evaluate(() => window.heard);
  assert.deepEqual(heard, [
    ['input', 'C'],
    ['input', 'CN'],
    ['input', 'CN T'],
    ['change', 'CN T'],
  ]);
});

test('whoever changes the value, the page hears of the state', async () => {
  const { page, type } = await open();
  await page.evaluate(() => {
    window.states = [];
    field.addEventListener('state', ({ detail }) => states.push([detail.state.value, detail.said.kind]));
  });
  await type('c');
  await page.evaluate(() => {
    field.value = 'CN#';
    field.form.reset();
  });
  assert.deepEqual(await page.evaluate(() => states), [
    ['C', 'hint'],
    ['CN #', 'error'],
    ['', 'hint'],
  ]);
});

test('a framework that sets the same rules and words anew at every key disturbs neither undo nor announcements', async () => {
  const { page, type } = await open();
  await page.evaluate(() => {
    const again = () => {
      field.rules = { country: 'assigned' };
      field.words = ({ kind }) => (kind === 'error' ? 'Not so.' : undefined);
      field.setAttribute('placeholder', String(field.value.length));
      field.setAttribute('grouping', 'spaced');
    };
    again();
    field.addEventListener('input', again);
    const status = field.shadowRoot.querySelector('[role=status]');
    window.said = [];
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
  });
  await type('cn#1');
  assert.deepEqual(await page.evaluate(() => said), ['Not so.']);
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Z');
  assert.equal(await page.evaluate(() => field.value), 'CN');
});

test('other rules judge what is there anew', async () => {
  const { page, type } = await open();
  await type('frtest');
  assert.equal(await page.evaluate(() => field.matches(':state(incomplete)')), true);
  await page.evaluate(() => {
    field.rules = { country: 'cn-only' };
  });
  assert.equal(await page.evaluate(() => field.matches(':state(invalid):invalid')), true);
  assert.match(await page.textContent('[part=message]'), /CN/);
});

test('the language of the page changes while it runs', async () => {
  const { page, type } = await open();
  await type('cn#');
  for (const [where, lang, label, message] of [
    ['html', 'zh-CN', '机器人身份编码', /不能使用/],
    ['humanoid-id-input', 'en', 'Robot identity code', /not allowed/],
  ]) {
    await page.$eval(where, (element, lang) => element.setAttribute('lang', lang), lang);
    await page.getByRole('textbox', { name: label, exact: true }).waitFor({ timeout: 2000 });
    assert.match(await page.textContent('[part=message]'), message);
    assert.match(await page.evaluate(() => field.validationMessage), message);
  }
});

test('a page has a word of its own against a good code', async () => {
  const { page, type, enter, sent } = await open();
  await type(CODE);
  await page.evaluate(() => field.setCustomValidity('Already in use.'));
  await enter();
  assert.deepEqual(await sent(), []);
  assert.equal(await page.evaluate(() => field.validationMessage), 'Already in use.');
  const said = () =>
    page.evaluate(() => {
      const message = field.shadowRoot.querySelector('[part=message]');
      const isBad = field.shadowRoot.querySelector('input').getAttribute('aria-invalid');
      return [message.textContent, message.dataset.kind, isBad];
    });
  assert.deepEqual(await said(), ['Already in use.', 'error', 'true']);
  await type('1');
  assert.deepEqual(await said(), ['Already in use.', 'error', 'true'], 'until the page takes it back');
  await page.keyboard.press('Backspace');
  await page.evaluate(() => field.setCustomValidity(''));
  assert.deepEqual((await said()).slice(1), ['done', 'false']);
  await enter();
  assert.deepEqual(await sent(), [[['code', CODE]]]);
});

test('a required field that is only read, or empty and not required, keeps no form back', async () => {
  const { page } = await open();
  const valid = () => page.evaluate(() => field.checkValidity());
  assert.equal(await valid(), false);
  await page.evaluate(() => {
    field.readOnly = true;
  });
  assert.equal(await valid(), true);
  await page.evaluate(() => {
    field.readOnly = false;
    field.required = false;
  });
  assert.equal(await valid(), true);
});

test('the browser fills it in with all of an address', async () => {
  const body = `<form><label>Name <input id="name" autocomplete="name"></label><humanoid-id-input name="organization"
    autocomplete="organization"></humanoid-id-input><label>Street <input autocomplete="street-address"></label><label>City
    <input autocomplete="address-level2"></label><label>Zip <input autocomplete="postal-code"></label></form>`;
  const { page } = await open(body);
  await scene.autofill(page, '#name', { COMPANY_NAME: 'cn-test-h1a001-20260522a00000001' });
  await page.waitForFunction((code) => field.value === code, CODE);
  assert.deepEqual(await page.evaluate(() => heard.map(([name]) => name)), ['input', 'change']);
  assert.equal(await page.$eval('humanoid-id-input input', (input) => input.value), SHOWN);
});

test('attributes and properties do what those of an input do', async () => {
  const body = `<form><fieldset><humanoid-id-input name="code" value="${CODE}" readonly placeholder="29" submit="display"
    grouping="hyphenated"></humanoid-id-input></fieldset><button type="reset">R</button></form>`;
  const { page, type } = await open(body);
  const hyphenated = SHOWN.replaceAll(' ', '-');
  const entries = () => page.evaluate(() => [...new FormData(document.querySelector('form'))]);
  assert.deepEqual(await entries(), [['code', hyphenated]]);
  await type('X');
  assert.deepEqual(await entries(), [['code', hyphenated]]);
  await page.evaluate(() => {
    field.readOnly = false;
    field.setAttribute('submit', 'id');
  });
  await type('X');
  assert.equal(await page.evaluate(() => field.matches(':invalid') && field.validity.customError), true);
  await page.click('[type=reset]');
  assert.deepEqual(await entries(), [['code', CODE]]);
  assert.equal(await page.evaluate(() => field.matches(':state(valid)') && !field.hasAttribute('data-status')), true);
  await page.evaluate(() => {
    document.querySelector('fieldset').disabled = true;
  });
  assert.deepEqual(await entries(), []);
  assert.equal(await page.$eval('humanoid-id-input input', (input) => input.disabled), true);
  await page.evaluate(() => {
    document.querySelector('fieldset').disabled = false;
    field.rules = { country: 'cn-only' };
    field.value = 'FRTESTH1A00120260522A00000001';
  });
  assert.equal(await page.evaluate(() => field.result.issues[0].severity), 'error');
  await page.evaluate(() => {
    field.rules = undefined;
    field.setAttribute('rules', '{"country":"assigned"}');
  });
  assert.equal(await page.evaluate(() => field.result.status), 'valid');
});

test('the guide names every property there is, and each of an input does what it does there', async () => {
  const guide = await readFile(new URL('../../docs/forms.md', import.meta.url), 'utf8');
  const row = guide.split('\n').find((line) => line.startsWith('| properties | of those of an input'));
  const named = [...row.matchAll(/`(\w+)(?:\(\w+\))?`/g)].map(([, name]) => name);
  const { page } = await open();
  const [own, ofInput] = await page.evaluate(() => [
    Object.getOwnPropertyNames(Object.getPrototypeOf(field)),
    [HTMLInputElement, HTMLElement].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)),
  ]);
  const known = own.filter((name) => !/^constructor$|Callback$/.test(name));
  // Two more words stand there in letters of code.
  assert.deepEqual(named.toSorted(), [...known, 'undefined', 'validate'].toSorted());
  assert.deepEqual(
    known.filter((name) => !ofInput.includes(name)),
    ['result', 'rules', 'words', 'mark'],
  );
  const seen = await page.evaluate((code) => {
    const input = field.shadowRoot.querySelector('input');
    Object.assign(field, { value: code, placeholder: '29', autocomplete: 'off' });
    Object.assign(field, { selectionStart: 3, selectionEnd: 7 });
    const { placeholder, autocomplete, selectionStart, selectionEnd } = field;
    const inside = [input.placeholder, input.autocomplete, input.selectionStart, input.selectionEnd];
    return [[placeholder, autocomplete, selectionStart, selectionEnd], inside];
  }, CODE);
  assert.deepEqual(seen, [
    ['29', 'off', 3, 7],
    ['29', 'off', 3, 7],
  ]);
});

test('an element that a script filled before it was defined, and one that is moved, keep their value', async () => {
  const page = await scene.open('<form><humanoid-id-input name="code"></humanoid-id-input></form><aside></aside>', {
    script: `
      const field = document.querySelector('humanoid-id-input');
      field.value = '${CODE}';
      await import('/pkg/element.js');
      document.querySelector('aside').append(field);
      document.querySelector('form').append(field);
    `,
  });
  assert.deepEqual(await page.evaluate(() => [...new FormData(document.querySelector('form'))]), [['code', CODE]]);
});

test('an input that stands there before the script hands over its text, its caret and the person in it', async () => {
  const page = await scene.open(
    '<form><humanoid-id-input name="code"><input name="code" aria-label="Robot"></humanoid-id-input></form>',
    {
      script: `
        const light = document.querySelector('input');
        light.focus();
        light.value = 'cntest';
        light.setSelectionRange(1, 1);
        window.changes = 0;
        document.addEventListener('change', () => changes++);
        await import('/pkg/element.js');
      `,
    },
  );
  await page.keyboard.type('x');
  assert.deepEqual(
    await page.evaluate(() => {
      const { value, selectionStart } = document.querySelector('humanoid-id-input').shadowRoot.querySelector('input');
      return [
        value,
        selectionStart,
        [...new FormData(document.querySelector('form'))],
        document.querySelector('input').form,
        changes,
      ];
    }),
    ['CX NTES T', 2, [['code', 'CX NTES T']], null, 0],
  );
});

test('whoever is in an input is moved when the script that defines the element is through', async () => {
  const body = `<form><humanoid-id-input name="code"><input name="code"></humanoid-id-input></form>
    <script>
      const light = document.querySelector('input');
      light.focus();
      light.value = 'CNTESTH1';
      light.setSelectionRange(4, 7);
      addEventListener('focusout', () => { window.isLeftLater = window.isThrough === true; });
    </script>`;
  const page = await scene.open(body, { script: "import '/pkg/element.js'; window.isThrough = true;" });
  assert.equal(await page.evaluate(() => isLeftLater), true);
  // The text may have been grouped meanwhile.
  const selected = await page.$eval('humanoid-id-input input', (it) =>
    it.value.slice(it.selectionStart, it.selectionEnd),
  );
  assert.equal(selected.replaceAll(' ', ''), 'STH');
  assert.deepEqual(await page.problems(), []);
});

test('where the module cannot be compiled at once, text is taken meanwhile and judged afterwards', async () => {
  const body = `<form><humanoid-id-input name="code"></humanoid-id-input></form><humanoid-id-card value="${CODE}"></humanoid-id-card>`;
  const page = await scene.open(body, {
    script: `
      // As Chromium before 114 does on a page's main thread.
      WebAssembly.Module = class { constructor() { throw new RangeError('too large'); } };
      const { compile } = WebAssembly;
      window.go = new Promise((resolve) => { window.release = resolve; });
      WebAssembly.compile = async (bytes) => { await go; return compile.call(WebAssembly, bytes); };
      await import('/pkg/element.js');
    `,
  });
  await page.focus('humanoid-id-input');
  await page.keyboard.type('cntest');
  const value = () => page.$eval('humanoid-id-input input', (input) => input.value);
  assert.equal(await value(), 'cntest');
  await page.evaluate(() => release());
  await page.waitForFunction(() => document.querySelector('humanoid-id-input').result?.status === 'incomplete');
  assert.equal(await value(), 'CN TEST');
  assert.equal(await page.textContent('label'), 'Robot identity code');
  await page.waitForSelector('humanoid-id-card [part=name]:has-text("China")');
  await page.keyboard.type('h');
  assert.equal(await value(), 'CN TEST H');
  assert.deepEqual(await page.problems(), []);
});

test('a page that comes back has its value back', async () => {
  const { page, type } = await open();
  await type(CODE);
  await page.goto(`${scene.address}/pkg/index.js`);
  await page.goBack();
  await page.waitForFunction((code) => document.querySelector('humanoid-id-input').value === code, CODE);
});

test('a server imports the elements without a browser', async () => {
  const { HumanoidIdInput, HumanoidIdCard } = await import('../../pkg/element.js');
  assert.equal(typeof HumanoidIdInput, 'function');
  assert.equal(typeof HumanoidIdCard, 'function');
});

test('the words before it stand beside its first line, as beside any input', async () => {
  for (const [width, dir] of [
    [700, 'ltr'],
    [700, 'rtl'],
    [1200, 'ltr'],
  ]) {
    const body = `<div dir="${dir}"><label><span>Robot</span> <humanoid-id-input></humanoid-id-input></label></div>`;
    const { page } = await open(body, { viewport: { width, height: 600 } });
    for (const text of ['', 'cn#']) {
      await page.evaluate((text) => {
        field.value = text;
      }, text);
      const [label, input] = await page.evaluate(() =>
        [document.querySelector('span'), field.shadowRoot.querySelector('input')].map((it) => {
          const { top, bottom } = it.getBoundingClientRect();
          return { top, bottom };
        }),
      );
      assert.ok(label.top >= input.top && label.bottom <= input.bottom, JSON.stringify({ dir, label, input }));
    }
  }
});

test('on a page from right to left the code runs as it is read, and what is said as its language does', async () => {
  const { page, type } = await open('<form dir="rtl"><humanoid-id-input></humanoid-id-input></form>');
  await type('cn#');
  const direction = (part) => page.$eval(`humanoid-id-input ${part}`, (it) => getComputedStyle(it).direction);
  assert.deepEqual([await direction('input'), await direction('[part=message]')], ['ltr', 'rtl']);
  const ends = await page.$eval('humanoid-id-input [part=message]', ({ firstChild }) => {
    const place = (at) => {
      const range = document.createRange();
      range.setStart(firstChild, at);
      range.setEnd(firstChild, at + 1);
      return range.getBoundingClientRect().left;
    };
    return [place(0), place(firstChild.length - 1)];
  });
  assert.ok(ends[0] < ends[1], `the full stop is at the end: ${ends}`);
});
