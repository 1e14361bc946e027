// Codes by the layout that a maker published, as somebody fills them in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, loadRegistry, message } from '../../pkg/index.js';
import sampleRegistry from '../../pkg/sample-registry.js';
import { axeFindings, changed, speak, startBrowser, visit } from './page-harness.mjs';

startBrowser();

const MAKE = { path: 'make.html?lang=en' };
const REGISTRY = loadRegistry(sampleRegistry);
/** Of the sample registry, with their layouts: a date and a check character among them. */
const DATED = 'CNTESTH1A00120260522A00000007';
const CHECKED = 'CNTST2V1000ATS2HB7XRRTW000042';
const WEEKLY = 'CNTST3LX01002621000000004711B';

const verdict = (page) => page.locator('#verdict').textContent();
const drawn = (page) =>
  page.locator('.places:not(.surplus)').evaluateAll((all) => all.map((it) => it.textContent).join(' '));
const field = (page, label) => page.locator('.make-layout').getByLabel(label, { exact: true });
const told = (page, label) =>
  page
    .locator('.make-field')
    .filter({ has: page.getByLabel(label, { exact: true }) })
    .locator('.told');
const made = async (page) =>
  (await page.getByRole('link', { name: 'Check this code' }).getAttribute('href'))?.split('#')[1];

async function choose(page, label, option) {
  const select = field(page, label);
  const text = await select.locator('option').filter({ hasText: option }).textContent();
  await select.selectOption(text);
}

async function byLayout(page, enterprise, model) {
  await page.getByRole('radio', { name: 'By a maker’s layout' }).check();
  await page.locator('.registry-said').filter({ hasText: REGISTRY.issuer.en }).waitFor({ state: 'attached' });
  await choose(page, 'Enterprise', enterprise);
  await choose(page, 'Model', model);
}

test('a code is built from its fields, key by key, with what is still missing left blank', async () => {
  await visit(MAKE, async (page) => {
    await byLayout(page, 'Example Robotics', 'Example One (H1A001)');
    assert.equal(await verdict(page), 'Not complete yet');
    assert.equal(await drawn(page), 'CN TEST H1A001 ');
    await field(page, 'Production date').fill('2026-05-22');
    assert.equal(await drawn(page), 'CN TEST H1A001 20260522');
    await field(page, 'Sequence number').pressSequentially('7');
    assert.equal(await drawn(page), 'CN TEST H1A001 2026052200000007', 'the line between them is still open');
    assert.equal(await page.locator('.progress').textContent(), '1 to go');
    assert.equal(await page.locator('[aria-invalid=true]').count(), 0, 'what is not filled in yet is no mistake');
    await choose(page, 'Production line', 'Line A');
    assert.equal(await verdict(page), 'Well formed');
    assert.equal(await made(page), DATED);
    await page.getByRole('link', { name: 'Check this code' }).click();
    await page.waitForFunction((code) => location.hash === `#${code}`, DATED);
  });
});

test('what does not fit is told at its field, and nowhere else', async () => {
  await visit(MAKE, async (page) => {
    await byLayout(page, 'Example Robotics', 'Example One (H1A001)');
    const sequence = field(page, 'Sequence number');
    assert.match(await sequence.evaluate((it) => it.parentElement.querySelector('.hint').textContent), /1-99999999/);
    await field(page, 'Production date').fill('2026-05-22');
    await sequence.fill('x');
    assert.match(
      await told(page, 'Sequence number').textContent(),
      /expected 1-99999999.*“X”|expected 1-99999999.*"X"/,
    );
    assert.equal(await sequence.getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator('[aria-invalid=true]').count(), 1);
    assert.equal(await page.locator('.problem').count(), 0);
    assert.ok((await page.locator('.part[data-part=serial] .place[data-mark=error]').count()) > 0);
    assert.equal(await page.getByRole('link', { name: 'Check this code' }).isVisible(), false);
    await sequence.fill('12');
    assert.equal(await told(page, 'Sequence number').textContent(), '');
    await speak(page, 'zh-CN');
    await field(page, '流水号').fill('0');
    assert.match(await told(page, '流水号').textContent(), /应为1-99999999/);
    assert.equal(await field(page, '生产日期').inputValue(), '2026-05-22', 'another language forgets nothing');
  });
});

test('a check character is computed, a model year and a week are written as people write them', async () => {
  await visit(MAKE, async (page) => {
    await byLayout(page, 'Sample Vehicle Works', 'Sample Rover');
    await field(page, 'Descriptor').fill('hb7xr');
    await field(page, 'Model year').fill('2026');
    await choose(page, 'Plant', 'West plant');
    assert.equal(await page.getByLabel('Check character', { exact: true }).textContent(), '');
    await field(page, 'Sequence number').fill('42');
    assert.equal(await page.getByLabel('Check character', { exact: true }).textContent(), 'R');
    assert.equal(await made(page), CHECKED);
    await choose(page, 'Enterprise', 'Placeholder Dynamics');
    await choose(page, 'Model', 'LX-100');
    await field(page, 'Production week').fill('2026-W21');
    await field(page, 'In-house number').fill('4711');
    assert.equal(await made(page), WEEKLY);
  });
});

test('the maker’s own number fills in the fields, and the fields show it', async () => {
  await visit(MAKE, async (page) => {
    await byLayout(page, 'Placeholder Dynamics', 'LX-100');
    const number = field(page, 'Maker’s own number');
    await number.pressSequentially('LX-2621-471');
    assert.equal(await number.getAttribute('aria-invalid'), 'false', 'half of it is no mistake while it is written');
    await page.keyboard.type('1');
    assert.equal(await made(page), WEEKLY);
    assert.equal(await field(page, 'Production week').inputValue(), '2026-W21');
    await field(page, 'In-house number').fill('4712');
    assert.equal(await number.inputValue(), 'LX-2621-4712');
    await number.fill('LX-26');
    assert.equal(await told(page, 'Maker’s own number').textContent(), '');
    await number.blur();
    assert.match(await told(page, 'Maker’s own number').textContent(), /“Maker’s own number” does not fit/);
    await number.fill('LX-2622-15');
    assert.equal(await told(page, 'Maker’s own number').textContent(), '');
    assert.equal(decode(await made(page), { registry: REGISTRY }).serial.inHouse, 'LX-2622-15');
    await choose(page, 'Enterprise', 'Example Robotics');
    assert.equal(await number.isVisible(), false, 'where the layout does not say how it is written');
  });
});

test('a model that is not listed is made of its own fields; without a layout, parts are texts', async () => {
  await visit(MAKE, async (page) => {
    await byLayout(page, 'Example Robotics', 'not listed');
    await choose(page, 'Series', 'Small humanoid');
    await choose(page, 'Variant', 'Standard');
    await field(page, 'Generation').fill('9');
    assert.equal(await drawn(page), 'CN TEST H2A009 ');
    await choose(page, 'Enterprise', 'Nobody');
    await choose(page, 'Model', 'not listed');
    await field(page, 'Model code').fill('Q00001');
    await field(page, 'Serial').pressSequentially('00000000000000');
    assert.equal(await verdict(page), 'Not complete yet', 'half a serial is no mistake while it is written');
    await field(page, 'Serial').pressSequentially('042');
    assert.equal(await made(page), 'CNTST4Q0000100000000000000042');
    assert.notEqual(await told(page, 'Model code').textContent(), '', 'a registry that does not list it says so');
  });
});

test('a sample is filled in: of the chosen enterprise, in every field', async () => {
  await visit(MAKE, async (page) => {
    const example = page.getByRole('button', { name: 'Fill in a sample' });
    await example.click();
    assert.equal(await verdict(page), 'Well formed', 'in four parts');
    await page.getByRole('radio', { name: 'By a maker’s layout' }).check();
    await page.locator('.registry-said').filter({ hasText: REGISTRY.issuer.en }).waitFor({ state: 'attached' });
    await example.click();
    assert.equal(await made(page), sampleRegistry.enterprises[0].samples[0]);
    assert.equal(await field(page, 'Production date').inputValue(), '2026-05-22');
    for (const { code, name, samples } of sampleRegistry.enterprises) {
      await choose(page, 'Enterprise', name.en);
      await example.click();
      assert.equal(await made(page), samples[0], code);
    }
    // The last one has closed down.
    const [issue] = decode(await made(page), { registry: REGISTRY }).issues;
    assert.equal(await told(page, 'Enterprise').textContent(), message(issue, 'en'));
  });
});

test('a dropped registry brings its own enterprises, a bad one leaves none', async () => {
  await visit(MAKE, async (page) => {
    await byLayout(page, 'Example Robotics', 'Example One (H1A001)');
    const document = structuredClone(sampleRegistry);
    document.enterprises[0].name.en = 'Dropped Robotics';
    /** As a browser does: who does not take what is dragged over the page gets no drop. */
    const drop = async (text, name = 'r.json') => {
      const dataTransfer = await page.evaluateHandle(
        ([text, name]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], name, { type: name.endsWith('.json') ? 'application/json' : '' }));
          return transfer;
        },
        [text, name],
      );
      const taken = await dataTransfer.evaluate((dataTransfer) =>
        ['dragover', 'drop'].map((type) => {
          const init = { dataTransfer, bubbles: true, cancelable: true };
          return !document.querySelector('main').dispatchEvent(new DragEvent(type, init));
        }),
      );
      assert.deepEqual(taken, [true, true], 'the browser does not open it in place of the page');
    };
    await drop('no registry', 'note.txt');
    assert.equal(await field(page, 'Enterprise').isVisible(), true);
    await drop(JSON.stringify(document));
    await choose(page, 'Enterprise', 'Dropped Robotics');
    await drop('{}');
    await page.getByText('Without a registry no layout is known').waitFor();
    assert.equal(await field(page, 'Enterprise').isVisible(), false);
    assert.equal(await verdict(page), 'Nothing entered yet');
  });
});

test('a host’s own registry is the one to choose from', async () => {
  changed.set('config.json', () => '{ "registry": "./ours.json" }');
  changed.set('ours.json', () =>
    JSON.stringify({ ...sampleRegistry, issuer: { en: 'Our registry', zh: '我们的名录' } }),
  );
  try {
    await visit(MAKE, async (page) => {
      await page.getByRole('radio', { name: 'By a maker’s layout' }).check();
      await page.locator('.registry-said').filter({ hasText: 'Our registry' }).waitFor({ state: 'attached' });
      await choose(page, 'Enterprise', 'Example Robotics');
    });
  } finally {
    changed.clear();
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core finds nothing and nothing runs off a small phone, ${colorScheme}`, async () => {
    for (const locale of ['zh-CN', 'en']) {
      const viewport = { width: 320, height: 568 };
      await visit({ path: 'make.html', locale, colorScheme, viewport }, async (page) => {
        await page.getByRole('radio').last().check();
        await page.locator('.registry-said').filter({ hasText: REGISTRY.asOf }).waitFor({ state: 'attached' });
        assert.deepEqual(await axeFindings(page), []);
        await page.locator('#example').click();
        assert.deepEqual(await axeFindings(page), []);
        await page.locator('#field-serial-sequence').fill('x');
        assert.deepEqual(await axeFindings(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      });
    }
  });
}
