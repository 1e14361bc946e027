// The element's own attributes and properties that change how it works: what is wrong with one is told, and costs no form
// its field.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, open, SHOWN, scene, staged } from './element-page.mjs';

staged();

const form = (attributes) => `<form><humanoid-id-input name="code" ${attributes}></humanoid-id-input></form>`;
const entries = (page) => page.evaluate(() => [...new FormData(document.querySelector('form'))]);

for (const [attribute, expected] of [
  ['grouping="none"', /grouping="none".*"spaced", "hyphenated" or "off"/],
  ['submit="foo"', /submit="foo".*"id" or "display"/],
  ['rules="cn-only"', /rules="cn-only": .*JSON/],
  ['rules="no/such"', /rules="no\/such".*`edition`: expected what loadRules returns, or cn-humanoid-29\/2026-05/],
  ['rules="null"', /rules="null".*expected an object/],
  [`rules='{"country":"nope"}'`, /rules=.*`country`: expected .*"cn-only"/],
  [`rules='{"locale":"fr"}'`, /rules=.*locale: expected "en" or "zh-CN"/],
  [`rules='{"onState":1}'`, /rules=.*`onState`: expected one of edition, alphabet/],
]) {
  test(`${attribute} is told once, and the field works as it does by default`, async () => {
    const { page, type } = await open(form(attribute));
    await type(CODE);
    assert.deepEqual(await entries(page), [['code', CODE]]);
    assert.equal(await page.$eval('humanoid-id-input input', (input) => input.value), SHOWN);
    await type('#');
    assert.deepEqual(await page.evaluate(() => [field.validity.valid, field.result.status]), [false, 'invalid']);
    await page.evaluate(() => {
      field.words = () => undefined;
      field.setAttribute('placeholder', 'x');
      field.remove();
      document.querySelector('form').append(field);
    });
    const problems = await page.problems();
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0], /humanoid-id-input/);
    assert.match(problems[0], expected);
  });
}

test('names of HTML are read as HTML reads them, in either case', async () => {
  const { page, type } = await open(form('grouping="Hyphenated" submit="DISPLAY"'));
  await type(CODE);
  assert.deepEqual(await entries(page), [['code', SHOWN.replaceAll(' ', '-')]]);
  assert.deepEqual(await page.problems(), []);
});

test('an attribute that was wrong and is mended works at once; one that goes wrong later is told', async () => {
  const { page, type } = await open(form(`rules='{"country":'`));
  await type('fr');
  assert.equal(await page.evaluate(() => field.result.status), 'incomplete');
  assert.deepEqual(await page.evaluate(() => field.rules), {});
  await page.evaluate(() => field.setAttribute('rules', '{"country":"cn-only"}'));
  assert.equal(await page.evaluate(() => field.result.status), 'invalid');
  assert.equal((await page.problems()).length, 1);
  await page.evaluate(() => {
    field.rules = { country: 'nope' };
  });
  assert.equal(await page.evaluate(() => field.result.status), 'incomplete');
  assert.match((await page.problems())[1], /`country`: expected/);
});

test('what is typed before the module is there goes with the form', async () => {
  const page = await scene.open(form(''), {
    script: `
      WebAssembly.Module = class { constructor() { throw new RangeError('too large'); } };
      WebAssembly.compile = () => new Promise(() => {});
      await import('/pkg/element.js');
    `,
  });
  await page.focus('humanoid-id-input');
  await page.keyboard.type('cntest');
  assert.deepEqual(await entries(page), [['code', 'cntest']]);
  await page.evaluate(() => {
    document.querySelector('humanoid-id-input').value = 'cn';
  });
  assert.deepEqual(await entries(page), [['code', 'cn']]);
});

test('the words of the page are those of the bubble as well, also where nothing was entered', async () => {
  const { page, type } = await open(`${form('required').replace('</form>', '<button>Send</button></form>')}`);
  await page.evaluate(() => {
    field.words = ({ about }) => `MINE ${about}`;
  });
  await page.click('text=Send');
  assert.equal(await page.textContent('[part=message]'), 'MINE required');
  assert.equal(await page.evaluate(() => field.validationMessage), 'MINE required');
  await type('cb');
  assert.equal(await page.evaluate(() => field.validationMessage), 'MINE country-unassigned');
});

test('other words are there at once, and undo, what was announced and the state stay', async () => {
  const { page, type } = await open(form(''));
  await type('cb');
  const said = () =>
    page.evaluate(() => [field.shadowRoot.querySelector('[part=message]').textContent, field.validationMessage]);
  const ours = await said();
  for (const word of ['one', 'two']) {
    await page.evaluate((word) => {
      field.words = () => word;
    }, word);
    assert.deepEqual(await said(), [word, word]);
  }
  await page.evaluate(() => {
    field.words = undefined;
  });
  assert.deepEqual(await said(), ours);
  await page.keyboard.press('Control+Z');
  assert.equal(await page.evaluate(() => field.value), 'C');
});

test('words that are empty are ours, and what is no function is told', async () => {
  const { page, type } = await open(form(''));
  await page.evaluate(() => {
    field.words = () => '';
  });
  await type('cb');
  assert.equal(await page.evaluate(() => field.validity.valid), false);
  assert.match(await page.evaluate(() => field.validationMessage), /CB/);
  assert.deepEqual(await page.problems(), []);
  await page.evaluate(() => {
    field.words = { required: 'Needed' };
  });
  await type('x');
  const problems = await page.problems();
  assert.equal(problems.length, 1, problems.join('\n'));
  assert.match(problems[0], /words.*function/);
});

test('words that throw are told, and the form sends what is in the field', async () => {
  const { page, type } = await open(form('required'));
  await type(CODE);
  await page.evaluate(() => {
    field.words = () => {
      throw new Error('in words');
    };
  });
  await page.keyboard.press('Backspace');
  assert.deepEqual(await entries(page), [['code', SHOWN.slice(0, -1)]]);
  const judged = () =>
    page.evaluate(() => [field.validity.tooShort, field.validity.valueMissing, field.validationMessage]);
  const message = await page.textContent('[part=message]');
  assert.match(message, /^Next: /);
  assert.deepEqual(await judged(), [true, false, message]);
  await page.evaluate(() => {
    field.value = '';
  });
  assert.deepEqual((await judged()).slice(0, 2), [false, true]);
  assert.match((await judged())[2], /^Enter the robot/);
  await page.evaluate((code) => {
    field.value = code;
  }, CODE);
  assert.deepEqual(await entries(page), [['code', CODE]]);
  assert.deepEqual(await judged(), [false, false, '']);
  assert.deepEqual([...new Set(await page.problems())], ['Error: in words']);
});

test('what a script set before the element is defined is what it is', async () => {
  const page = await scene.open(`<form><humanoid-id-input></humanoid-id-input></form>`, {
    script: `
      const field = document.querySelector('humanoid-id-input');
      const set = { name: 'code', required: true, readOnly: true, placeholder: '29', autocomplete: 'off', form: 'x',
        defaultValue: '${CODE}', disabled: false, mine: 1 };
      Object.assign(field, set);
      await import('/pkg/element.js');
      window.seen = Object.keys(set).map((name) => field[name]);
      window.own = Object.keys(field);
    `,
  });
  assert.deepEqual(await page.evaluate(() => seen.map((it) => it?.localName ?? it)), [
    ...['code', true, true, '29', 'off', 'form', CODE, false, 1],
  ]);
  assert.deepEqual(await page.evaluate(() => own), ['mine']);
  assert.deepEqual(await entries(page), [['code', CODE]]);
  assert.deepEqual(await page.problems(), []);
});

test('a script that puts the person in leaves the caret where it was', async () => {
  const { page, type } = await open(form(''));
  await type('cntest');
  const caret = () => page.evaluate(() => [field.selectionStart, field.selectionEnd]);
  await page.evaluate(() => {
    field.setSelectionRange(4, 4);
    document.activeElement.blur();
    field.focus();
  });
  assert.deepEqual(await caret(), [4, 4]);
});
