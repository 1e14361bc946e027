// Whole files: chosen or dropped, checked in the worker, and compared with what the package says of the same bytes.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { checkBytes } from '../../pkg/bulk.js';
import { sample } from '../../pkg/index.js';
import { axeFindings, startBrowser, visit } from './page-harness.mjs';

startBrowser();

const ROWS = 4000;
const BATCH = { path: 'batch.html', ready: '.choose' };
const CODES = sample({ count: ROWS });
/** The code's column and another, in GB18030: 机器人编码, 备注. */
const HEADER = Buffer.from('bbfac6f7c8cbb1e0c2eb2cb1b8d7a20a', 'hex');

/** Every tenth is wrong, in one of three ways; one is there twice, one is blank. */
function written(code, index) {
  if (index === 7) return CODES[0];
  if (index === 8) return '';
  if (index % 10 !== 5) return code;
  return [`${code.slice(0, 20)}#${code.slice(21)}`, code.slice(0, 25), `XX${code.slice(2)}`][index % 3];
}
const BODY = Buffer.from(CODES.map((code, index) => `${written(code, index)},${index}`).join('\n'));
const GB18030 = Buffer.concat([HEADER, BODY]);
const UTF8 = Buffer.concat([Buffer.from('机器人编码,备注\n'), BODY]);

const choose = (page, buffer, name = 'fleet.csv') =>
  page.locator('.choose input').setInputFiles({ name, mimeType: 'text/csv', buffer });

async function drop(page, bytes, name = 'fleet.csv') {
  const transfer = await page.evaluateHandle(
    ([text, name]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(text), (it) => it.charCodeAt(0))], name));
      return transfer;
    },
    [bytes.toString('base64'), name],
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

const finished = (page) => page.locator('.row-list > li').first().waitFor();
const figure = async (page, name) =>
  Number((await page.locator(`[data-figure=${name}] dd`).textContent()).replaceAll(',', ''));

for (const [encoding, bytes] of Object.entries({ GB18030: GB18030, 'UTF-8': UTF8 })) {
  test(`a dropped file in ${encoding} is told as the package tells it`, async () => {
    const { summary } = checkBytes(bytes, { duplicates: 'exact' });
    assert.equal(summary.encoding, encoding.toLowerCase());
    assert.ok(summary.invalid > 300 && summary.duplicates === 1 && summary.blank === 1);
    await visit(BATCH, async (page) => {
      await drop(page, bytes);
      await finished(page);
      for (const name of ['rows', 'valid', 'invalid', 'warned', 'duplicates', 'blank']) {
        if (summary[name] > 0) assert.equal(await figure(page, name), summary[name], name);
      }
      const how = await page.locator('.how').textContent();
      assert.match(how, new RegExp(`CSV · ${encoding}.*机器人编码.*判断`));
      const counts = await page
        .locator('[data-chart=place] li')
        .evaluateAll((all) => all.map((it) => Number(it.dataset.count)));
      assert.deepEqual(counts, summary.positions);
      for (const [chart, expected] of [
        ['issue', summary.byCode],
        ['country', summary.byCountry],
        ['enterprise', summary.byEnterprise],
      ]) {
        const drawn = await page
          .locator(`[data-chart=${chart}] li`)
          .evaluateAll((all) =>
            all.map((it) => [
              it.querySelector('.bar-name').textContent,
              Number(it.querySelector('.bar-count').textContent.replaceAll(',', '')),
            ]),
          );
        assert.deepEqual(Object.fromEntries(drawn), expected);
      }
    });
  });
}

test('bad rows come a page at a time, with their bad places marked', async () => {
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    await choose(page, UTF8);
    await finished(page);
    const items = page.locator('.row-list > li');
    assert.equal(await items.count(), 50);
    const wrong = items.filter({ hasText: '#' }).first();
    assert.equal(await wrong.locator('mark').first().textContent(), '#');
    const where = page.locator('#rows-where');
    const first = await where.textContent();
    const next = page.getByRole('button', { name: 'Next' });
    await next.focus();
    await page.keyboard.press('Enter');
    await where.filter({ hasText: /^51 to 100 of/ }).waitFor();
    assert.ok(await next.evaluate((it) => it === document.activeElement));
    await page.getByRole('button', { name: 'Back' }).click();
    await where.filter({ hasText: first }).waitFor();
    await page.getByRole('link', { name: '中文' }).click();
    await page.getByText('错误出现在第几位').waitFor();
  });
});

test('the report holds every row to look at, and nothing that a spreadsheet would run', async () => {
  const bytes = Buffer.concat([UTF8, Buffer.from('\n=1+1,"x"\n')]);
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    await choose(page, bytes);
    await finished(page);
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Download/ }).click();
    const download = await coming;
    assert.equal(download.suggestedFilename(), 'fleet-report.csv');
    const text = await readFile(await download.path(), 'utf8');
    assert.ok(text.startsWith('\u{feff}row,line,value,status,'));
    const lines = text.trimEnd().split('\r\n').slice(1);
    const { status, summary } = checkBytes(bytes, { duplicates: 'exact' });
    const expected = [...status].flatMap((it, index) => (it > 0 ? [index + 1] : []));
    assert.equal(summary.rows, ROWS + 1);
    assert.deepEqual(
      lines.map((line) => Number.parseInt(line, 10)),
      expected,
    );
    assert.match(lines.at(-1), /^4001,4002,'=1\+1,invalid,/);
  });
});

test('a long check tells how far it is and can be stopped, and another begun', async () => {
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    // Made in the page: a file of a gigabyte, the same megabytes again and again.
    await page.evaluate((text) => {
      const piece = new Blob([`${text}\n`.repeat(20)]);
      const transfer = new DataTransfer();
      transfer.items.add(new File(Array(400).fill(piece), 'long.txt'));
      document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    }, BODY.toString());
    await page.waitForFunction(() => document.querySelector('progress').value > 0);
    assert.match(await page.locator('.running-said').textContent(), /rows read/);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.batch-trouble').filter({ hasText: 'Stopped' }).waitFor();
    assert.equal(await page.locator('.running').isVisible(), false);
    assert.equal(await page.locator('.summary').isVisible(), false);
    await choose(page, UTF8);
    await finished(page);
    assert.equal(await figure(page, 'rows'), ROWS);
  });
});

test('what cannot be read is refused with a way out', async () => {
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    await choose(page, Buffer.from('504b030414000600', 'hex'), 'fleet.xlsx');
    await page.getByText(/Save it as CSV/).waitFor();
    await choose(page, Buffer.alloc(0), 'empty.csv');
    await page.getByText('This file is empty.').waitFor();
    assert.equal(await page.locator('.summary').isVisible(), false);
  });
});

test('the checker of files is loaded with the first file, on no page before', async () => {
  for (const visited of [{}, BATCH]) {
    await visit(visited, async (page) => {
      const loaded = () =>
        page.evaluate(
          () => performance.getEntriesByType('resource').filter((it) => it.name.includes('worker-')).length,
        );
      assert.equal(await loaded(), 0);
    });
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core finds nothing and nothing runs off a small phone, ${colorScheme}`, async () => {
    for (const locale of ['zh-CN', 'en']) {
      await visit({ ...BATCH, locale, colorScheme, viewport: { width: 320, height: 568 } }, async (page) => {
        assert.deepEqual(await axeFindings(page), []);
        await choose(page, Buffer.from('504b030414000600', 'hex'));
        await page.locator('.batch-trouble:not(:empty)').waitFor();
        assert.deepEqual(await axeFindings(page), []);
        await choose(page, UTF8);
        await finished(page);
        assert.deepEqual(await axeFindings(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      });
    }
  });
}
