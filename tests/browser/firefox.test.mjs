// The live input in Firefox, with its own keys, clipboard, undo and history: a page that binds an input, the element in
// a form, and the golden sequences. WebDriver BiDi knows no input methods; those are driven in Chromium.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { notRun } from '../../scripts/not-run.mjs';
import { holdApply, holdInput, SCRIPT } from './sequences.mjs';
import { serve } from './stage.mjs';

const CODE = 'CNTESTH1A00120260522A00000001';
const SHOWN = 'CN TEST H1A001 20260522A00000001';
const FIREFOX = process.env.FIREFOX_PATH ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);

if (FIREFOX) describe('Firefox', inFirefox);
else {
  test(notRun('firefox', 'live input in Firefox', 'install firefox-esr, or say where it is with FIREFOX_PATH'), {
    skip: true,
  });
}

function inFirefox() {
  let server;
  let browser;
  before(async () => {
    server = await serve();
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /** A page with an input that is bound, or with the element; `#code` is either. */
  async function open(body, script) {
    const page = await browser.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(server.page(body, { script }));
    await page.waitForFunction(() => window.loaded);
    const chord = async (...keys) => {
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.reverse()) await page.keyboard.up(key);
    };
    return {
      ...{ page, problems, chord },
      drawn: () =>
        page.evaluate(() => {
          const host = document.querySelector('#code');
          const { value, selectionStart, selectionEnd } = host.shadowRoot?.querySelector('input') ?? host;
          const middle = selectionStart === selectionEnd ? '|' : `[${value.slice(selectionStart, selectionEnd)}]`;
          return value.slice(0, selectionStart) + middle + value.slice(selectionEnd);
        }),
      caret: (start, end = start) =>
        page.evaluate((...at) => document.querySelector('#code').setSelectionRange(...at), start, end),
      /** Over the clipboard, out of another field. */
      async paste(text) {
        await page.evaluate((text) => {
          const area = document.createElement('textarea');
          area.id = 'clip';
          area.value = text;
          document.body.append(area);
          area.focus();
          area.select();
        }, text);
        await chord('Control', 'c');
        await page.evaluate(() => {
          document.querySelector('#clip').remove();
          document.querySelector('#code').focus();
        });
        await chord('Control', 'v');
      },
      state: () => page.evaluate(() => window.states.at(-1)),
    };
  }

  const BOUND = '<form><label>Code <input id="code" name="code"></label><button>Send</button></form>';
  const BIND = `
    import { bind } from '/pkg/index.js';
    window.states = [];
    window.inputs = [];
    const input = document.querySelector('#code');
    input.addEventListener('input', (event) => inputs.push([event.inputType, event.target.value]));
    bind(input, { onState: (state, said) => states.push({ ...state, said }) });
    input.focus();
  `;
  const ELEMENT =
    '<form><humanoid-id-input id="code" name="code" required></humanoid-id-input><button>Send</button></form>';
  const DEFINE = `
    import '/pkg/element.js';
    window.states = [];
    window.sent = [];
    window.heard = [];
    const field = (window.field = document.querySelector("#code"));
    field.addEventListener('state', ({ detail: { state, said } }) => states.push({ ...state, said }));
    for (const name of ['input', 'change']) field.addEventListener(name, () => heard.push(name));
    field.form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push([...new FormData(field.form)]);
    });
    field.focus();
  `;

  for (const [how, body, script] of [
    ['an input that is bound', BOUND, BIND],
    ['the element', ELEMENT, DEFINE],
  ]) {
    describe(how, () => {
      test('groups appear while somebody types, and half a code is no error', async () => {
        const { page, drawn, problems } = await open(body, script);
        await page.keyboard.type(CODE.toLowerCase());
        assert.equal(await drawn(), `${SHOWN}|`);
        const kinds = await page.evaluate(() => states.map(({ said }) => said.kind));
        assert.deepEqual([kinds.includes('error'), kinds.at(-1)], [false, 'done']);
        assert.deepEqual(problems, []);
      });

      test('edits in the middle, deletions across a joint, and a selection typed over', async () => {
        const { page, drawn, caret } = await open(body, script);
        await page.keyboard.type(CODE);
        await caret(8);
        await page.keyboard.press('Backspace');
        assert.equal(await drawn(), 'CN TES|H 1A0012 0260522A00000001');
        await page.keyboard.type('t');
        assert.equal(await drawn(), 'CN TEST| H1A001 20260522A00000001');
        await page.keyboard.press('Delete');
        assert.equal(await drawn(), 'CN TEST| 1A0012 0260522A00000001');
        await caret(2, 3);
        await page.keyboard.press('Backspace');
        assert.match(await drawn(), /^CN\| TEST /);
        await caret(3, 7);
        await page.keyboard.type('w');
        assert.match(await drawn(), /^CN W\|1A0 /);
      });

      test('undo and redo go through what was there', async () => {
        const { page, drawn, chord, paste } = await open(body, script);
        await page.keyboard.type('cnte');
        await paste('st');
        assert.equal(await drawn(), 'CN TEST|');
        await chord('Control', 'z');
        assert.equal(await drawn(), 'CN TE|');
        await chord('Control', 'z');
        assert.equal(await drawn(), 'CN T|');
        await chord('Control', 'Shift', 'Z');
        await chord('Control', 'y');
        assert.equal(await drawn(), 'CN TEST|');
      });

      test('one code out of a paste is taken, two are not, too long stays, and each is said', async () => {
        const { page, drawn, chord, paste, state } = await open(body, script);
        await paste(`https://example.com/r?id=${CODE}#top`);
        assert.equal(await drawn(), `${SHOWN}|`);
        assert.equal((await state()).said.kind, 'notice');
        for (const between of [', ', '\n']) {
          await paste(`${CODE}${between}${CODE.slice(0, -1)}2`);
          assert.equal(await drawn(), `${SHOWN}|`);
          assert.equal((await state()).rejected.code, 'several-codes');
        }
        await chord('Control', 'a');
        await paste(`${CODE}XYZ`);
        assert.equal(await drawn(), `${SHOWN}XYZ|`);
        assert.equal((await state()).said.about, 'too-long');
        await page.keyboard.press('Backspace');
        assert.equal(await drawn(), `${SHOWN}XY|`);
      });

      test('a page that comes back from where Firefox keeps it, and one that is loaded anew, has its text settled', async () => {
        const { page } = await open(
          body,
          `${script}; addEventListener('pageshow', (event) => { window.back = event.persisted; });`,
        );
        await page.keyboard.type('cntesth1');
        await page.goto(`${server.address}/pkg/element.js`);
        for (const [go, isKept] of [
          [() => history.back(), true],
          [() => location.reload(), false],
        ]) {
          await page.evaluate(go);
          const there = () =>
            page.evaluate(() => {
              const host = document.querySelector('#code');
              const value = (host?.shadowRoot?.querySelector('input') ?? host)?.value;
              // An element may have told its state before the page listened.
              const result = host?.result ?? window.states?.at(-1)?.result;
              return [value, result?.status, window.back];
            });
          // What is done where a page is left is refused.
          let found = [];
          for (let tries = 50; tries && found[2] !== isKept; tries--) {
            await new Promise((resolve) => setTimeout(resolve, 100));
            found = await there().catch(() => []);
          }
          assert.deepEqual(found, ['CN TEST H1', 'incomplete', isKept]);
        }
      });
    });
  }

  test('the element sends its code with Enter, says what is missing, and tells of changes', async () => {
    const { page, problems } = await open(ELEMENT, DEFINE);
    await page.keyboard.type('cntest');
    await page.keyboard.press('Enter');
    assert.deepEqual(await page.evaluate(() => [sent, field.matches(':invalid'), field.result.status]), [
      ...[[], true, 'incomplete'],
    ]);
    await page.keyboard.type(CODE.slice(6));
    await page.keyboard.press('Enter');
    assert.deepEqual(await page.evaluate(() => sent), [[['code', CODE]]]);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => heard.includes('change')), true);
    assert.equal(await page.evaluate(() => document.querySelector('#code').matches(':state(valid)')), true);
    assert.deepEqual(problems, []);
  });

  test('the marks of the element stand under the bad places', async () => {
    const { page } = await open(ELEMENT, DEFINE);
    await page.keyboard.type('cntesth1a#01');
    const [mark, text] = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('#code');
      const input = shadowRoot.querySelector('input');
      const style = getComputedStyle(input);
      const canvas = document.createElement('canvas').getContext('2d');
      canvas.font = style.font;
      canvas.letterSpacing = style.letterSpacing;
      const start = parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth);
      const left = input.getBoundingClientRect().left + start + canvas.measureText('CN TEST H1A').width;
      const mark = shadowRoot.querySelector('mark');
      return [Math.abs(mark.getBoundingClientRect().left - left), mark.textContent];
    });
    assert.equal(text, '#');
    assert.ok(mark < 1.5, `${mark} pixels off`);
  });

  for (const [name, hold] of [
    ['every golden sequence settles as in the table', holdApply],
    ['an input of a page shows what the table shows', holdInput],
  ]) {
    test(name, async () => {
      const { page, problems } = await open('', SCRIPT);
      await hold((run, sequence) => page.evaluate(run, sequence));
      assert.deepEqual(problems, []);
    });
  }
}
