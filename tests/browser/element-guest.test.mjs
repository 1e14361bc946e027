// The element in pages of other people: frameworks that assign, hydrate, merge, move, clone and take away.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, FORM, open, SHOWN, scene, staged } from './element-page.mjs';

staged();

const entries = (page) => page.evaluate(() => [...new FormData(document.querySelector('form'))]);

test('an input that comes after the element, or comes back, is taken in: one entry, and nothing hidden blocks', async () => {
  const { page, sent, enter, type } = await open(FORM);
  for (const html of ['<input name="code" required>', '<div><input name="code" required value="cn"></div>']) {
    await page.evaluate((html) => field.insertAdjacentHTML('beforeend', html), html);
  }
  // They stay where the page has put them, and are of no form.
  const lights = () =>
    page.evaluate(() => [...field.querySelectorAll('input')].map((it) => [it.form, it.getClientRects().length]));
  assert.deepEqual(await lights(), Array(2).fill([null, 0]));
  await page.evaluate(() => {
    field.value = '';
  });
  await type(CODE);
  await enter();
  assert.deepEqual(await sent(), [[['code', CODE]]]);
});

test('an input that leaves the element, and those of one that goes, are as they were', async () => {
  const { page } = await open(
    '<form><humanoid-id-input name="code"><input name="a" form="other"><b><input name="b"></b></humanoid-id-input></form>',
  );
  const forms = await page.evaluate(async () => {
    const [first, second] = field.querySelectorAll('input');
    const forms = () => [first, second].map((it) => it.getAttribute('form'));
    const seen = [forms()];
    form.append(second);
    await null;
    seen.push(forms());
    first.removeAttribute('form');
    await null;
    seen.push(forms());
    field.remove();
    seen.push(forms());
    form.append(field);
    seen.push(forms(), [...new FormData(form)]);
    return seen;
  });
  assert.deepEqual(forms, [
    ['', ''],
    ['', null],
    ['', null],
    ['other', null],
    ['', null],
    [
      ['b', ''],
      ['code', ''],
    ],
  ]);
});

test('inputs that are for no text are the page’s own', async () => {
  const inside = '<input type="hidden" name="h" value="1"><input type="checkbox" name="c" checked>';
  const { page, sent, type, enter } = await open(
    `<form><humanoid-id-input name="code">${inside}</humanoid-id-input><button>Send</button></form>`,
  );
  assert.equal(await page.evaluate(() => field.value), '');
  await type(CODE);
  await enter();
  assert.deepEqual(await sent(), [
    [
      ['code', CODE],
      ['h', '1'],
      ['c', 'on'],
    ],
  ]);
});

test('an element that moves takes the text of its input in once', async () => {
  const { page } = await open(
    '<form><humanoid-id-input name="code"><input name="code" value="cn"></humanoid-id-input></form>',
  );
  const values = await page.evaluate(() => {
    const seen = [field.value];
    field.value = '';
    form.reset();
    form.append(field);
    return [...seen, field.value];
  });
  assert.deepEqual(values, ['CN', '']);
});

test('a framework that takes its input away finds it where it was', async () => {
  const { page } = await open('<form></form>');
  const outcome = await page.evaluate(async () => {
    const host = document.createElement('humanoid-id-input');
    const light = document.createElement('input');
    host.append(light);
    form.append(host);
    await null;
    const isThere = light.parentNode === host;
    const label = document.createElement('span');
    host.insertBefore(label, light);
    host.replaceChild(document.createElement('input'), light);
    await null;
    host.append(light);
    await null;
    host.removeChild(light);
    try {
      host.removeChild(document.createElement('b'));
    } catch (error) {
      return [isThere, label.parentNode === host, light.parentNode, error.name];
    }
  });
  assert.deepEqual(outcome, [true, true, null, 'NotFoundError']);
  assert.deepEqual(await page.problems(), []);
});

test('what only tells may be assigned, and nothing comes of it', async () => {
  const { page, type } = await open(FORM);
  await page.evaluate(() => {
    const names = ['type', 'labels', 'validity', 'validationMessage', 'willValidate', 'result', 'form'];
    for (const name of names) field[name] = 'nowhere';
  });
  await type(CODE);
  assert.deepEqual(await page.evaluate(() => [field.type, field.form === form, field.validity.valid]), [
    ...['humanoid-id-input', true, true],
  ]);
  assert.deepEqual(await page.problems(), []);
});

for (const give of ["field.setAttribute('form', 'other')", "field.form = 'other'"]) {
  test(`a form elsewhere on the page: ${give}`, async () => {
    const { page, type } = await open('<form id="other"></form><humanoid-id-input name="code"></humanoid-id-input>');
    await page.evaluate(give);
    await type(CODE);
    assert.deepEqual(await entries(page), [['code', CODE]]);
  });
}

test('the element writes nothing to its host', async () => {
  const { page, type } = await open(FORM);
  const before = await page.evaluate(() => field.outerHTML);
  for (const text of ['cn', '#']) await type(text);
  await page.click('button');
  assert.equal(await page.evaluate(() => field.outerHTML), before);
  assert.equal(await page.evaluate(() => field.matches(':state(invalid)')), true);
});

test('rules as a property are those of the attribute: an object, or its text', async () => {
  const { page, type } = await open(FORM);
  await type('fr');
  for (const rules of ['{"country":"cn-only"}', { country: 'cn-only' }]) {
    await page.evaluate((rules) => {
      field.rules = undefined;
      field.rules = rules;
    }, rules);
    assert.deepEqual(await page.evaluate(() => [field.rules, field.result.status]), [
      { country: 'cn-only' },
      'invalid',
    ]);
  }
  assert.deepEqual(await page.problems(), []);
});

test('the id of an edition is what the attribute may say', async () => {
  const { page } = await open('<humanoid-id-input id="field" rules="cn-humanoid-29/2026-05"></humanoid-id-input>');
  assert.deepEqual(await page.evaluate(() => field.rules), { edition: 'cn-humanoid-29/2026-05' });
  const result = await page.evaluate(() => {
    field.value = 'CNTESTH1A00120260522A00000001';
    return field.result;
  });
  assert.deepEqual([result.status, result.rulesetId], ['valid', 'cn-humanoid-29/2026-05']);
});

test('a form that was named is let go with nothing', async () => {
  for (const nothing of [null, undefined]) {
    const { page } = await open('<form id="other"></form><humanoid-id-input form="other"></humanoid-id-input>');
    const seen = await page.evaluate((nothing) => {
      const before = field.form?.id;
      field.form = nothing ?? undefined;
      return [before, field.form, field.getAttribute('form')];
    }, nothing);
    assert.deepEqual(seen, ['other', null, null]);
  }
});

for (const make of ['[]', 'new Map([["country", "cn-only"]])', 'Object.create({ country: "cn-only" })']) {
  test(`rules that are no plain object keep back what is entered: ${make}`, async () => {
    const { page, type, enter, sent } = await open(FORM);
    await page.evaluate(`field.rules = ${make}`);
    await type(CODE);
    await enter();
    assert.deepEqual(await sent(), []);
    assert.match((await page.problems()).join(), /expected a plain object/);
  });
}

for (const rules of ['{"country":', '{"country":"nope"}', '[object Object]', 'null']) {
  test(`rules that cannot be read keep back what is entered: ${rules}`, async () => {
    const { page, type, enter, sent } = await open(FORM);
    await page.evaluate((rules) => field.setAttribute('rules', rules), rules);
    await type(CODE);
    await enter();
    assert.deepEqual(await sent(), []);
    assert.match(await page.evaluate(() => field.validationMessage), /rules of this field cannot be read/);
    assert.equal((await page.problems()).length, 1);
    await page.evaluate(() => {
      field.rules = {};
    });
    await enter();
    assert.deepEqual(await sent(), [[['code', CODE]]]);
  });
}

test('an element that moves to the document of a frame keeps its looks, its value and its checks', async () => {
  const { page, type } = await open(`${FORM}<iframe></iframe>`);
  await type('cn#');
  const seen = await page.evaluate(async () => {
    const { contentDocument } = document.querySelector('iframe');
    contentDocument.body.append(field);
    const input = field.shadowRoot.querySelector('input');
    field.value = 'cntest';
    return [
      field.value,
      field.result.status,
      getComputedStyle(input).boxSizing,
      field.shadowRoot.adoptedStyleSheets.length,
    ];
  });
  assert.deepEqual(seen, ['CN TEST', 'incomplete', 'border-box', 1]);
  await page.evaluate(() => document.querySelector('form').append(field));
  assert.equal(
    await page.evaluate(() => getComputedStyle(field.shadowRoot.querySelector('input')).boxSizing),
    'border-box',
  );
  assert.deepEqual(await page.problems(), []);
});

test('a copy has the value that was entered', async () => {
  const { page, type } = await open(FORM);
  await type('cntest');
  assert.equal(await page.evaluate(() => field.cloneNode(true).value), 'CN TEST');
});

test('an image that sends, sends', async () => {
  const image =
    '<input type="image" alt="Send" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">';
  const { page, type, enter, sent } = await open(
    `<form><humanoid-id-input name="code"></humanoid-id-input><input aria-label="x">${image}</form>`,
  );
  await type(CODE);
  await enter();
  await page.waitForTimeout(50);
  assert.equal((await sent()).length, 1);
});

test('a label with hidden parts names it as a browser names an input', async () => {
  const label = `Robot <span hidden>one</span><span aria-hidden="true">two</span><span style="display:none">three</span>
    <b>code</b> <svg aria-label="plate"></svg>`;
  const { page } = await open(`<form><label for="a">${label}</label><humanoid-id-input id="a"></humanoid-id-input>
    <label for="b">${label}</label><input id="b"></form>`);
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const names = nodes.filter(({ role }) => role?.value === 'textbox').map(({ name }) => name.value);
  assert.equal(names.length, 2);
  assert.equal(names[0], names[1]);
});

test('marks stay with their letters when the font changes', async () => {
  const { page, type } = await open(FORM);
  await type('cntesth1a#01');
  await page.evaluate(() => {
    field.style.setProperty('font-size', '30px');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('humanoid-id-input::part(input) { font-family: Georgia, serif; letter-spacing: 3px }');
    document.adoptedStyleSheets = [sheet];
  });
  await page.waitForTimeout(500);
  const off = await page.evaluate(() => {
    const input = field.shadowRoot.querySelector('input');
    const style = getComputedStyle(input);
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.font = `${style.fontSize} ${style.fontFamily}`;
    canvas.letterSpacing = style.letterSpacing;
    const start = parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth) - input.scrollLeft;
    const left = input.getBoundingClientRect().left + start + canvas.measureText('CN TEST H1A').width;
    return Math.abs(field.shadowRoot.querySelector('mark').getBoundingClientRect().left - left);
  });
  assert.ok(off < 2, `${off} pixels off`);
});

test('ranges of what was sent are marked where they stand in what is shown, and the page is told whose they were', async () => {
  const { page, type } = await open(FORM);
  await type(CODE);
  const marked = (issue, of) =>
    page.evaluate(
      ([issue, of]) => {
        const text = field.mark([{ severity: 'warning', ...issue }], of);
        return [text, ...[...field.shadowRoot.querySelectorAll('mark')].map((it) => it.textContent)];
      },
      [issue, of],
    );
  assert.deepEqual(await marked({ segment: 'model', range: [6, 12] }), ['sent', 'H1A001']);
  assert.deepEqual(await marked({ segment: 'model', range: [8, 14] }), ['shown', 'H1A001']);
  assert.deepEqual(await marked({ segment: 'serial', range: [12, 29] }), ['sent', CODE.slice(12)]);
  assert.deepEqual(await marked({ segment: null, range: [2, 8] }, 'sent'), ['sent', 'TEST H1']);
  assert.deepEqual(await marked({ segment: null, range: [3, 7] }), ['shown', 'TEST']);
  assert.deepEqual(await marked({ segment: 'model' }), ['shown'], 'an issue without a place');
  const odd = await page.evaluate(() => {
    const refusal = (() => {
      try {
        field.mark([], 'SENT');
      } catch (error) {
        return String(error);
      }
    })();
    return [field.mark(null), field.mark([null, 5]), refusal];
  });
  assert.deepEqual(odd, ['shown', 'shown', 'TypeError: mark: expected "shown" or "sent"']);
});

test('a key that names neither key nor place, as of a browser that fills a field in, is none of ours', async () => {
  const { page } = await open(FORM);
  await page.evaluate(() => {
    const input = field.shadowRoot.querySelector('input');
    const key = Object.assign(new Event('keydown', { bubbles: true }), { ctrlKey: true });
    input.dispatchEvent(key);
  });
  assert.deepEqual(await page.problems(), []);
});

test('text that was entered before the element was there survives a framework that takes the page over', async () => {
  const page = await scene.open('<form><humanoid-id-input name="code"><input name="code"></humanoid-id-input></form>', {
    script: `
      document.querySelector('input').value = '${CODE}';
      await import('/pkg/element.js');
      const field = (window.field = document.querySelector('humanoid-id-input'));
      window.heard = [];
      field.addEventListener('input', () => heard.push(field.value));
      field.value = '';
    `,
  });
  await page.waitForFunction(() => heard.length === 1);
  assert.deepEqual(await page.evaluate(() => [field.value, heard]), [CODE, [CODE]]);
  await page.evaluate(() => {
    field.value = '';
  });
  assert.equal(await page.evaluate(() => field.value), '', 'the second time it is meant');
});

for (const isSelected of [true, false]) {
  test(`a scan onto an old code, ${isSelected ? 'selected' : 'with the caret behind it'}, is the new code`, async () => {
    for (const text of [`https://example.com/r/${CODE}`, CODE]) {
      const { page, type, enter, sent } = await open(FORM);
      await type(CODE.replace(/1$/, '7'));
      await page.keyboard.press('Tab');
      await page.focus('humanoid-id-input');
      if (isSelected) await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
      await enter();
      assert.deepEqual(await sent(), [[['code', CODE]]]);
      assert.equal(await page.$eval('humanoid-id-input input', ({ value }) => value), SHOWN);
      await page.context().close();
    }
  });
}

test('a scan onto half a code that was left and come back to is the new code', async () => {
  for (const text of [`https://example.com/r/${CODE}`, CODE]) {
    const { page, type, enter, sent } = await open(FORM);
    await type('cntest');
    await page.keyboard.press('Tab');
    await page.focus('humanoid-id-input');
    await page.keyboard.type(text);
    await enter();
    assert.deepEqual(await sent(), [[['code', CODE]]]);
    await page.context().close();
  }
});

test('a scan through an input method is recognised, and the person told what to do', async () => {
  const { page } = await open(FORM);
  await page.focus('humanoid-id-input');
  const cdp = await page.context().newCDPSession(page);
  // What Chromium sends where an input method takes the keys; a scanner's follow each other at once.
  await page.evaluate(() => {
    const input = field.shadowRoot.querySelector('input');
    for (const key of 'cntesth1a001') {
      const event = new KeyboardEvent('keydown', { key: 'Process', code: `Key${key}`, keyCode: 229, bubbles: true });
      input.dispatchEvent(event);
    }
  });
  await cdp.send('Input.imeSetComposition', { text: "cn'te'st", selectionStart: 8, selectionEnd: 8 });
  await cdp.send('Input.insertText', { text: '菜鸟特斯特' });
  assert.match(await page.textContent('[part=message]'), /input method/);
  assert.equal(await page.evaluate(() => field.validity.valid), false);
});
