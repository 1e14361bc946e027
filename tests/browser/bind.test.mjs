// An input with the live input behind it, in a real browser, with real keys, clipboard and input methods.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { stage } from './stage.mjs';

const CODE = 'CNTESTH1A00120260522A00000001';
const SHOWN = 'CN TEST H1A001 20260522A00000001';
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const SECOND = 'CNTESTH1A00120260522A00000002';

let scene;
before(async () => {
  scene = await stage();
});
after(() => scene.close());

const FORM = `<form><label for="code">Code</label><input id="code" name="code" value="" maxlength="29" pattern="[A-Z]{2}[0-9A-Z]{27}">
  <button>Send</button><button type="reset">Reset</button></form>`;
const script = (options = '{}') => `
  import { bind } from '/pkg/index.js';
  const input = document.querySelector('input');
  window.states = [];
  window.sent = [];
  window.inputs = [];
  input.addEventListener('input', (event) => inputs.push([event.inputType, input.value]));
  document.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push([...new FormData(event.target)]);
  });
  window.unbind = bind(input, { onState: (state, said) => states.push({ ...state, said }), ...${options} });
  window.announced = [];
  new MutationObserver(() => announced.push(document.querySelector('[role=status]').textContent))
    .observe(document.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true });
`;

async function field(body = FORM, options, settings) {
  const page = await scene.open(body, { script: script(options), ...settings });
  await page.focus('input');
  const cdp = await page.context().newCDPSession(page);
  return {
    page,
    cdp,
    async drawn() {
      return page.$eval('input', ({ value, selectionStart, selectionEnd }) =>
        selectionStart === selectionEnd
          ? `${value.slice(0, selectionStart)}|${value.slice(selectionStart)}`
          : `${value.slice(0, selectionStart)}[${value.slice(selectionStart, selectionEnd)}]${value.slice(selectionEnd)}`,
      );
    },
    caret: (start, end = start) => page.$eval('input', (input, at) => input.setSelectionRange(...at), [start, end]),
    /** What the clipboard holds, put in as the browser does. */
    async paste(text) {
      await page.evaluate((text) => {
        const area = document.createElement('textarea');
        area.id = 'clip';
        area.value = text;
        const { activeElement: input } = document;
        const selection = [input.selectionStart, input.selectionEnd];
        document.body.append(area);
        area.select();
        document.execCommand('copy');
        area.remove();
        input.focus();
        input.setSelectionRange(...selection);
      }, text);
      await page.keyboard.press('Control+V');
    },
    state: () => page.evaluate(() => states.at(-1)),
    attribute: (name) => page.getAttribute('input', name),
  };
}

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
  assert.deepEqual(page.problems, []);
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

test('the only code of a pasted text is taken and said; a page sees one event with the value settled', async () => {
  const { page, drawn, paste, state } = await field();
  await paste(`https://example.com/r?id=${CODE}#top`);
  assert.equal(await drawn(), `${SHOWN}|`);
  const { taken, said } = await state();
  assert.equal(taken.text.slice(...taken.range), CODE);
  assert.equal(said.kind, 'notice');
  assert.deepEqual(await page.evaluate(() => inputs), [['insertFromPaste', SHOWN]]);
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
    assert.match(said.text, /^Not taken/);
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
  assert.deepEqual(page.problems, []);
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
