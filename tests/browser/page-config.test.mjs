// What a host may write into config.json, and what it is told where that cannot be used.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sample } from '../../pkg/index.js';
import { axeFindings, changed, speak, startBrowser, visit } from './page-harness.mjs';

startBrowser();
afterEach(() => changed.clear());

const [CODE] = sample();
const schema = JSON.parse(readFileSync(new URL('../../www/dist/config.schema.json', import.meta.url), 'utf8'));
const isSound = new Ajv2020().compile(schema);

/** By what is wrong: the settings, where, and a word of what is said in either language. `byEye`: no schema can see it. */
const FAULTS = {
  'a setting that there is not': [{ nmae: 'Portal' }, ['/nmae'], 'no such setting', '没有这项设置'],
  'settings of every object': [
    JSON.parse('{"toString": "Portal", "__proto__": {"name": "Portal"}, "constructor": 1}'),
    ['/toString', '/__proto__', '/constructor'],
    'no such setting',
    '没有这项设置',
  ],
  'a language that there is not, of a name': [
    { name: { zh: '平台', en: 'Portal', de: 'Portal' } },
    ['/name/de'],
    'no such setting',
    '没有这项设置',
  ],
  'a name in one language': [{ name: { zh: '平台' } }, ['/name/en'], 'Expected a text', '应为文字'],
  'a name that is none': [{ name: 7 }, ['/name'], 'found 7', '实际为7'],
  'an empty name': [{ name: ' ' }, ['/name'], 'must not be empty', '不能为空'],
  'an address that is no text': [
    { logo: ['./logo.svg'] },
    ['/logo'],
    'Expected the address of a picture',
    '图片的地址',
  ],
  'an address that is none': [{ link: 'https://' }, ['/link'], 'no address', '不是网址', 'byEye'],
  'a link that would run a script': [
    { link: 'javascript:alert(1)' },
    ['/link'],
    'Only http and https',
    '只能',
    'byEye',
  ],
  'a logo on another host': [
    { logo: 'https://elsewhere.example/logo.svg' },
    ['/logo'],
    'same host',
    '同一主机',
    'byEye',
  ],
  'a registry on another host': [
    { registry: '//elsewhere.example/r.json' },
    ['/registry'],
    'same host',
    '同一主机',
    'byEye',
  ],
  'a language that is not offered': [{ languages: ['de', 'en'] }, ['/languages/0'], 'found "de"', '实际为"de"'],
  'a language twice': [{ languages: ['en', 'en'] }, ['/languages/1'], 'twice', '重复'],
  'no languages': [{ languages: [] }, ['/languages'], 'must not be empty', '不能为空'],
  'languages that are no list': [{ languages: 'en' }, ['/languages'], 'a list of languages', '语言的数组'],
  'a list of settings': [[], [], 'Expected an object', '应为对象'],
};

const said = (page) => page.locator('.settings li').allInnerTexts();
const places = (page) => page.locator('.settings code').allTextContents();

for (const [name, [settings, where, english, chinese, byEye]] of Object.entries(FAULTS)) {
  test(`${name}: told in both languages, and the page works`, async () => {
    assert.equal(isSound(settings), byEye !== undefined, 'as the schema says');
    changed.set('config.json', () => JSON.stringify(settings));
    await visit({ path: `#${CODE}` }, async (page) => {
      await page.locator('.settings').waitFor();
      assert.deepEqual(await places(page), where);
      assert.ok((await said(page))[0].includes(chinese), (await said(page))[0]);
      await speak(page, 'en');
      await page.locator('.settings').filter({ hasText: 'in force' }).waitFor();
      assert.ok((await said(page))[0].includes(english), (await said(page))[0]);
      assert.equal(await page.locator('#verdict').textContent(), 'Well formed');
      assert.equal(await page.locator('.product-name').textContent(), 'Humanoid robot code');
      assert.deepEqual(await axeFindings(page), []);
    });
  });
}

test('several faults are told at once, and what is sound is in force', async () => {
  changed.set('config.json', () => JSON.stringify({ name: 'Portal', link: 'ftp://portal.example/', lang: 'en' }));
  await visit({ locale: 'en', path: 'make.html' }, async (page) => {
    await page.locator('.settings').waitFor();
    assert.deepEqual(await places(page), ['/link', '/lang']);
    assert.equal(await page.locator('.product-name').textContent(), 'Portal');
    assert.equal(await page.locator('.product a').count(), 0);
  });
});

test('what is no JSON, a logo that is not there and a registry that is not there are told', async () => {
  changed.set('config.json', () => '{"name": "Portal",}');
  await visit({ locale: 'en' }, async (page) => {
    await page.locator('.settings').filter({ hasText: 'It is not JSON' }).waitFor();
  });
  changed.set('config.json', () => JSON.stringify({ logo: './none.svg', registry: './none.json' }));
  await visit({ locale: 'en', expected: /404/ }, async (page) => {
    await page.locator('.settings').filter({ hasText: 'This picture cannot be shown: ./none.svg' }).waitFor();
    await page.getByText('The registry that is configured cannot be read: ./none.json').waitFor();
    assert.ok(await page.locator('.product').evaluate((it) => !it.classList.contains('branded')));
  });
});

test('sound settings say nothing, and name their schema if they like', async () => {
  const settings = {
    $schema: './config.schema.json',
    name: { zh: '平台', en: 'Portal' },
    logo: './icon.svg',
    link: 'https://portal.example/',
    languages: ['en', 'zh-CN'],
  };
  assert.ok(isSound(settings), JSON.stringify(isSound.errors));
  changed.set('config.json', () => JSON.stringify(settings));
  await visit({ locale: 'fr' }, async (page) => {
    await page.locator('.product a').filter({ hasText: 'Portal' }).waitFor();
    await page.locator('.product.branded img').waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.locator('.settings').count(), 0);
  });
});
