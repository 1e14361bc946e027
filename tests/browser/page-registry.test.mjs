// Registries on the lookup page, and the page as a host configures it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, loadRegistry, sample } from '../../pkg/index.js';
import sampleRegistry from '../../pkg/sample-registry.js';
import { axeFindings, changed, speak, startBrowser, visit } from './page-harness.mjs';

startBrowser();

/** Of the sample registry's first model. */
const LISTED = 'CNTESTH1A00120260522A00000001';
const [UNLISTED] = sample();
const REGISTRY = loadRegistry(sampleRegistry);
const DOCUMENT = Buffer.from(JSON.stringify(sampleRegistry));
const EN = { locale: 'en' };

const open = (page) => page.locator('.registry summary').click();
const choose = (page, buffer, name = 'registry.json') =>
  page.locator('.registry input').setInputFiles({ name, mimeType: 'application/json', buffer });
const said = (page, text) => page.locator('.registry-said').filter({ hasText: text }).waitFor();
const meaning = (page) => page.locator('.meaning').innerText();
const problems = (page) => page.locator('.problem').evaluateAll((all) => all.map((it) => it.dataset.code));

async function useNone(page) {
  await open(page);
  await page.getByRole('button', { name: 'Use none' }).click();
}

async function drop(page, text, name) {
  const transfer = await page.evaluateHandle(
    ([text, name]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: 'application/json' }));
      return transfer;
    },
    [text, name],
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

/** The page as it is with this configuration. */
async function configured(configuration, use, options = {}) {
  changed.set('config.json', () => JSON.stringify(configuration));
  changed.set('ours.json', () => DOCUMENT.toString());
  try {
    await visit(options, use);
  } finally {
    changed.clear();
  }
}

test('where the host names no registry, the fictional sample names what it lists and is held against nothing', async () => {
  const isAsked = (page) =>
    page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /sample-registry/.test(name)));
  await visit(EN, async (page) => {
    assert.equal(await isAsked(page), false, 'nobody waits for it before there is a code');
    await open(page);
    await said(page, `In use: ${REGISTRY.issuer.en}, as of ${REGISTRY.asOf}`);
    await page.fill('#code input:visible', LISTED);
    const told = decode(LISTED, { registry: REGISTRY });
    await page.locator('.meaning').filter({ hasText: told.enterprise.name.en }).waitFor();
    assert.ok((await meaning(page)).includes(REGISTRY.asOf));
    assert.ok(decode(UNLISTED, { registry: REGISTRY }).issues.length > 0);
    await page.fill('#code input:visible', UNLISTED);
    await page.locator('.meaning').filter({ hasText: 'no public list of makers was found' }).waitFor();
    assert.deepEqual(await problems(page), []);
    assert.equal(await page.locator('#verdict').textContent(), 'Well formed');
  });
  await visit({ ...EN, path: `#${LISTED}` }, async (page) => {
    await useNone(page);
    assert.match(await meaning(page), /no public list of makers was found/);
    await page.fill('#code input:visible', UNLISTED);
    await page.fill('#code input:visible', LISTED);
    assert.match(
      await meaning(page),
      /no public list of makers was found/,
      'put away, it does not come back by itself',
    );
  });
});

test('a dropped registry tells names and fields, who published it and when, until it is put away', async () => {
  await visit({ ...EN, path: `#${LISTED}` }, async (page) => {
    await useNone(page);
    assert.match(await meaning(page), /no public list of makers was found/);
    await drop(page, DOCUMENT.toString(), 'registry.json');
    await said(page, `In use: ${REGISTRY.issuer.en}, as of ${REGISTRY.asOf}`);
    const told = decode(LISTED, { registry: REGISTRY });
    for (const words of [told.enterprise.name.en, told.model.name.en, '2026-05-22', REGISTRY.issuer.en]) {
      assert.ok((await meaning(page)).includes(words), words);
    }
    assert.doesNotMatch(await meaning(page), /no public list of makers was found/);
    assert.equal(await page.locator('dialog[open]').count(), 0, 'it is not taken for a picture');
    await speak(page, 'zh-CN');
    await said(page, REGISTRY.issuer.zh);
    assert.ok((await meaning(page)).includes(told.model.name.zh));
    await page.getByRole('button', { name: '不用名录' }).click();
    assert.match(await meaning(page), /未见公开名录/);
    assert.equal(await page.locator('.registry-said').textContent(), '');
  });
});

test('with a registry, a sample is one that fits a layout of it', async () => {
  await visit(EN, async (page) => {
    await open(page);
    await choose(page, DOCUMENT);
    await said(page, 'In use');
    await page.getByRole('button', { name: 'Fill in a sample' }).click();
    await page.locator('.meaning').filter({ hasText: 'Production date' }).waitFor();
    assert.equal(await page.evaluate(() => location.hash), `#${sampleRegistry.enterprises[0].samples[0]}`);
    assert.equal(await page.locator('#verdict').textContent(), 'Well formed');
  });
});

test('what a registry does not know of a good code is a remark at its place', async () => {
  await visit({ ...EN, path: `#${UNLISTED}` }, async (page) => {
    assert.equal(await page.locator('.problem').count(), 0);
    await open(page);
    await choose(page, DOCUMENT);
    await said(page, 'fictional');
    const { issues } = decode(UNLISTED, { registry: REGISTRY });
    assert.deepEqual(
      await problems(page),
      issues.map((issue) => issue.code),
    );
    assert.ok((await page.locator('.place[data-mark=warning]').count()) > 0);
    assert.ok((await page.locator('#code mark').count()) > 0, 'in the text as well');
    assert.equal(await page.locator('#verdict').textContent(), 'Well formed, with warnings');
  });
});

test('a bad registry is refused whole, every fault with its JSON pointer', async () => {
  const { asOf: _, ...bad } = structuredClone(sampleRegistry);
  bad.enterprises[0].status = 'closed';
  let faults;
  assert.throws(
    () => loadRegistry(bad),
    (error) => {
      faults = error.faults;
      return true;
    },
  );
  assert.ok(faults.length >= 2);
  await visit({ ...EN, path: `#${LISTED}` }, async (page) => {
    await open(page);
    await choose(page, DOCUMENT);
    await said(page, 'In use');
    await choose(page, Buffer.from(JSON.stringify(bad)), 'bad.json');
    await said(page, 'bad.json');
    const pointers = await page.locator('.registry-faults code').allTextContents();
    assert.deepEqual(
      pointers,
      faults.map((fault) => fault.pointer),
    );
    assert.match(await page.locator('.registry-faults').textContent(), /expected .*, found .*closed/);
    await speak(page, 'zh-CN');
    await said(page, 'bad.json');
    const sentences = await page.locator('.registry-faults li').allTextContents();
    assert.ok(
      sentences.every((sentence) => /应为|缺少|超出|不能/.test(sentence)),
      'each in the language of the page',
    );
    assert.ok(sentences.some((sentence) => /应为“active”、“retired”或“planned”，实际为.*closed/.test(sentence)));
    await speak(page, 'en');
    assert.match(await meaning(page), /no public list of makers was found/, 'the one before is in use no more');
    await choose(page, Buffer.from('{'), 'cut.json');
    await said(page, 'cut.json');
  });
});

test('a host names the page, its registry, its languages and the way back', async () => {
  const configuration = {
    name: { en: 'Example portal', zh: '示例平台' },
    logo: './icon-192.png',
    registry: './ours.json',
    languages: ['en'],
    link: '/portal/',
  };
  await configured(
    configuration,
    async (page) => {
      await page.locator('.product a').filter({ hasText: 'Example portal' }).waitFor();
      await page.locator('.meaning').filter({ hasText: REGISTRY.issuer.en }).waitFor();
      assert.equal(await page.locator('.product a').getAttribute('href'), '/portal/');
      assert.ok(
        await page.locator('.product img').evaluate((image) => image.decode().then(() => image.naturalWidth > 0)),
      );
      assert.equal(await page.getByRole('link', { name: '中文' }).isVisible(), false);
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      assert.ok((await meaning(page)).includes(decode(LISTED, { registry: REGISTRY }).model.name.en));
      assert.deepEqual(await axeFindings(page), []);
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await page.context().setOffline(true);
      await page.reload();
      await page.locator('.meaning').filter({ hasText: REGISTRY.issuer.en }).waitFor();
    },
    { locale: 'zh-CN', path: `#${LISTED}` },
  );
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core finds nothing and nothing runs off a small phone, ${colorScheme}`, async () => {
    for (const locale of ['zh-CN', 'en']) {
      const viewport = { width: 320, height: 568 };
      await visit({ path: `#${LISTED}`, locale, colorScheme, viewport }, async (page) => {
        await open(page);
        assert.deepEqual(await axeFindings(page), []);
        await choose(page, DOCUMENT);
        await said(page, REGISTRY.asOf);
        assert.deepEqual(await axeFindings(page), []);
        await choose(page, Buffer.from('{"format": 1}'), 'bad.json');
        await said(page, 'bad.json');
        assert.deepEqual(await axeFindings(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      });
    }
  });
}
