// The elements in a real browser: in forms, under a strict policy, for people who do not see or do not see well.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { POLICY, stage } from './stage.mjs';

const CODE = 'CNTESTH1A00120260522A00000001';
const SHOWN = 'CN TEST H1A001 20260522A00000001';
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let scene;
before(async () => {
  scene = await stage();
});
after(() => scene.close());

const SCRIPT = `
  import '/pkg/element.js';
  const form = document.querySelector('form');
  window.field = document.querySelector('humanoid-id-input');
  window.sent = [];
  window.heard = [];
  for (const name of ['input', 'change']) field?.addEventListener(name, (event) => heard.push([name, event.target.value]));
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push([...new FormData(form)]);
  });
`;
const FORM = '<form><humanoid-id-input name="code" required></humanoid-id-input><button>Send</button></form>';

async function open(body = FORM, settings = {}) {
  const page = await scene.open(body, { script: SCRIPT, ...settings });
  const type = async (text) => {
    await page.focus('humanoid-id-input');
    await page.keyboard.type(text);
  };
  return { page, type, sent: () => page.evaluate(() => sent) };
}

/** What axe finds, and what it does not look for. */
async function assertAccessible(page) {
  // Not through a script element: the page's policy is not to be widened for the test.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    [],
  );
  const input = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('humanoid-id-input');
    const input = shadowRoot.querySelector('input');
    const described = shadowRoot.getElementById(input.getAttribute('aria-describedby'));
    const box = described.getBoundingClientRect();
    return {
      text: described.textContent,
      height: box.height,
      wide: document.documentElement.scrollWidth,
      room: innerWidth,
    };
  });
  assert.ok(input.text.length > 10 && input.height > 10, 'described by a text that is seen');
  assert.ok(input.wide <= input.room, `nothing sticks out: ${input.wide} in ${input.room}`);
}

test('a form gets the code; Enter sends it; what is missing keeps it back', async () => {
  const { page, type, sent } = await open();
  await page.focus('humanoid-id-input');
  await page.keyboard.press('Enter');
  assert.deepEqual(await sent(), []);
  assert.match(await page.textContent('[part=message]'), /^Enter the robot/);
  await type('cntest');
  await page.keyboard.press('Enter');
  assert.deepEqual(await sent(), []);
  assert.match(await page.textContent('[part=message]'), /this one has 6/);
  await type(CODE.slice(6));
  await page.keyboard.press('Enter');
  assert.deepEqual(await sent(), [[['code', CODE]]]);
  assert.equal(await page.$eval('humanoid-id-input', (field) => field.value), CODE);
  assert.deepEqual(page.problems, []);
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
  const { page, type, sent } = await open();
  await type(CODE);
  await page.evaluate(() => field.setCustomValidity('Already in use.'));
  await page.keyboard.press('Enter');
  assert.deepEqual(await sent(), []);
  assert.equal(await page.evaluate(() => field.validationMessage), 'Already in use.');
  await page.evaluate(() => field.setCustomValidity(''));
  await page.keyboard.press('Enter');
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

const marks = (page) =>
  page.$eval('humanoid-id-input', ({ shadowRoot }) => {
    const layer = shadowRoot.querySelector('[part=marks]');
    if (layer.hidden) return [];
    const input = shadowRoot.querySelector('input');
    const style = getComputedStyle(input);
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.font = style.font;
    canvas.letterSpacing = style.letterSpacing;
    const start = parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth) - input.scrollLeft;
    const zoom = input.currentCSSZoom;
    return [...layer.querySelectorAll('mark')].map((mark) => {
      const range = document.createRange();
      range.setStart(mark.parentNode, 0);
      range.setEndBefore(mark);
      const box = mark.getBoundingClientRect();
      const around = input.getBoundingClientRect();
      const left = around.left + zoom * (start + canvas.measureText(range.toString()).width);
      return {
        text: mark.textContent,
        part: mark.getAttribute('part'),
        isThere: Math.abs(box.left - left) < 1.5 * zoom && box.top > around.top && box.bottom < around.bottom,
      };
    });
  });

test('the bad places are marked in the text itself, wherever the text stands, and not read out twice', async () => {
  const text = 'ustesth1a#0120260522a0o000001#';
  const expected = [
    { text: 'US', part: 'mark info', isThere: true },
    { text: '#', part: 'mark error', isThere: true },
    { text: 'O', part: 'mark warning', isThere: true },
    { text: '#', part: 'mark error', isThere: true },
  ];
  for (const style of [
    '',
    'humanoid-id-input { inline-size: 11rem }',
    'humanoid-id-input::part(input) { font: 700 22px/2 Georgia, serif; padding: 9px 31px; border: 5px solid; letter-spacing: 2px }',
    'humanoid-id-input { inline-size: 24rem; zoom: 2 }',
  ]) {
    const { page, type } = await open(`<style>${style}</style>${FORM}`);
    await type(text);
    assert.deepEqual(await marks(page), expected, style);
    const scrolled = await page.$eval('humanoid-id-input input', (input) => input.scrollLeft);
    assert.equal(scrolled > 0, style.includes('11rem') || style.includes('31px'), style);
    await page.keyboard.press('Home');
    await page.waitForFunction(() => field.shadowRoot.querySelector('input').scrollLeft === 0);
    assert.deepEqual(await marks(page), expected, style);
    assert.equal(await page.getByText('#', { exact: true }).and(page.getByRole('mark')).count(), 0);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('cn');
    assert.deepEqual(await marks(page), []);
  }
});

test('a page marks what somebody else found, until the next change', async () => {
  const { page, type } = await open();
  await type(CODE);
  await page.evaluate(() => field.mark([{ severity: 'warning', range: [3, 7] }]));
  assert.deepEqual(await marks(page), [{ text: 'TEST', part: 'mark warning', isThere: true }]);
  await page.keyboard.press('Backspace');
  assert.deepEqual(await marks(page), []);
});

test('while an input method is at it, no mark stands over a text that is not there any more', async () => {
  const { page, type } = await open();
  await type('cn#');
  assert.equal((await marks(page)).length, 1);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.imeSetComposition', { text: 'te', selectionStart: 2, selectionEnd: 2 });
  assert.deepEqual(await marks(page), []);
  await cdp.send('Input.insertText', { text: 'te' });
  assert.equal((await marks(page)).length, 1);
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
  assert.equal(await page.evaluate(() => field.matches(':state(valid)') && field.dataset.status === 'valid'), true);
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

test('a label of the page names the input inside; without one it names itself, in the language of the page', async () => {
  for (const [body, lang, name] of [
    [FORM, 'en', 'Robot identity code'],
    [FORM, 'zh-CN', '机器人身份编码'],
    [FORM.replace('</humanoid-id-input>', '<span slot="label">Unit</span></humanoid-id-input>'), 'en', 'Unit'],
    [`<form><label for="x">Robot</label><humanoid-id-input id="x"></humanoid-id-input></form>`, 'en', 'Robot'],
    [`<form><label>Robot <humanoid-id-input></humanoid-id-input></label></form>`, 'en', 'Robot'],
    [`<form><humanoid-id-input aria-label="Code"></humanoid-id-input></form>`, 'en', 'Code'],
    [`<form><p id="x">Robot</p><humanoid-id-input aria-labelledby="x"></humanoid-id-input></form>`, 'en', 'Robot'],
  ]) {
    const { page } = await open(body, { lang });
    assert.equal(await page.getByRole('textbox', { name, exact: true }).count(), 1, `${body} in ${lang}`);
    const own = page.locator('humanoid-id-input [part=label]');
    const isOwn = /^<form><humanoid-id-input name/.test(body);
    assert.equal(await own.isVisible(), isOwn, 'one label that is seen');
    assert.equal(await own.evaluate((it) => getComputedStyle(it).display), isOwn ? 'block' : 'none');
    await assertAccessible(page);
  }
});

test('a label of the page takes the focus inside, and the focus stays through every state', async () => {
  const { page } = await open(
    '<form><label for="x">Robot</label><humanoid-id-input id="x"></humanoid-id-input></form>',
  );
  await page.click('label[for=x]');
  for (const text of ['cntest', '#', 'x'.repeat(40)]) {
    await page.keyboard.type(text);
    assert.equal(
      await page.evaluate(() => document.activeElement === field && field.shadowRoot.activeElement.localName),
      'input',
    );
  }
});

test('under a strict policy, in every state, nothing is amiss for axe', async () => {
  for (const text of ['', 'cnte', 'cn#', CODE, 'CNTESTH1A0O120260522A00000001']) {
    for (const lang of ['en', 'zh-CN']) {
      const { page, type } = await open(`${FORM}<humanoid-id-card value="${CODE}"></humanoid-id-card>`, {
        csp: POLICY,
        lang,
      });
      if (text) await type(text);
      await assertAccessible(page);
      assert.deepEqual(page.problems, []);
      await page.context().close();
    }
  }
});

test('320 pixels, letters twice as large, forced colours, no motion', async () => {
  for (const viewport of [
    { width: 320, height: 600 },
    { width: 640, height: 600 },
  ]) {
    const { page, type } = await open(`${FORM}<humanoid-id-card value="${CODE}"></humanoid-id-card>`, { viewport });
    if (viewport.width > 320) {
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
    }
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await type(`${CODE}#`);
    await assertAccessible(page);
    const style = await page.$eval('humanoid-id-input input', (input) => {
      const { transitionDuration, outlineStyle, borderTopWidth } = getComputedStyle(input);
      return { transitionDuration, outlineStyle, borderTopWidth };
    });
    assert.deepEqual(style, { transitionDuration: '0s', outlineStyle: 'solid', borderTopWidth: '4px' });
  }
});

test('one announcement for a change of state', async () => {
  const { page, type } = await open();
  await page.evaluate(() => {
    window.said = [];
    const status = field.shadowRoot.querySelector('[role=status]');
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
  });
  await type('cntest#12');
  await page.keyboard.press('Backspace');
  assert.equal((await page.evaluate(() => said)).length, 1);
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
        document.querySelectorAll('input').length,
      ];
    }),
    ['CX NTES T', 2, [['code', 'CX NTES T']], 0],
  );
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
  assert.deepEqual(page.problems, []);
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
