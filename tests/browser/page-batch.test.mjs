// Whole files: chosen or dropped, checked in the worker, and compared with what the package says of the same bytes.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { annotate, checkBytes, checkStream, reportHead, reportRow } from '../../pkg/bulk.js';
import { message, sample } from '../../pkg/index.js';
import sampleRegistry from '../../pkg/sample-registry.js';
import { Findings, summaryPage } from '../../pkg/summary.js';
import { axeFindings, speak, startBrowser, visit } from './page-harness.mjs';

startBrowser();

const ROWS = 4000;
const BATCH = { path: 'batch.html', ready: '#option-column option' };
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

async function drop(page, ...files) {
  const transfer = await page.evaluateHandle(
    (files) => {
      const transfer = new DataTransfer();
      for (const [name, text] of files) {
        transfer.items.add(new File([Uint8Array.from(atob(text), (it) => it.charCodeAt(0))], name));
      }
      return transfer;
    },
    files.map(([name, bytes]) => [name, bytes.toString('base64')]),
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

const finished = (page) => page.locator('.detail:not([hidden])').waitFor();
const figure = async (page, name) =>
  Number((await page.locator(`[data-figure=${name}] dd`).textContent()).replaceAll(',', ''));
/** What the package reports of the same bytes. */
async function reported(bytes, options = {}) {
  const rows = [];
  for await (const row of checkStream(new Blob([bytes]).stream(), { duplicates: 'exact', ...options })) rows.push(row);
  return rows;
}
async function download(page, name) {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

for (const [encoding, bytes] of Object.entries({ GB18030: GB18030, 'UTF-8': UTF8 })) {
  test(`a dropped file in ${encoding} is told as the package tells it`, async () => {
    const { summary } = checkBytes(bytes, { duplicates: 'exact' });
    assert.equal(summary.encoding, encoding.toLowerCase());
    assert.ok(summary.invalid > 300 && summary.duplicates === 1 && summary.blank === 1);
    await visit(BATCH, async (page) => {
      await drop(page, ['fleet.csv', bytes]);
      await finished(page);
      for (const name of ['rows', 'valid', 'invalid', 'warned', 'duplicates', 'blank']) {
        if (summary[name] > 0) assert.equal(await figure(page, name), summary[name], name);
      }
      const how = await page.locator('.how').textContent();
      assert.match(how, new RegExp(`CSV · ${encoding}.*机器人编码.*识别`));
      const counts = await page
        .locator('[data-chart=place] li')
        .evaluateAll((all) => all.map((it) => Number(it.dataset.count)));
      assert.deepEqual(counts, summary.positions);
      const drawn = (chart) =>
        page
          .locator(`[data-chart=${chart}] li`)
          .evaluateAll((all) =>
            all.map((it) => [
              it.dataset.code ?? it.querySelector('.bar-name').textContent,
              Number(it.querySelector('.bar-count').textContent.replaceAll(',', '')),
            ]),
          )
          .then(Object.fromEntries);
      assert.deepEqual(await drawn('issue'), summary.byCode);
      assert.deepEqual(await drawn('country'), summary.byCountry);
      assert.deepEqual(await drawn('enterprise'), summary.byEnterprise);
    });
  });
}

test('the table has every row there is something to say of, with its bad places marked, for eyes and ears', async () => {
  const rows = await reported(UTF8);
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    await choose(page, UTF8);
    await finished(page);
    const grid = page.getByRole('grid', { name: 'Rows to look at' });
    assert.equal(await grid.getAttribute('aria-rowcount'), `${rows.length + 1}`);
    const shown = () => grid.locator('.grid-rows .grid-row');
    assert.ok((await shown().count()) < 40, 'only what is seen is in the page');
    /** The row that a screen reader would speak of, and what the detail below says. */
    const active = async () => {
      const row = page.locator(`#${await grid.getAttribute('aria-activedescendant')}`);
      await row.locator('.sentence').waitFor();
      return {
        index: Number(await row.getAttribute('aria-rowindex')) - 2,
        value: (await row.locator('.code, .hint').textContent()) ?? '',
        seen: await row.evaluate((it) => {
          const [box, place] = [it.closest('[role=grid]').getBoundingClientRect(), it.getBoundingClientRect()];
          return place.top >= box.top && place.bottom <= box.bottom + 1;
        }),
      };
    };
    const number = (value) => value.toLocaleString('en');
    const at = (row, line) => `Row ${number(row)} of the data · line ${number(line)} of the file`;
    const expect = async (index) => {
      const { value, row, line } = rows[index];
      assert.deepEqual(await active(), { index, value: value || '(blank)', seen: true });
      await page.locator('.detail').getByText(at(row, line)).waitFor();
    };
    await grid.focus();
    await expect(0);
    for (const [key, index] of [
      ['ArrowDown', 1],
      ['End', rows.length - 1],
      ['ArrowUp', rows.length - 2],
      ['Home', 0],
      ['ArrowUp', 0],
    ]) {
      await page.keyboard.press(key);
      await expect(index);
    }
    await page.keyboard.press('PageDown');
    const { index, seen } = await active();
    assert.ok(index > 3 && seen, `a page on is row ${index}`);

    const wrong = rows.findIndex(({ value }) => value.includes('#'));
    await page.selectOption('#rows-filter', 'character-not-allowed');
    const some = rows.filter(({ issues }) => issues.some((issue) => issue.code === 'character-not-allowed'));
    assert.equal(await grid.getAttribute('aria-rowcount'), `${some.length + 1}`);
    await shown().first().locator('mark').filter({ hasText: /^#$/ }).waitFor();
    await page.locator('.detail').getByText(`Row ${rows[wrong].row} of the data`).waitFor();
    await page.getByText(message(some[0].issues[0], 'en')).last().waitFor();
    await shown().nth(2).click();
    await page.locator('.detail').getByText(`Row ${some[2].row} of the data`).waitFor();

    // From a bar of the chart to its rows.
    await page.getByRole('button', { name: 'Too short' }).click();
    assert.equal(await page.inputValue('#rows-filter'), 'too-short');
    assert.ok(await grid.evaluate((it) => it === document.activeElement));
    await shown().first().locator('mark.gap').waitFor();
    await speak(page, 'zh-CN');
    await page.getByText('错误出现在第几位').waitFor();
    await page
      .locator('.detail')
      .getByText(/^第[\d,]+行数据/)
      .waitFor();
    assert.equal(await page.inputValue('#rows-filter'), 'too-short');
  });
});

test('a row is taken on to the lookup page, with whatever is wrong in it', async () => {
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    await choose(page, Buffer.from(`${CODES[0].slice(0, 20)}#${CODES[0].slice(21)}\n`));
    await finished(page);
    const coming = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Open on the lookup page' }).click();
    const lookup = await coming;
    await lookup.locator('.suggestion, .problem').first().waitFor();
    assert.match((await lookup.inputValue('#code input:visible')).replaceAll(' ', ''), /#/);
  });
});

test('another column can be chosen, or four, and how the file is read can be said', async () => {
  const [good, other] = CODES;
  const four = good.match(/^(..)(.{4})(.{6})(.{17})$/).slice(1);
  const file = Buffer.from(`no;old;new;c;e;m;s\n1;${other.slice(0, 25)};${good};${four.join(';')}\n`);
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    await choose(page, file);
    await page
      .locator('.how')
      .getByText(/: new \(found by content\)/)
      .waitFor();
    assert.equal(await figure(page, 'valid'), 1);
    await page.getByRole('button', { name: 'Change' }).click();
    assert.ok(await page.locator('#option-column').evaluate((it) => it === document.activeElement));
    assert.deepEqual(await page.locator('#option-column option').allTextContents(), [
      'Detect',
      ...['no', 'old', 'new', 'c', 'e', 'm', 's'].map((name, index) => `${index + 1}. ${name}`),
      'In four columns…',
    ]);
    const again = page.getByRole('button', { name: 'Check again with these settings' });
    await page.selectOption('#option-column', '2');
    await again.click();
    await page
      .locator('.how')
      .getByText(/: old \(as you said\)/)
      .waitFor();
    assert.equal(await figure(page, 'invalid'), 1);

    await page.selectOption('#option-column', 'four');
    for (const [index, part] of ['country', 'enterprise', 'model', 'serial'].entries()) {
      await page.selectOption(`#option-${part}`, `${index + 4}`);
    }
    await again.click();
    await page
      .locator('.how')
      .getByText(/: c \+ e \+ m \+ s \(as you said\)/)
      .waitFor();
    assert.equal(await figure(page, 'valid'), 1);

    await page.selectOption('#option-header', 'no');
    await page.selectOption('#option-encoding', 'gb18030');
    await again.click();
    await page
      .locator('.how')
      .getByText(/GB18030/)
      .waitFor();
    assert.equal(await figure(page, 'rows'), 2);
    assert.match(await page.locator('#options-said').textContent(), /four columns.*GB18030.*Data/);

    // The columns are those of this file; what was said of the rest holds until somebody says otherwise.
    await choose(page, Buffer.from(`{"id":"${good}","was":"${other}"}\n`), 'one.jsonl');
    await page
      .locator('.how')
      .getByText(/JSONL · GB18030.*: id \(found by content\)/)
      .waitFor();
    await page.locator('.options summary').click();
    await page.locator('.options summary').click();
    await page.selectOption('#option-column', { label: 'was' });
    await again.click();
    await page
      .locator('.how')
      .getByText(/: was \(as you said\)/)
      .waitFor();
  });
});

test('what is downloaded is what the package makes of the same bytes', async () => {
  const bytes = Buffer.concat([GB18030, Buffer.from('\n=1+1,"x"\n')]);
  const rows = await reported(bytes, { suggestions: true });
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    await choose(page, bytes);
    await finished(page);
    const csv = await download(page, 'Rows to look at (CSV)');
    assert.equal(csv.name, 'fleet-report.csv');
    const text = csv.bytes.toString();
    const telling = { file: 'fleet.csv', say: (issue) => message(issue, 'en') };
    const lines = rows.map((row) => reportRow('csv', row, telling));
    assert.equal(text, `\u{feff}${reportHead('csv')}${lines.join('')}`);
    // Nothing in it is run by a spreadsheet.
    assert.match(lines.at(-1), /^fleet\.csv,4001,4002,'=1\+1,invalid,/);

    const json = await download(page, 'Rows to look at (JSON Lines)');
    assert.equal(json.name, 'fleet-report.jsonl');
    assert.deepEqual(
      json.bytes.toString().trimEnd().split('\n').map(JSON.parse),
      rows.map((row) => ({ file: 'fleet.csv', ...row })),
    );

    const html = await download(page, 'Summary (HTML)');
    assert.equal(html.name, 'fleet-summary.html');
    const { summary } = checkBytes(bytes, { duplicates: 'exact' });
    const findings = new Findings();
    for (const row of rows) findings.add(row);
    const run = { findings: [findings.of('fleet.csv', summary)], failed: [], duplicates: 'exact', day: new Date() };
    // Without the minute in which it was made.
    const timeless = (text) => text.replace(/<footer>.*?<\/footer>/s, '');
    assert.equal(timeless(html.bytes.toString()), timeless(summaryPage(run, 'en')));

    const copy = await download(page, 'Your file with findings');
    assert.equal(copy.name, 'fleet-annotated.csv');
    const again = checkStream(new Blob([bytes]).stream(), { duplicates: 'exact', report: 'all' });
    const expected = [];
    const say = (issue) => message(issue, 'en');
    for await (const piece of annotate(new Blob([bytes]).stream(), summary, again, say)) expected.push(piece);
    assert.ok(copy.bytes.equals(Buffer.concat(expected)));
    await page
      .locator('.save-said')
      .getByText(/“fleet-annotated.csv” is ready/)
      .waitFor();
  });
});

test('rows of a table are pasted, onto the page or into the field for them', async () => {
  await visit({ ...BATCH, locale: 'en', permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      `no\tcode\n1\t${CODES[0]}\n2\t${CODES[1].slice(0, 25)}\n`,
    );
    await page.locator('h1').click();
    await page.keyboard.press('Control+V');
    await page.getByText('What is in “pasted.txt”').waitFor();
    assert.deepEqual([await figure(page, 'valid'), await figure(page, 'invalid')], [1, 1]);
    await page.locator('.paste summary').click();
    await page.locator('#pasted').focus();
    await page.keyboard.press('Control+V');
    assert.match(await page.inputValue('#pasted'), /^no\tcode/);
    await page.fill('#pasted', CODES.slice(0, 3).join('\n'));
    await page.getByRole('button', { name: 'Check what was pasted' }).click();
    await page.locator('.file-verdict').getByText('All 3 rows are well formed.').waitFor();
    assert.equal(await page.getByRole('grid').isVisible(), false);
    assert.equal(await page.getByRole('button', { name: /^Rows to look at/ }).count(), 0);
  });
});

test('of several files the first is checked, and that is said', async () => {
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    await drop(page, ['one.csv', UTF8], ['two.csv', UTF8]);
    await page.getByText('Files are checked one at a time; this is “one.csv”.').waitFor();
    await page.getByText('What is in “one.csv”').waitFor();
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
    await page
      .locator('.pace')
      .getByText(/B a second, .* left$/)
      .waitFor();
    assert.ok((await page.locator('progress').evaluate((it) => it.value)) > 0);
    assert.match(await page.locator('.running-said').textContent(), /rows read/);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.batch-trouble').filter({ hasText: 'Stopped' }).waitFor();
    assert.equal(await page.locator('.running').isVisible(), false);
    assert.equal(await page.locator('.summary').isVisible(), false);
    assert.ok(await page.locator('.choose input').evaluate((it) => it === document.activeElement));
    // The file is still at hand, to be read in another way.
    await page.locator('.options summary').click();
    await page.getByRole('button', { name: 'Check again with these settings' }).click();
    await page.locator('#running-title').getByText('long.txt').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await choose(page, UTF8);
    await finished(page);
    assert.equal(await page.locator('.batch-trouble').textContent(), '');
    assert.equal(await figure(page, 'rows'), ROWS);
  });
});

for (const [name, file] of [
  ['fleet-libreoffice.xlsx', /XLSX · \S+。/],
  ['fleet-snappy.parquet', /PARQUET。/],
]) {
  test(`${name} is read as the package reads it`, async () => {
    const bytes = await readFile(new URL(`../sheets/${name}`, import.meta.url));
    const checking = checkStream(new Blob([bytes]), { duplicates: 'exact' });
    const summary = await checking.summary;
    assert.ok(summary.valid > 0);
    await visit(BATCH, async (page) => {
      await choose(page, bytes, name);
      await page.locator('.file-verdict:not(:empty)').waitFor();
      for (const name of ['rows', 'valid', 'invalid']) assert.equal(await figure(page, name), summary[name], name);
      assert.match(await page.locator('.how').textContent(), file);
      // There is nothing to put findings in front of.
      assert.equal(await page.getByRole('button', { name: '原文件加检查结果' }).isVisible(), false);
      if (!summary.sheet) return;
      await page.getByRole('button', { name: '更改' }).click();
      assert.equal(await page.getByLabel('工作表').getAttribute('placeholder'), summary.sheet);
      await page.getByLabel('工作表').fill('no such sheet');
      await page.keyboard.press('Enter');
      await page
        .locator('.batch-trouble')
        .getByText(/no such sheet/)
        .waitFor();
      await page.getByLabel('工作表').fill('');
      await page.keyboard.press('Enter');
      await page.locator('.file-verdict:not(:empty)').waitFor();
    });
  });
}

test('a workbook with a password is refused, in the language of the page', async () => {
  const bytes = await readFile(new URL('../sheets/encrypted.xlsx', import.meta.url));
  const { reason } = await checkStream(new Blob([bytes])).summary.catch((error) => error);
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    await choose(page, bytes, 'encrypted.xlsx');
    await page.locator('.batch-trouble').getByText(reason.en).waitFor();
    await speak(page, 'zh-CN');
    await page.locator('.batch-trouble').getByText(reason.zh).waitFor();
  });
});

test('a registry chosen or dropped is asked of every code, and named with its day', async () => {
  const { summary } = checkBytes(UTF8, { duplicates: 'exact', registry: sampleRegistry });
  assert.ok(summary.byCode['model-unknown'] > 1000);
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    await choose(page, UTF8);
    await finished(page);
    const warned = await figure(page, 'warned');
    await page.locator('.registry summary').click();
    await page.getByRole('button', { name: /fictional/ }).click();
    const { issuer, asOf } = sampleRegistry;
    await page.locator('.how').getByText(`“${issuer.en}”, as of ${asOf}`).waitFor();
    assert.equal(await figure(page, 'warned'), summary.warned);
    assert.ok(summary.warned > warned);
    await page.getByRole('button', { name: 'Model not in the registry' }).waitFor();
    await page.locator('#registry-none').click();
    await page.locator('[data-figure=warned] dd').getByText(`${warned}`, { exact: true }).waitFor();
    await drop(page, ['registry.json', Buffer.from(JSON.stringify(sampleRegistry))]);
    await page.locator('.how').getByText(`“${issuer.en}”, as of ${asOf}`).waitFor();
    await drop(page, ['registry.json', Buffer.from('{}')]);
    await page.getByText(/cannot be used as a registry/).waitFor();
    await page.locator('[data-figure=warned] dd').getByText(`${warned}`, { exact: true }).waitFor();
  });
});

test('what cannot be read is refused with a way out', async () => {
  await visit({ ...BATCH, locale: 'en' }, async (page) => {
    for (const [hex, said] of [
      ['d0cf11e0a1b11ae1', /older Excel|Save it|save it/i],
      ['1f8b08', /Unpack it first/],
      ['89504e470d0a', /lookup page reads 2D codes/],
      ['', /This file is empty/],
    ]) {
      await choose(page, Buffer.from(hex, 'hex'), 'file');
      await page.locator('.batch-trouble').getByText(said).waitFor();
      assert.equal(await page.locator('.summary').isVisible(), false);
    }
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

/** Each state the page can be in. */
const STATES = {
  empty: async () => {},
  unfolded: async (page) => {
    await page.locator('.options summary').click();
    await page.locator('.paste summary').click();
  },
  good: async (page) => {
    await choose(page, Buffer.from(CODES.slice(0, 9).join('\n')));
    await page.locator('.file-verdict:not(:empty)').waitFor();
  },
  bad: async (page) => {
    await choose(page, UTF8);
    await finished(page);
    await page.locator('.sentence').first().waitFor();
  },
  'other columns': async (page) => {
    await page.getByRole('button', { name: /^(更改|Change)$/ }).click();
    await page.selectOption('#option-column', { index: 1 });
  },
  refused: async (page) => {
    await choose(page, Buffer.from('89504e470d0a', 'hex'));
    await page.locator('.batch-trouble:not(:empty)').waitFor();
  },
  running: async (page) => {
    // It does not end while it is looked at.
    await page.evaluate(() => {
      globalThis.Worker = class extends EventTarget {
        postMessage() {
          const data = { kind: 'progress', bytes: 40, rows: 3, invalid: 1 };
          setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })));
        }
        terminate() {}
      };
    });
    await choose(page, UTF8);
    await page.locator('.running-said').getByText('3').waitFor();
  },
  cancelled: async (page) => {
    await page.locator('#cancel').click();
    await page.locator('.batch-trouble:not(:empty)').waitFor();
  },
};

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core finds nothing and nothing runs off a small phone, ${colorScheme}`, async () => {
    for (const locale of ['zh-CN', 'en']) {
      for (const width of [320, 1280]) {
        await visit({ ...BATCH, locale, colorScheme, viewport: { width, height: 640 } }, async (page) => {
          const sound = async (state) => {
            assert.deepEqual(await axeFindings(page), [], `${state}, ${locale}, ${width}`);
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, state);
          };
          for (const [state, enter] of Object.entries(STATES)) {
            await enter(page);
            await sound(state);
          }
        });
      }
    }
  });
}
