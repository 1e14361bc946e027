// Input methods on the pages as they are: what is composed stays as it is until it is done, and is judged as typed text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format, message, sample, validate } from '../../pkg/index.js';
import { startBrowser, visit } from './page-harness.mjs';

startBrowser();

const [CODE] = sample();
const PHONE = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true };

const verdict = (page) => page.locator('#verdict').textContent();
const value = (page, selector = '#code input:visible') => page.inputValue(selector);
const drawn = (page) =>
  page.locator('.places:not(.surplus)').evaluateAll((all) => all.map((it) => it.textContent).join(''));
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));

/** The input method, as the browser gets it: `grow` shows a word letter by letter, `done` puts it in. */
async function inputMethod(page) {
  const cdp = await page.context().newCDPSession(page);
  const show = (text) =>
    cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  const done = (text) => cdp.send('Input.insertText', { text });
  return {
    show,
    done,
    async grow(word, each = async () => {}) {
      for (let end = 1; end <= word.length; end++) {
        await show(word.slice(0, end));
        await each(word.slice(0, end));
      }
    },
  };
}

test('a phone’s keyboard composes a whole code: the plate follows, and the address when it is done', async () => {
  await visit(PHONE, async (page) => {
    await page.locator('#code input:visible').tap();
    const keyboard = await inputMethod(page);
    await keyboard.grow(CODE.toLowerCase(), async (text) => {
      assert.equal(await value(page), text, 'nothing is rewritten under the input method');
      assert.equal(await drawn(page), text.toUpperCase());
      assert.equal(await page.locator('.problem[data-severity=error]').count(), 0);
    });
    await keyboard.done(CODE.toLowerCase());
    assert.equal(await value(page), format(CODE, 'spaced'));
    assert.equal(await verdict(page), message(validate(CODE), 'zh-CN'));
    assert.equal(await hash(page), `#${CODE}`);
    await page.locator('.meaning').waitFor();
  });
});

test('full-width letters of a Chinese input method are read as what they are', async () => {
  await visit({}, async (page) => {
    await page.focus('#code input:visible');
    await page.keyboard.type(CODE.slice(0, 2));
    const method = await inputMethod(page);
    const wide = [...CODE.slice(2)].map((it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0)).join('');
    await method.grow(wide, async (text) => assert.equal(await value(page), CODE.slice(0, 2) + text));
    await method.done(wide);
    assert.equal(await drawn(page), CODE);
    assert.equal(await verdict(page), message(validate(CODE), 'zh-CN'));
  });
});

test('pinyin under way is no error; the characters it ends in are, and go when they are deleted', async () => {
  await visit({}, async (page) => {
    await page.focus('#code input:visible');
    await page.keyboard.type('CN');
    const method = await inputMethod(page);
    for (const text of ['j', "j'q", "j'q'r"]) {
      await method.show(text);
      assert.notEqual(await page.locator('#code').getAttribute('data-said'), 'error', text);
    }
    await method.done('机器人');
    const { issues } = validate('CN机器人');
    const codes = await page.locator('.problem').evaluateAll((all) => all.map((it) => it.dataset.code));
    assert.deepEqual([...new Set(codes)], [...new Set(issues.map((issue) => issue.code))]);
    for (let at = 0; at < 3; at++) await page.keyboard.press('Backspace');
    assert.equal(await page.locator('.problem').count(), 0);
    assert.equal(await drawn(page), 'CN');
  });
});

test('a composition that is given up leaves the code that was there', async () => {
  await visit({ path: `#${CODE}` }, async (page) => {
    await page.focus('#code input:visible');
    await page.keyboard.press('End');
    const method = await inputMethod(page);
    await method.show('ni');
    await method.show('');
    assert.equal(await value(page), format(CODE, 'spaced'));
    assert.equal(await verdict(page), message(validate(CODE), 'zh-CN'));
    assert.equal(await hash(page), `#${CODE}`);
  });
});

test('the fields of the page that makes codes take composed words', async () => {
  await visit({ path: 'make.html' }, async (page) => {
    const method = await inputMethod(page);
    for (const [name, text] of Object.entries(validate(CODE).segments)) {
      const selector = `.make-parts [name=${name}]`;
      await page.focus(selector);
      await method.grow(text.toLowerCase(), async (grown) => assert.equal(await value(page, selector), grown));
      await method.done(text.toLowerCase());
    }
    assert.equal(await drawn(page), CODE);
    await page.getByRole('radio').last().check();
    await page.locator('#part-enterprise-select').selectOption({ index: 2 });
    await page.locator('#example').click();
    const field = '#field-serial-descriptor';
    await page.fill(field, '');
    await page.focus(field);
    await method.grow('ab2c3', async (grown) => assert.equal(await value(page, field), grown));
    await method.done('ab2c3');
    assert.match(await drawn(page), /AB2C3/);
    assert.equal(await page.locator('[aria-invalid=true]').count(), 0);
  });
});
