// The card in a real browser: what it shows, what it says of a registry, and how it looks small, in two colours, on paper.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAY_FAIL, scene, staged } from './stage.mjs';

const CODE = 'CNTESTH1A00120260522A00000001';

staged();

/** A page with a card, what its parts say, and a registry to give it. */
async function openCard(attributes, settings) {
  const page = await scene.open(`<humanoid-id-card ${attributes}></humanoid-id-card>`, {
    script: `
      import '/pkg/element.js';
      import { loadRegistry } from '/pkg/index.js';
      import document_ from '/pkg/sample-registry.js';
      window.card = document.querySelector('humanoid-id-card');
      window.registry = loadRegistry(document_);
    `,
    ...settings,
  });
  const says = (part) =>
    page.$$eval(`humanoid-id-card [part~=${part}]`, (all) => all.map(({ textContent }) => textContent));
  await page.waitForFunction(() => card.shadowRoot.querySelector('[part=notice], [part=problem]'));
  return { page, says };
}

test('the card shows four parts with their names and the country, or what is wrong', async () => {
  const { page, says } = await openCard('value="cn-test-h1a001-20260522a00000001" lang="zh"');
  assert.deepEqual(await says('label'), ['国家或地区', '企业', '型号', '序列号']);
  assert.deepEqual(await says('code'), ['CN', 'TEST', 'H1A001', '20260522A00000001']);
  assert.deepEqual(await says('name'), ['中国']);
  assert.match((await says('notice'))[0], /不核验/);
  assert.deepEqual(await says('source'), []);
  await page.evaluate(() => {
    card.value = 'CNTE';
    card.lang = 'en';
  });
  await page.waitForFunction(() => /this one has 4/.test(card.shadowRoot.textContent));
  assert.deepEqual(await says('notice'), []);
  assert.deepEqual(await page.problems(), []);
});

test('a card without a code shows nothing', async () => {
  const { page } = await openCard(`value="${CODE}"`);
  for (const value of ['', ' ', null, undefined]) {
    await page.evaluate((code) => {
      card.value = code;
    }, CODE);

    await page.evaluate((value) => {
      card.value = value;
    }, value);
    assert.equal(await page.evaluate(() => card.shadowRoot.childElementCount), 0);
  }
});

test('with a registry the card names enterprise and model, and says whose word that is and of which day', async () => {
  const { page, says } = await openCard(`value="${CODE}"`);
  assert.deepEqual(await says('name'), ['China']);
  await page.evaluate(() => {
    card.registry = registry;
  });
  assert.deepEqual(await says('name'), ['China', 'Example Robotics (fictional)', 'Example One']);
  assert.match((await says('source'))[0], /\(fictional\) · 2026-06-30$/);
  assert.match((await says('notice'))[0], /Not a registration check/);
  await page.evaluate(() => {
    card.value = 'CNNONEH1A00120260522A00000001';
  });
  assert.match((await says('warning')).join(), /as of 2026-06-30\) does not list enterprise “NONE”/);
  await page.evaluate(() => {
    document.documentElement.lang = 'zh-CN';
  });
  await page.waitForFunction(() => /所用名录/.test(card.shadowRoot.textContent));
});

for (const nonsense of ["'x'", '{}', '[{}]', '5', "''"]) {
  test(`what is no registry is told, and the code stands there without names: ${nonsense}`, async () => {
    const { page, says } = await openCard(`value="${CODE}"`);
    const name = await page.evaluate(`(() => {
      card.registry = registry;
      card.registry = ${nonsense};
      return card.registry;
    })()`);
    assert.equal(name, null);
    assert.deepEqual(await says('name'), ['China']);
    const problems = await page.problems();
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0], /TypeError.*registry/);
  });
}

test('a module that fails leaves no other code standing', async () => {
  const page = await scene.open(`<humanoid-id-card value="${CODE}"></humanoid-id-card>`, {
    script: `
      ${MAY_FAIL}
      await import('/pkg/element.js');
    `,
  });
  await page.waitForSelector('humanoid-id-card [part=notice]');
  const other = CODE.replace(/1$/, '2');
  await page.evaluate((other) => {
    window.fails = true;
    document.querySelector('humanoid-id-card').value = other;
  }, other);
  assert.equal(await page.textContent('humanoid-id-card section'), other);
  assert.match((await page.problems()).join(), /unreachable|has failed/);
});

test('a registry that was freed takes its names along, is told of once, and leaves no other code standing', async () => {
  const { page, says } = await openCard(`value="${CODE}"`);
  await page.evaluate(() => {
    card.registry = registry;
    registry.free();
    card.value = 'CNTESTH1A00120260522A00000002';
  });
  assert.deepEqual(await says('code'), ['CN', 'TEST', 'H1A001', '20260522A00000002']);
  assert.deepEqual(await says('name'), ['China']);
  assert.deepEqual(await says('source'), []);
  await page.evaluate(() => {
    card.value = 'FRTESTH1A00120260522A00000003';
    card.lang = 'zh';
  });
  await page.waitForSelector('humanoid-id-card [part=label]:has-text("型号")');
  assert.deepEqual(await says('name'), ['法国']);
  const problems = await page.problems();
  assert.equal(problems.length, 1, problems.join('\n'));
  assert.match(problems[0], /TypeError.*registry/);
});

test('where the names do not come, the code stands there alone', async () => {
  const page = await scene.open('<p>Later</p>');
  await page.route('**/meaning.js', (route) => route.abort());
  await page.evaluate(async (code) => {
    window.refused = [];
    addEventListener('unhandledrejection', ({ reason }) => refused.push(String(reason)));
    await import('/pkg/element.js');
    const card = document.createElement('humanoid-id-card');
    card.value = code;
    document.querySelector('main').append(card);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }, CODE);
  assert.deepEqual(await page.locator('humanoid-id-card [part=code]').allTextContents(), [
    ...['CN', 'TEST', 'H1A001', '20260522A00000001'],
  ]);
  assert.deepEqual(await page.evaluate(() => refused), []);
});

test('the parts of a code stand in their order on a page from right to left', async () => {
  const { page } = await openCard(`value="${CODE}" dir="rtl"`);
  const lefts = await page.$$eval('humanoid-id-card [part=code]', (all) =>
    all.map((it) => it.getBoundingClientRect().left),
  );
  assert.deepEqual(
    lefts,
    lefts.toSorted((one, other) => one - other),
  );
});

test('the card at 320 pixels, in forced colours and on paper', async () => {
  const { page } = await openCard(`value="CNNNNNH1A00120260522A00000001" style="color-scheme: dark"`, {
    viewport: { width: 320, height: 600 },
  });
  await page.evaluate(() => {
    card.registry = registry;
  });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  const colours = () =>
    page.$eval('humanoid-id-card section', (section) => {
      const { color, backgroundColor, borderTopWidth } = getComputedStyle(section);
      return [color, backgroundColor, borderTopWidth];
    });
  const [dark] = await colours();
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual([dark, ...(await colours())], ['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'rgb(255, 255, 255)', '2px']);
  await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
  const [text, ground, border] = await colours();
  assert.ok(text !== ground && border === '2px');
});
