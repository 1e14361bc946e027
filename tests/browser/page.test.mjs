// The lookup page, by what a person does with it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, format, sample, validate } from '../../pkg/index.js';
import { axeFindings, speak, startBrowser, visit } from './page-harness.mjs';

startBrowser();

const [CODE, OTHER] = sample({ count: 2 });
const SHOWN = format(CODE, 'spaced');
const WRONG = 'CB TEST H1\u{410}0#1 20260522A00000001';
/** The example that the standard itself prints: nobody's. */
const CITIZEN = '11010519491231002X';

const STATES = {
  empty: '',
  half: 'CN TEST H1A0',
  valid: SHOWN,
  'valid with remarks': 'CN TEST H1AO01 20260522A00000001',
  invalid: WRONG,
  'too long': `${SHOWN}12345`,
  'another scheme': CITIZEN,
};

const verdict = (page) => page.locator('#verdict').textContent();
/** The package's own live region, beside what it says of the field. */
const announced = (page) => page.locator('#code [role=status]').textContent();
const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
/** Longer than the page waits before it says anything. */
const pause = (page) => page.waitForTimeout(900);

test('typed key by key, a good code is never called wrong', async () => {
  await visit({}, async (page) => {
    const input = page.getByRole('textbox', { name: '机器人身份编码' });
    for (const [index, key] of [...CODE].entries()) {
      await input.pressSequentially(key);
      assert.equal(await input.getAttribute('aria-invalid'), 'false');
      assert.equal(await page.locator('.problem[data-severity=error]').count(), 0);
      assert.equal(await page.locator('[data-mark=error]').count(), 0);
      assert.equal(await page.locator('.place:not(:empty)').count(), index + 1);
      if (index + 1 < CODE.length) {
        assert.match(await page.locator('.progress').textContent(), new RegExp(`${CODE.length - index - 1}`));
      }
    }
    assert.equal(await verdict(page), '格式正确');
    assert.match(await page.locator('.notice').textContent(), /仅检查格式.*不核验登记情况/);
    assert.match(await page.locator('.meaning').innerText(), /中国/);
    assert.equal(await fragment(page), CODE);
  });
});

test('the plate is drawn in the parts and widths that the package tells', async () => {
  await visit({}, async (page) => {
    const { segments } = validate(CODE);
    await page.fill('#code input:visible', SHOWN);
    const drawn = await page
      .locator('.part')
      .evaluateAll((parts) => parts.map((part) => [part.dataset.part, part.querySelector('.places').textContent]));
    assert.deepEqual(Object.fromEntries(drawn), segments);
    const widths = await page.locator('.dimension').allTextContents();
    assert.deepEqual(
      widths,
      Object.values(segments).map((text) => `${text.length}`),
    );
  });
});

test('bad places are marked in the text and on the plate, each with its sentence and a way to it', async () => {
  await visit({}, async (page) => {
    await page.fill('#code input:visible', WRONG);
    const expected = validate(WRONG).issues.map(({ range }) => WRONG.slice(...range));
    assert.equal(expected.length, 3);
    assert.deepEqual(await page.locator('#code mark').allTextContents(), expected);
    assert.equal((await page.locator('.place[data-mark=error]').allTextContents()).join(''), expected.join(''));
    assert.equal(await page.locator('.problem').count(), expected.length);
    assert.equal(await page.locator('#code input:visible').getAttribute('aria-invalid'), 'true');

    await page.locator('.problem').nth(1).getByRole('button').click();
    const chosen = await page
      .locator('#code input:visible')
      .evaluate((it) => it.value.slice(it.selectionStart, it.selectionEnd));
    assert.equal(chosen, expected[1]);
  });
});

test('the marks lie under the letters they mean, also where the text scrolls', async () => {
  await visit({ viewport: { width: 320, height: 568 } }, async (page) => {
    await page.fill('#code input:visible', WRONG + '#'.repeat(30));
    await page.locator('#code input:visible').press('End');
    const [input, marks] = await page.locator('#code').evaluate(({ shadowRoot }) =>
      [
        ['input', 'input'],
        ['[part=marks]', '[part=marks] span'],
      ].map(([set, scrolled]) => {
        const { scrollLeft, scrollWidth, clientWidth } = shadowRoot.querySelector(scrolled);
        const { font, letterSpacing, paddingLeft } = getComputedStyle(shadowRoot.querySelector(set));
        return {
          ...{ scrollLeft: Math.round(scrollLeft), overflows: scrollWidth > clientWidth },
          ...{ font, letterSpacing, paddingLeft },
        };
      }),
    );
    assert.ok(input.overflows);
    assert.ok(input.scrollLeft > 0);
    assert.ok(Math.abs(marks.scrollLeft - input.scrollLeft) <= 1);
    assert.deepEqual({ ...marks, scrollLeft: input.scrollLeft }, input);
  });
});

test('a suggestion is shown with what it changes, and taken with a click', async () => {
  await visit({}, async (page) => {
    await page.fill('#code input:visible', CODE.replace('CN', '\u{421}N'));
    const first = page.locator('.suggestion').first();
    assert.equal(await first.locator('b').textContent(), 'C');
    await first.click();
    assert.equal(await page.inputValue('#code input:visible'), SHOWN);
    assert.equal(await verdict(page), '格式正确');
    assert.ok(await page.locator('#code').evaluate((field) => field === document.activeElement));
  });
});

test('more suggestions open on request', async () => {
  await visit({}, async (page) => {
    await page.fill('#code input:visible', CODE.replace('CN', 'CB'));
    await page.locator('.suggestion').first().waitFor();
    assert.equal(await page.locator('.suggestion').count(), 3);
    await page.locator('.suggestions .more button').click();
    assert.ok((await page.locator('.suggestion').count()) > 3);
    assert.equal(await page.locator('.suggestions .more').count(), 0);
  });
});

test('of a pasted text the only code in it is taken; of several none is, and the page says so', async () => {
  await visit({ locale: 'en', permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    const paste = async (text) => {
      await page.evaluate((it) => navigator.clipboard.writeText(it), text);
      await page.locator('#code input:visible').press('Control+v');
    };
    await paste(`https://example.com/robot?id=${CODE}&from=label`);
    assert.equal(await page.inputValue('#code input:visible'), SHOWN);
    await page.fill('#code input:visible', '');
    await paste(`${CODE}, ${OTHER}`);
    assert.equal(await page.inputValue('#code input:visible'), '');
    assert.match(await page.locator('#code [part=message]').textContent(), /several codes/);
    assert.ok(await page.locator('#code [part=message]').isVisible());
  });
});

test('full-width letters become ordinary ones as they are typed', async () => {
  await visit({}, async (page) => {
    await page.locator('#code input:visible').pressSequentially(CODE.replace('CN', 'ｃｎ'));
    assert.equal(await page.inputValue('#code input:visible'), SHOWN);
    assert.equal(await verdict(page), '格式正确');
  });
});

test('the language comes from the browser, Chinese first, and is switched in place', async () => {
  const heading = (page) => page.locator('h1').textContent();
  for (const [locale, lang] of [
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en-GB', 'en'],
    ['fr-FR', 'zh-CN'],
  ]) {
    await visit({ locale }, async (page) => assert.equal(await page.locator('html').getAttribute('lang'), lang));
  }
  await visit({ locale: 'zh-CN' }, async (page) => {
    await page.fill('#code input:visible', WRONG);
    assert.equal(await heading(page), '检查人形机器人编码');
    await speak(page, 'en');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await verdict(page), 'Not well formed');
    assert.match(await page.locator('.problem').first().innerText(), /not the code of any country/);
    assert.equal(await page.inputValue('#code input:visible'), WRONG);
    assert.equal(await page.getByRole('link', { name: 'English' }).getAttribute('aria-current'), 'true');
    await page.reload();
    await page.locator('html[lang=en]').waitFor();
    assert.match(await heading(page), /Check/);
    await speak(page, 'zh-CN');
    assert.equal(await page.title(), '检查人形机器人编码');
  });
});

for (const path of ['', 'batch.html', 'make.html']) {
  test(`in English no text of the page stays Chinese, and back in Chinese none has changed: ${path || 'index.html'}`, async () => {
    const texts = (page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('[data-text], [data-name]')].map(
          (it) => (it.dataset.text ? it.textContent : '') + (it.dataset.name ? it.ariaLabel : ''),
        ),
      );
    await visit({ path }, async (page) => {
      const chinese = await texts(page);
      assert.ok(chinese.some((text) => /\p{Script=Han}/u.test(text)));
      await page.getByRole('link', { name: 'English' }).click();
      await page.locator('html[lang=en]').waitFor();
      assert.deepEqual(
        (await texts(page)).filter((text) => /\p{Script=Han}/u.test(text)),
        [],
      );
      await page.getByRole('link', { name: '中文' }).click();
      await page.locator('html[lang=zh-CN]').waitFor();
      assert.deepEqual(await texts(page), chinese);
    });
  });
}

test('a link carries a code', async () => {
  await visit({ path: `#${CODE}` }, async (page) => {
    assert.equal(await page.inputValue('#code input:visible'), SHOWN);
    assert.equal(await verdict(page), '格式正确');
  });
  await visit({ path: `?lang=en#${SHOWN.toLowerCase()}` }, async (page) => {
    assert.equal(await verdict(page), 'Well formed');
    assert.equal(await fragment(page), CODE);
  });
  await visit({ path: `#${encodeURIComponent(WRONG)}` }, async (page) => {
    assert.equal(await page.inputValue('#code input:visible'), WRONG);
    assert.equal(await verdict(page), '格式有误');
  });
  await visit({ path: '#%E0%A4%A' }, async (page) => assert.equal(await verdict(page), '格式有误'));
});

test('back and forward lead from code to code, not from key to key', async () => {
  await visit({}, async (page) => {
    const entries = () => page.evaluate(() => history.length);
    const atFirst = await entries();
    await page.locator('#code input:visible').pressSequentially(CODE);
    assert.equal(await entries(), atFirst);
    await page.fill('#code input:visible', '');
    await page.locator('#code input:visible').pressSequentially(OTHER);
    assert.equal(await entries(), atFirst + 1);
    await page.goBack();
    assert.equal(await page.inputValue('#code input:visible'), SHOWN);
    assert.equal(await verdict(page), '格式正确');
    await page.goForward();
    assert.equal(await page.inputValue('#code input:visible'), format(OTHER, 'spaced'));
    await page.evaluate((code) => {
      location.hash = code;
    }, CODE);
    await page.waitForFunction((shown) => document.querySelector('#code').value === shown, SHOWN);
  });
});

test('a person’s number pasted by mistake is neither drawn, nor spoken, nor kept', async () => {
  await visit({}, async (page) => {
    await page.fill('#code input:visible', CITIZEN);
    await pause(page);
    assert.match(await announced(page), /身份证/);
    assert.equal(await page.locator('.place:not(:empty)').count(), 0);
    assert.equal(await page.locator('.suggestion').count(), 0);
    const outside = await page.evaluate(() => {
      return document.body.innerHTML + document.title + location.href + JSON.stringify(history.state);
    });
    assert.ok(!outside.includes(CITIZEN.slice(0, 6)));
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  });
});

test('screen readers hear one sentence when the state changes, and none per key', async () => {
  await visit({ locale: 'en' }, async (page) => {
    await page.evaluate(() => {
      globalThis.heard = [];
      const status = document.querySelector('#code').shadowRoot.querySelector('[role=status]');
      new MutationObserver(() => globalThis.heard.push(status.textContent)).observe(status, { childList: true });
    });
    const heard = async () => {
      await pause(page);
      return page.evaluate(() => globalThis.heard.splice(0).filter(Boolean));
    };
    await page.locator('#code input:visible').pressSequentially(CODE.slice(0, 20));
    assert.deepEqual(await heard(), []);
    await page.locator('#code input:visible').pressSequentially(CODE.slice(20));
    const [done, ...others] = await heard();
    assert.match(done, /well formed/i);
    assert.deepEqual(others, []);
    await page.locator('#code input:visible').pressSequentially('X');
    const [said, ...more] = await heard();
    assert.match(said, /30/);
    assert.deepEqual(more, []);
  });
});

test('everything can be reached and done with the keyboard, in the order of reading', async () => {
  await visit({}, async (page) => {
    await page.fill('#code input:visible', CODE.replace('CN', '\u{421}N'));
    await page.locator('.suggestion').first().waitFor();
    await page.locator('#code input:visible').focus();
    const order = [];
    for (let step = 0; step < 5; step++) {
      order.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className));
      await page.keyboard.press('Tab');
    }
    assert.deepEqual(order, ['code', 'clear', 'scan', 'quiet', 'suggestion']);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.inputValue('#code input:visible'), SHOWN);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.inputValue('#code input:visible'), '');
  });
});

test('where there is no camera the page says so', async () => {
  await visit({ permissions: ['camera'] }, async (page) => {
    await page.getByRole('button', { name: '扫码或选图' }).click();
    await page.getByText('没有找到摄像头').waitFor();
  });
});

test('the sample is a good code that is visibly nobody’s', async () => {
  await visit({}, async (page) => {
    await page.getByRole('button', { name: '填入示例' }).click();
    // What makes samples comes with the first wish for one.
    await page.locator('.meaning').waitFor();
    assert.equal(await verdict(page), '格式正确');
    assert.match(await page.inputValue('#code input:visible'), /TEST/);
  });
});

test('the result is copied as code, text, link and data', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  await visit({ permissions, path: `?lang=en#${CODE}` }, async (page) => {
    const copied = async (name) => {
      await page.getByRole('button', { name }).click();
      await page.locator('.announcement').filter({ hasText: 'Copied.' }).waitFor({ state: 'attached' });
      return page.evaluate(() => navigator.clipboard.readText());
    };
    assert.equal(await copied('Copy code'), CODE);
    assert.match(await copied('Copy link'), new RegExp(`^http.*/tools/robot-code/\\?lang=en#${CODE}$`));
    assert.deepEqual(JSON.parse(await copied('Copy JSON')), decode(CODE));
    const text = await copied('Copy text');
    assert.ok(text.startsWith(`${SHOWN}\nCountry or region: CN — China`), text);
    assert.ok(text.endsWith(decode(CODE).assurance.notice.en), text);
  });
});

for (const width of [320, 360, 768, 1280]) {
  test(`nothing is cut off or breaks badly ${width} pixels wide`, async () => {
    for (const locale of ['zh-CN', 'en']) {
      await visit({ locale, viewport: { width, height: 740 } }, async (page) => {
        for (const [state, text] of Object.entries(STATES)) {
          await page.fill('#code input:visible', text);
          const found = await page.evaluate(async () => {
            // Until the font of codes is there, another one stands in for it.
            await document.fonts.ready;
            const lines = (selector, part) =>
              new Set([...part.querySelectorAll(selector)].map((it) => Math.round(it.getBoundingClientRect().top)))
                .size;
            const parts = [...document.querySelectorAll('.part')];
            const names = parts.map((part) => part.querySelector('p span').getBoundingClientRect());
            const input = document.querySelector('#code').shadowRoot.querySelector('input');
            return {
              sideways: document.documentElement.scrollWidth > innerWidth,
              brokenParts: parts.filter((part) => lines('.places:not(.surplus) .place', part) !== 1).length,
              namesTouch: names.some((one, index) => {
                const next = names[index + 1];
                return next && next.top === one.top && next.left < one.right + 4;
              }),
              shown: [...document.querySelectorAll('[hidden]')].filter((it) => it.offsetParent).length,
              hides: input.scrollWidth > input.clientWidth,
            };
          });
          const hides = state === 'too long' && width < 768 && found.hides;
          assert.deepEqual(
            found,
            { sideways: false, brokenParts: 0, namesTouch: false, shown: 0, hides },
            `${locale}, ${state}`,
          );
        }
      });
    }
  });
}

test('with letters of twice the size nothing runs off a phone', async () => {
  for (const locale of ['zh-CN', 'en']) {
    await visit({ locale, viewport: { width: 360, height: 740 } }, async (page) => {
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      for (const [state, text] of Object.entries(STATES)) {
        await page.fill('#code input:visible', text);
        if (state.startsWith('valid')) await page.locator('.meaning').waitFor();
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, `${locale}, ${state}`);
      }
    });
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core finds nothing in any state, ${colorScheme}`, async () => {
    for (const locale of ['zh-CN', 'en']) {
      await visit({ locale, colorScheme }, async (page) => {
        for (const [state, text] of Object.entries(STATES)) {
          await page.fill('#code input:visible', text);
          assert.deepEqual(await axeFindings(page), [], `${locale}, ${state}`);
        }
      });
    }
  });
}

test('bad places differ without colours, and nothing moves for those who ask for that', async () => {
  await visit({ forcedColors: 'active', reducedMotion: 'reduce' }, async (page) => {
    await page.fill('#code input:visible', WRONG);
    const outline = (selector) =>
      page
        .locator(selector)
        .first()
        .evaluate((it) => getComputedStyle(it).outlineStyle);
    assert.equal(await outline('.place[data-mark=error]'), 'solid');
    assert.equal(await outline('.place[data-mark=""]'), 'none');
    const moves = await page.evaluate(() =>
      [...document.querySelectorAll('*')].some((it) => Number.parseFloat(getComputedStyle(it).transitionDuration) > 0),
    );
    assert.equal(moves, false);
  });
});
