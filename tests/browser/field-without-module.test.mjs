// Where WebAssembly is forbidden, missing or failing, a field is checked by the road without it, or keeps its form back and
// says so. Nothing that nobody has checked is sent.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, SHOWN, scene, staged } from './element-page.mjs';
import { MAY_FAIL } from './stage.mjs';

staged();

const NO_WASM = "default-src 'none'; script-src 'self'; style-src 'none'; connect-src 'self'; form-action 'self'";
const BODY = `<form><humanoid-id-input name="code" required></humanoid-id-input><label>Spare <input id="spare" name="spare"></label>
  <button>Send</button></form>`;

const script = (before = '') => `
  ${before}
  const [{ bind, validate }] = await Promise.all([import('/pkg/index.js'), import('/pkg/element.js')]);
  window.form = document.querySelector('form');
  window.field = document.querySelector('humanoid-id-input');
  window.spare = document.querySelector('#spare');
  window.sent = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push([...new FormData(form)]);
  });
  bind(spare);
  try { validate('CN'); } catch (error) { window.refused = error.message; }
`;

/** How WebAssembly may be gone, and what is said of a call that needs it. */
const WAYS = {
  'a policy forbids it': { settings: { csp: NO_WASM } },
  'it is missing': { before: 'delete globalThis.WebAssembly;' },
  'it cannot be made an instance': {
    before: `
      const broken = () => { throw new RangeError('out of memory'); };
      WebAssembly.Instance = broken;
      WebAssembly.instantiate = async () => broken();
    `,
  },
};

for (const [why, { before, settings }] of Object.entries(WAYS)) {
  test(`${why}: both fields are checked by the road without WebAssembly`, async () => {
    const page = await scene.open(BODY, { script: script(before), ...settings });
    await page.waitForFunction(() => field.result?.status === 'incomplete');
    assert.match(await page.evaluate(() => refused), /^humanoid-id: .*'humanoid-id\/js'/);
    await page.click('button');
    assert.deepEqual(await page.evaluate(() => [sent, field.validity.valueMissing]), [[], true]);
    for (const selector of ['humanoid-id-input', '#spare']) {
      await page.focus(selector);
      await page.keyboard.type('garbage');
      await page.click('button');
    }
    assert.deepEqual(await page.evaluate(() => [sent, field.validity.valid, spare.validity.valid]), [[], false, false]);
    for (const selector of ['humanoid-id-input', '#spare']) {
      await page.focus(selector);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(CODE.toLowerCase());
    }
    assert.equal(await page.inputValue('#spare'), SHOWN);
    await page.click('button');
    assert.deepEqual(await page.evaluate(() => sent), [
      [
        ['code', CODE],
        ['spare', CODE],
      ],
    ]);
  });

  test(`${why}, and there is nothing else: what is entered is kept back, and the field says so`, async () => {
    const page = await scene.open(BODY, {
      ...settings,
      // As in a bundle, which does not have the file.
      script: script(before),
      without: /\/pkg\/js\//,
    });
    const said = /could not start/;
    assert.equal(await page.evaluate(() => field.checkValidity() || field.validity.valueMissing), true);
    for (const selector of ['humanoid-id-input', '#spare']) {
      await page.focus(selector);
      await page.keyboard.type(CODE);
    }
    await page.waitForFunction(() => /could not start/.test(field.validationMessage + spare.validationMessage));
    assert.match(await page.evaluate(() => field.validationMessage), said);
    assert.match(await page.evaluate(() => spare.validationMessage), said);
    assert.match(await page.textContent('[part=message]'), said);
    await page.click('button');
    assert.deepEqual(await page.evaluate(() => sent), []);
    // What is empty and need not be there keeps nothing back.
    await page.evaluate(() => {
      spare.value = '';
    });
    assert.equal(await page.evaluate(() => spare.validity.valid), true);
  });
}

test('a module that fails while somebody types gives way to the road without it, and the text stays', async () => {
  const page = await scene.open(BODY, {
    script: script(MAY_FAIL),
  });
  await page.focus('#spare');
  await page.keyboard.type('cnte');
  await page.evaluate(() => {
    window.fails = true;
  });
  await page.keyboard.type('s');
  await page.waitForFunction(() => document.querySelector('#spare').value === 'CN TES');
  await page.keyboard.type('th1a0#');
  assert.equal(await page.evaluate(() => spare.validity.valid), false);
  await page.keyboard.press('Backspace');
  await page.keyboard.type('0120260522a00000001');
  assert.deepEqual(await page.evaluate(() => [spare.value, spare.validity.valid]), [SHOWN, true]);
});
