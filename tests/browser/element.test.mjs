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
  assert.deepEqual(heard.slice(0, 3), [
    ['input', 'C'],
    ['input', 'CN'],
    ['input', 'CN T'],
  ]);
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
  ]) {
    const { page } = await open(body, { lang });
    assert.equal(await page.getByRole('textbox', { name, exact: true }).count(), 1, `${body} in ${lang}`);
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

test('a page that comes back has its value back', async () => {
  const { page, type } = await open();
  await type(CODE);
  await page.goto(`${scene.address}/pkg/index.js`);
  await page.goBack();
  await page.waitForFunction((code) => document.querySelector('humanoid-id-input').value === code, CODE);
});

test('the card shows four parts with their names, or what is wrong', async () => {
  const page = await scene.open(
    `<humanoid-id-card value="cn-test-h1a001-20260522a00000001" lang="zh"></humanoid-id-card>`,
    {
      script: "import '/pkg/element.js';",
    },
  );
  const parts = () => page.$$eval('humanoid-id-card dt, humanoid-id-card dd', (all) => all.map((it) => it.textContent));
  assert.deepEqual(await parts(), [
    '国家或地区',
    'CN',
    '企业',
    'TEST',
    '型号',
    'H1A001',
    '序列号',
    '20260522A00000001',
  ]);
  await page.$eval('humanoid-id-card', (card) => {
    card.value = 'CNTE';
    card.lang = 'en';
  });
  assert.match(await page.textContent('humanoid-id-card p'), /this one has 4/);
});

test('a server imports the elements without a browser', async () => {
  const { HumanoidIdInput, HumanoidIdCard } = await import('../../pkg/element.js');
  assert.equal(typeof HumanoidIdInput, 'function');
  assert.equal(typeof HumanoidIdCard, 'function');
});
