// Scanning: pictures made by another library's encoder, and a camera that shows one.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import bwip from 'bwip-js';
import { format, sample } from '../../pkg/index.js';
import { axeFindings, startBrowser, visit } from './page-harness.mjs';

const [CODE, OTHER] = sample({ count: 2 });

const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
const film = join(folder, 'camera.y4m');
writeFileSync(film, filmOf(CODE));
after(() => rmSync(folder, { recursive: true }));

startBrowser(['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]);

/** One still frame, grey, as a camera gives it: a QR code in its middle. */
function filmOf(text, width = 640, height = 480, module = 10) {
  const [{ pixs, pixx }] = bwip.raw('qrcode', text, 'eclevel=M');
  const left = (width - pixx * module) / 2;
  const top = (height - pixx * module) / 2;
  const dark = (x, y) => {
    const [column, row] = [Math.floor((x - left) / module), Math.floor((y - top) / module)];
    return column >= 0 && column < pixx && row >= 0 && row < pixx && pixs[row * pixx + column] === 1;
  };
  const luma = Buffer.alloc(width * height, 230);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (dark(x, y)) luma[y * width + x] = 25;
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}

const png = (bcid, text) => bwip.toBuffer({ bcid, text, scale: 4, padding: 12, backgroundcolor: 'ffffff' });

/** Pictures side by side, a little askew, as somebody photographs them. */
async function photographed(page, pictures) {
  const other = await page
    .context()
    .browser()
    .newPage({ viewport: { width: 900, height: 500 } });
  const images = pictures.map(
    (it) => `<img src="data:image/png;base64,${it.toString('base64')}" style="rotate:7deg;margin:60px">`,
  );
  await other.setContent(`<body style="background:#d8d8d0">${images.join('')}</body>`);
  const photo = await other.screenshot();
  await other.close();
  return photo;
}

async function choose(page, buffer, name = 'plate.png', mimeType = 'image/png') {
  if (!(await page.locator('.scanner').isVisible())) await page.locator('#scan').click();
  await page.locator('.scanner input[type=file]').setInputFiles({ name, mimeType, buffer });
}
const said = (page) => page.locator('.scanner-said');
const settled = (page, text) => page.waitForFunction((it) => document.querySelector('#code').value === it, text);

for (const [bcid, text] of [
  ['qrcode', CODE],
  ['datamatrix', CODE],
  ['qrcode', `https://example.com/robot?id=${CODE}&from=label`],
]) {
  test(`a picture is read: ${bcid}, ${text}`, async () => {
    await visit({}, async (page) => {
      await choose(page, await photographed(page, [await png(bcid, text)]));
      await settled(page, format(CODE, 'spaced'));
      assert.equal(await page.locator('#verdict').textContent(), '格式正确');
      assert.equal(await page.locator('.scanner').isVisible(), false);
    });
  });
}

test('of two codes in one picture both are offered', async () => {
  await visit({ locale: 'en' }, async (page) => {
    await choose(page, await photographed(page, [await png('qrcode', CODE), await png('datamatrix', OTHER)]));
    await page.locator('.scanner-found button').nth(1).waitFor();
    assert.equal(await said(page).textContent(), 'There are 2 codes. Choose one:');
    assert.deepEqual(await axeFindings(page), []);
    await page.getByRole('button', { name: format(OTHER, 'spaced') }).click();
    assert.equal(await page.inputValue('#code input:visible'), format(OTHER, 'spaced'));
  });
});

test('a picture without a symbol, a symbol without a code and a file that is no picture are told apart', async () => {
  await visit({ locale: 'en' }, async (page) => {
    const blank = await photographed(page, []);
    await choose(page, blank);
    await said(page).filter({ hasText: 'no QR code or Data Matrix' }).waitFor();
    await choose(page, await png('qrcode', 'https://example.com/'));
    await said(page).filter({ hasText: 'no robot code in it' }).waitFor();
    await choose(page, Buffer.from('code,name\n'), 'fleet.csv', 'text/csv');
    await said(page).filter({ hasText: 'cannot be opened' }).waitFor();
    assert.equal(await page.inputValue('#code input:visible'), '');
  });
});

for (const gesture of ['paste', 'drop']) {
  test(`a picture can be brought by ${gesture}`, async () => {
    await visit({}, async (page) => {
      const bytes = [...(await png('qrcode', CODE))];
      await page.evaluate(
        ([type, bytes]) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], 'plate.png', { type: 'image/png' }));
          const init = { bubbles: true, cancelable: true };
          document.body.dispatchEvent(
            type === 'paste'
              ? new ClipboardEvent('paste', { ...init, clipboardData: data })
              : new DragEvent('drop', { ...init, dataTransfer: data }),
          );
        },
        [gesture, bytes],
      );
      await settled(page, format(CODE, 'spaced'));
    });
  });
}

test('the browser’s own detector is used where it knows both kinds', async () => {
  await visit({}, async (page) => {
    await page.evaluate((code) => {
      globalThis.BarcodeDetector = class {
        static getSupportedFormats = async () => ['qr_code', 'data_matrix', 'ean_13'];
        detect = async () => [{ rawValue: code }];
      };
    }, CODE);
    await choose(page, await photographed(page, []));
    await settled(page, format(CODE, 'spaced'));
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .join(),
    );
    assert.doesNotMatch(loaded, /zxing/);
  });
});

for (const [what, detectors] of Object.entries({
  'its constructor': () =>
    class {
      static getSupportedFormats = async () => ['qr_code', 'data_matrix'];
      constructor() {
        throw new TypeError('Failed to construct');
      }
    },
  'its list of formats': () =>
    class {
      static getSupportedFormats = () => Promise.reject(new DOMException('Service unavailable', 'NotSupportedError'));
      detect = async () => [];
    },
  'formats that it never tells': () =>
    class {
      static getSupportedFormats = () => new Promise(() => {});
      detect = async () => [];
    },
  'a look that never ends': () =>
    class {
      static getSupportedFormats = async () => ['qr_code', 'data_matrix'];
      detect() {
        globalThis.looks = (globalThis.looks ?? 0) + 1;
        return new Promise(() => {});
      }
    },
  'nothing that it sees': () =>
    class {
      static getSupportedFormats = async () => ['qr_code', 'data_matrix'];
      detect() {
        globalThis.looks = (globalThis.looks ?? 0) + 1;
        return Promise.resolve([]);
      }
    },
  'a look': () =>
    class {
      static getSupportedFormats = async () => ['qr_code', 'data_matrix'];
      detect() {
        globalThis.looks = (globalThis.looks ?? 0) + 1;
        return Promise.reject(new DOMException('Barcode detection service unavailable', 'NotSupportedError'));
      }
    },
})) {
  test(`where the browser's own detector fails, ZXing reads, and it is not asked again: ${what}`, async () => {
    await visit({ locale: 'en' }, async (page) => {
      await page.evaluate(`globalThis.BarcodeDetector = (${detectors})()`);
      await choose(page, await png('qrcode', 'https://example.com/'));
      await said(page).filter({ hasText: 'no robot code in it' }).waitFor();
      await choose(page, await png('qrcode', CODE));
      await settled(page, format(CODE, 'spaced'));
      assert.ok((await page.evaluate(() => globalThis.looks ?? 0)) <= 1);
    });
  });
}

test('where WebAssembly is missing, no network is waited for', async () => {
  await visit({ locale: 'en' }, async (page) => {
    await page.evaluate(() => {
      WebAssembly.instantiate = () => Promise.reject(new WebAssembly.CompileError('no'));
    });
    await choose(page, await png('qrcode', CODE));
    await said(page).filter({ hasText: 'WebAssembly is switched off' }).waitFor();
  });
});

test('a small symbol in a large photo is read by a second look at full size', async () => {
  await visit({}, async (page) => {
    const symbol = await bwip.toBuffer({ bcid: 'qrcode', text: CODE, scale: 4, padding: 4, backgroundcolor: 'ffffff' });
    // 12 million pixels, 120 of them wide.
    const photo = await page.evaluate(
      async (symbol) => {
        const canvas = new OffscreenCanvas(4000, 3000);
        const pen = canvas.getContext('2d');
        pen.fillStyle = '#c9c9c0';
        pen.fillRect(0, 0, 4000, 3000);
        const picture = await createImageBitmap(new Blob([new Uint8Array(symbol)], { type: 'image/png' }));
        pen.drawImage(picture, 1930, 1950, 120, 120);
        return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
      },
      [...symbol],
    );
    await choose(page, Buffer.from(photo));
    await settled(page, format(CODE, 'spaced'));
  });
});

test('the first scan without a network says what is missing, and goes on when there is one', async () => {
  await visit({ locale: 'en', expected: /Failed to (load|fetch)|ERR_|zxing/ }, async (page) => {
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.context().setOffline(true);
    await choose(page, await png('qrcode', CODE));
    await said(page).filter({ hasText: 'takes a network once' }).waitFor();
    await page.context().setOffline(false);
    await settled(page, format(CODE, 'spaced'));
    // By now it is kept.
    await page.context().setOffline(true);
    await page.reload();
    await page.locator('.languages a[aria-current]').waitFor();
    await choose(page, await png('datamatrix', OTHER));
    await settled(page, format(OTHER, 'spaced'));
  });
});

test('where not even the scanner is there yet, that is said, and the same button works later', async () => {
  await visit(
    { locale: 'en', expected: /Failed to (load|fetch)|ERR_|Failed to register|not what it was built/ },
    async (page) => {
      await page.route('**/assets/scan-*', (route) => (isOffline ? route.abort() : route.continue()));
      let isOffline = true;
      await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true }));
      await page.locator('#scan').click();
      await page.locator('.update').filter({ hasText: 'takes a network once' }).waitFor();
      await page.getByRole('button', { name: 'OK' }).click();
      isOffline = false;
      await page.locator('#scan').click();
      await page.locator('.scanner').waitFor();
    },
  );
});

test('the camera is looked through until there is a code, and then let go', async () => {
  await visit({ permissions: ['camera'] }, async (page) => {
    await page.evaluate(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        globalThis.stream = await ask(wanted);
        return globalThis.stream;
      };
    });
    await page.getByRole('button', { name: '扫码或选图' }).click();
    await settled(page, format(CODE, 'spaced'));
    assert.equal(await page.locator('.scanner').isVisible(), false);
    assert.deepEqual(await page.evaluate(() => globalThis.stream.getTracks().map((track) => track.readyState)), [
      'ended',
    ]);
  });
});

test('a picture chosen while the browser still asks about the camera is what counts', async () => {
  await visit({ locale: 'en', permissions: ['camera'] }, async (page) => {
    await page.evaluate(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      const allowed = new Promise((resolve) => {
        globalThis.allow = resolve;
      });
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        await allowed;
        globalThis.stream = await ask(wanted);
        return globalThis.stream;
      };
    });
    await choose(page, await png('qrcode', 'https://example.com/'));
    await said(page).filter({ hasText: 'no robot code in it' }).waitFor();
    await page.evaluate(() => globalThis.allow());
    await page.waitForFunction(() => globalThis.stream?.getTracks().every((track) => track.readyState === 'ended'));
    assert.match(await said(page).textContent(), /no robot code in it/);
    assert.equal(await page.locator('.scanner video').isVisible(), false);
    assert.equal(await page.inputValue('#code input:visible'), '');
  });
});

test('a camera that is refused, and a page that may not use one, are explained', async () => {
  await visit({ locale: 'en' }, async (page) => {
    const scan = () => page.getByRole('button', { name: 'Scan, or choose' }).click();
    await scan();
    await said(page).filter({ hasText: 'not allowed' }).waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.evaluate(() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }));
    await scan();
    await said(page).filter({ hasText: 'https pages only' }).waitFor();
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('#scan').evaluate((button) => button === document.activeElement));
  });
});
