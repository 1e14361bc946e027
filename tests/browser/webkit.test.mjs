// The live input, the element and the lookup page in WebKit, as in Chromium and Firefox beside this.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { format, sample } from '../../pkg/index.js';
import { address, changed, host, moveTo } from './page-harness.mjs';
import { holdApply, holdInput, SCRIPT } from './sequences.mjs';
import { serve } from './stage.mjs';
import { inWebKit, launchWebKit } from './webkit.mjs';

const [CODE] = sample();
const SHOWN = format(CODE, 'spaced');
const MESSY = 'cntest!h1a0';

inWebKit(() =>
  describe('WebKit', () => {
    let browser;
    let stage;
    let page;
    before(async () => {
      [browser, stage, page] = await Promise.all([launchWebKit(), serve(), host()]);
    });
    after(async () => {
      await browser?.close();
      await stage?.close();
      page?.close();
    });

    const BOUND = '<form><label>Code <input id="code" name="code"></label><button>Send</button></form>';
    const BIND = `
      import { bind } from '/pkg/index.js';
      window.states = [];
      const input = document.querySelector('#code');
      bind(input, { onState: (state, said) => states.push({ status: state.result.status, rejected: state.rejected, said }) });
      input.focus();
    `;
    const ELEMENT =
      '<form><humanoid-id-input id="code" name="code" required></humanoid-id-input><button>Send</button></form>';
    const DEFINE = `
      import '/pkg/element.js';
      window.states = [];
      window.sent = [];
      const field = document.querySelector('#code');
      field.addEventListener('state', ({ detail: { state, said } }) =>
        states.push({ status: state.result.status, rejected: state.rejected, said }));
      field.form.addEventListener('submit', (event) => {
        event.preventDefault();
        sent.push([...new FormData(field.form)]);
      });
      field.focus();
    `;

    async function open(body, script) {
      await browser.open(stage.page(body, { script }));
      await browser.until(() => window.loaded);
    }
    /** The text with the caret in it. */
    const drawn = () =>
      browser.evaluate(() => {
        const host = document.querySelector('#code');
        const { value, selectionStart, selectionEnd } = host.shadowRoot?.querySelector('input') ?? host;
        const middle = selectionStart === selectionEnd ? '|' : `[${value.slice(selectionStart, selectionEnd)}]`;
        return value.slice(0, selectionStart) + middle + value.slice(selectionEnd);
      });
    const caret = (start, end = start) =>
      browser.evaluate((...at) => document.querySelector('#code').setSelectionRange(...at), start, end);

    for (const [how, body, script] of [
      ['an input that is bound', BOUND, BIND],
      ['the element', ELEMENT, DEFINE],
    ]) {
      test(`groups appear while somebody types, and half a code is no error: ${how}`, async () => {
        await open(body, script);
        await browser.type(CODE.toLowerCase());
        assert.equal(await drawn(), `${SHOWN}|`);
        const kinds = await browser.evaluate(() => window.states.map(({ said }) => said.kind));
        assert.deepEqual([kinds.includes('error'), kinds.at(-1)], [false, 'done']);
      });

      test(`edits in the middle, deletions across a joint, and a selection typed over: ${how}`, async () => {
        await open(body, script);
        await browser.type('CNTESTH1A00120260522A00000001');
        await caret(8);
        await browser.press('Backspace');
        assert.equal(await drawn(), 'CN TES|H 1A0012 0260522A00000001');
        await browser.type('t');
        assert.equal(await drawn(), 'CN TEST| H1A001 20260522A00000001');
        await browser.press('Delete');
        assert.equal(await drawn(), 'CN TEST| 1A0012 0260522A00000001');
        await caret(3, 7);
        await browser.type('w');
        assert.match(await drawn(), /^CN W\|1A0 /);
      });

      test(`undo and redo go through what was there: ${how}`, async () => {
        await open(body, script);
        await browser.type('cntest');
        await browser.press('Control', 'z');
        assert.equal(await drawn(), 'CN TES|');
        await browser.press('Control', 'z');
        assert.equal(await drawn(), 'CN TE|');
        await browser.press('Control', 'Shift', 'z');
        assert.equal(await drawn(), 'CN TES|');
      });
    }

    test('the element sends its code with Enter, and says what is missing', async () => {
      await open(ELEMENT, DEFINE);
      await browser.type('cntest');
      await browser.press('Enter');
      assert.deepEqual(
        await browser.evaluate(() => [window.sent, document.querySelector('#code').matches(':invalid')]),
        [[], true],
      );
      await browser.type(CODE.slice(6));
      await browser.press('Enter');
      assert.deepEqual(await browser.evaluate(() => window.sent), [[['code', CODE]]]);
    });

    test('the marks of the element stand under the bad places, and are seen', async () => {
      await open(ELEMENT, DEFINE);
      await browser.type(MESSY);
      const [text, line, style, colour, away] = await browser.evaluate(() => {
        const { shadowRoot } = document.querySelector('#code');
        const input = shadowRoot.querySelector('input');
        const mark = shadowRoot.querySelector('mark');
        const set = getComputedStyle(input);
        const canvas = document.createElement('canvas').getContext('2d');
        canvas.font = `${set.fontSize} ${set.fontFamily}`;
        const start = parseFloat(set.paddingLeft) + parseFloat(set.borderLeftWidth);
        const text = input.value.slice(0, input.value.indexOf('!'));
        const before = canvas.measureText(text).width + text.length * (parseFloat(set.letterSpacing) || 0);
        const { textDecorationLine, textDecorationStyle, textDecorationColor } = getComputedStyle(mark);
        const away = mark.getBoundingClientRect().left - input.getBoundingClientRect().left - start - before;
        return [mark.textContent, textDecorationLine, textDecorationStyle, textDecorationColor, Math.abs(away)];
      });
      assert.deepEqual([text, line, style, colour], ['!', 'underline', 'wavy', 'rgb(240, 71, 76)']);
      assert.ok(away < 1.5, `${away} pixels off`);
    });

    for (const [name, hold] of [
      ['every golden sequence settles as in the table', holdApply],
      ['an input of a page shows what the table shows', holdInput],
    ]) {
      test(name, async () => {
        await open('', SCRIPT);
        await hold((run, sequence) => browser.evaluate(run, sequence));
      });
    }

    describe('the lookup page', () => {
      afterEach(() => changed.clear());
      moveTo('/tools/robot-code/');
      const visit = (path) => browser.open(page.origin + address(path));
      const verdict = (text) => browser.until((text) => document.querySelector('#verdict')?.textContent === text, text);

      test('a code is typed, checked, explained and marked', async () => {
        await visit('?lang=en');
        await browser.until(
          () => document.querySelector('#code').shadowRoot?.querySelector('[part=message]').textContent,
        );
        // Before a page is laid out for the first time, WebKit passes over who asks for the focus.
        await browser.until(() => {
          const field = document.querySelector('#code');
          field.focus();
          return document.activeElement === field;
        });
        await browser.type(CODE);
        await verdict('Well formed');
        await browser.until(() => !document.querySelector('.meaning').hidden);
        assert.equal(await browser.evaluate(() => location.hash), `#${CODE}`);
        await browser.press('Backspace');
        await browser.type('#');
        await verdict('Not well formed');
        assert.equal(await browser.evaluate(() => document.querySelectorAll('.place[data-mark=error]').length), 1);
      });

      test('the label is drawn, and the registry is read', async () => {
        await visit(`?lang=en&again#${CODE}`);
        await verdict('Well formed');
        await browser.until(() => !document.querySelector('details.label').hidden);
        await browser.evaluate(() => document.querySelector('.label summary').click());
        await browser.until(() => document.querySelector('.symbol svg path'));
        await browser.evaluate(() => document.querySelector('.registry summary').click());
        await browser.until(() => document.querySelector('.registry-said').textContent.includes('humanoid-id'));
      });

      test('a changed script that comes on demand is not run, and the page says so', async () => {
        const assets = readdirSync(fileURLToPath(new URL('../../www/dist/assets/', import.meta.url)));
        const label = assets.find((name) => /^label-.*\.js$/.test(name));
        moveTo('/changed/');
        changed.set(`assets/${label}`, (text) => `${text}\nglobalThis.tampered = true;`);
        await visit(`?lang=en#${CODE}`);
        await verdict('Well formed');
        await browser.until(() => !document.querySelector('details.label').hidden);
        await browser.evaluate(() => document.querySelector('.label summary').click());
        await browser.until(() => document.querySelector('.update')?.textContent.includes('could not be loaded'));
        assert.equal(await browser.evaluate(() => globalThis.tampered ?? null), null);
        moveTo('/tools/robot-code/');
      });
    });
  }),
);
