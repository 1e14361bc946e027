// The element for people who do not see, do not see well, or use no mouse.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CODE, FORM, open, staged } from './element-page.mjs';
import { POLICY } from './stage.mjs';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

staged();

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

test('what describes it on the page describes the input inside, before what it says itself', async () => {
  const { page } = await open(`<form><p id="why">On the plate.</p><p id="how">29 places.</p>
    <humanoid-id-input aria-label="Code" aria-describedby="why how"></humanoid-id-input></form>`);
  const cdp = await page.context().newCDPSession(page);
  const described = async () => {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    return nodes.find(({ role }) => role?.value === 'textbox').description.value;
  };
  assert.match(await described(), /^On the plate\. 29 places\. \S+/);
  await page.evaluate(() => field.setAttribute('aria-describedby', 'how'));
  assert.match(await described(), /^29 places\. \S+/);
  await page.focus('humanoid-id-input');
  await page.keyboard.type('cb');
  assert.match(await described(), /^29 places\. .*CB/);
  await page.evaluate(() => field.removeAttribute('aria-describedby'));
  assert.match(await described(), /^“CB”|^CB|^The/);
});

test('autofocus puts the person in, where nobody is in another field yet', async () => {
  for (const [before, expected] of [
    ['', 'humanoid-id-input'],
    ['<input aria-label="Name" autofocus>', 'input'],
  ]) {
    const { page } = await open(`<form>${before}<humanoid-id-input autofocus></humanoid-id-input></form>`);
    assert.equal(await page.evaluate(() => document.activeElement.localName), expected);
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
      assert.deepEqual(await page.problems(), []);
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

test('a second paste that is not taken is announced as well, and no other news of it comes', async () => {
  const { page } = await open();
  await page.evaluate(() => {
    window.said = [];
    const status = field.shadowRoot.querySelector('[role=status]');
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
  });
  await page.focus('humanoid-id-input');
  const pasted = { inputType: 'insertFromPaste', text: `${CODE} ${CODE.slice(0, -1)}2` };
  for (const lang of ['en', 'en', 'en-GB']) {
    await page.evaluate(({ inputType, text }) => {
      const input = field.shadowRoot.querySelector('input');
      input.dispatchEvent(new InputEvent('beforeinput', { inputType }));
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
      input.dispatchEvent(new InputEvent('input', { inputType, bubbles: true, composed: true }));
    }, pasted);
    await page.evaluate((lang) => field.setAttribute('lang', lang), lang);
  }
  const said = await page.evaluate(() => window.said);
  assert.equal(said.length, 3, said.join('\n'));
  assert.equal(new Set(said.map((text) => text.trim())).size, 1);
  for (const at of [1, 2]) assert.notEqual(said[at], said[at - 1]);
});
