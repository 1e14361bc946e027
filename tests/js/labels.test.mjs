// Labels: what is drawn, written as PDF and made into pictures, read back by readers that have nothing to do with the encoder
// or with each other: ZXing, jsQR, ZBar and libdmtx.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { sample } from '../../pkg/node/index.js';
import { labelName, labelPng, labelSheets } from '../../pkg/node/labels.js';
import { notRun } from '../../scripts/not-run.mjs';
import { readBarcodes } from '../browser/page-reader.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(root, 'pkg', 'node', 'cli.js');
const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-'));
after(() => rmSync(folder, { recursive: true }));

const KINDS = { qr: 'QRCode', 'data-matrix': 'DataMatrix' };
const LINK = 'https://example.org/robot-code/#';
const codes = sample({ count: 40 });
const [CODE] = codes;

const has = (tool, ...args) => !spawnSync(tool, args).error;
const without = (tool, what) => (has(tool, '-h') ? false : notRun(tool, what));
const run = (...args) => {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  return spawnSync(process.execPath, [CLI, 'labels', ...args], { encoding: 'utf8', env, cwd: folder });
};

/** The size, the pixels in a metre and the pixels of a picture of one bit a pixel. */
function opened(png) {
  const view = new DataView(png.buffer, png.byteOffset, png.length);
  const chunks = {};
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    chunks[Buffer.from(png.subarray(at + 4, at + 8)).toString()] = png.subarray(at + 8, at + 8 + view.getUint32(at));
  }
  const side = Buffer.from(chunks.IHDR).readUInt32BE(0);
  const raw = inflateSync(chunks.IDAT);
  const stride = 1 + Math.ceil(side / 8);
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const isLight = (raw[y * stride + 1 + (x >> 3)] >> (7 - (x & 7))) & 1;
      pixels.fill(isLight * 255, 4 * (y * side + x), 4 * (y * side + x) + 3);
    }
  }
  return { side, pixelsInMetre: Buffer.from(chunks.pHYs).readUInt32BE(0), pixels };
}

const dmtx = (file, ...args) =>
  execFileSync('dmtxread', ['-n', ...args, file], { encoding: 'utf8' })
    .trim()
    .split('\n');
const zbar = (file) =>
  execFileSync('zbarimg', ['--quiet', '--raw', file], { encoding: 'utf8', stdio: 'pipe' }).trim().split('\n');

for (const [symbol, format] of Object.entries(KINDS)) {
  for (const link of ['', LINK]) {
    const text = link + CODE;
    const png = labelPng(CODE, { symbol, link, dpi: 600 });
    test(`${symbol}, ${link ? 'a link' : 'a code'}: two readers read the picture`, async () => {
      const [found, ...others] = await readBarcodes(png);
      assert.deepEqual([found.format, found.text, others.length], [format, text, 0]);
      if (symbol === 'qr') {
        const { side, pixels } = opened(png);
        assert.equal(jsQR(pixels, side, side).data, text);
      }
    });
    // It reads nothing else.
    if (symbol !== 'data-matrix') continue;
    test('the same by libdmtx', { skip: without('dmtxread', 'reading a Data Matrix by libdmtx') }, () => {
      const file = join(folder, labelName(CODE, { symbol, link }, 'png'));
      writeFileSync(file, png);
      assert.deepEqual(dmtx(file), [text]);
    });
  }
}

test('a picture says how many pixels are an inch, and so how large it is', () => {
  for (const dpi of [300, 600, 1200]) {
    const { side, pixelsInMetre } = opened(labelPng(CODE, { dpi, module: 0.5 }));
    assert.equal(pixelsInMetre, Math.round(dpi / 0.0254));
    // 33 modules of half a millimetre, to the nearest whole pixel of each.
    assert.equal(side, 33 * Math.round((0.5 / 25.4) * dpi));
  }
  assert.throws(() => labelPng(CODE, { dpi: 10 }), /dpi: expected a pixel or more/);
});

test('names of files tell the symbol, and a code from a link', () => {
  assert.equal(labelName(CODE, {}, 'svg'), `${CODE}-qr-code.svg`);
  assert.equal(labelName(CODE, { symbol: 'data-matrix', link: LINK }, 'png'), `${CODE}-data-matrix-link.png`);
});

const noPages = without('pdftoppm', 'reading the labels of a PDF');

/** The pages of a PDF as pictures. */
function pagesOf(name, pdf) {
  writeFileSync(join(folder, `${name}.pdf`), pdf);
  execFileSync('pdftoppm', ['-r', '300', '-gray', '-png', `${name}.pdf`, `${name}-page`], { cwd: folder });
  const pages = readdirSync(folder).filter((file) => file.startsWith(`${name}-page-`));
  return pages.sort().map((file) => join(folder, file));
}

const OTHER = { qr: ['zbarimg', zbar], 'data-matrix': ['dmtxread', (file) => dmtx(file, '-N1')] };
for (const [symbol, format] of Object.entries(KINDS)) {
  test(`a sheet with ${symbol} is read back, label by label`, { skip: noPages }, async () => {
    const read = [];
    for (const page of pagesOf(symbol, await labelSheets(codes, { symbol }).pdf())) {
      const found = await readBarcodes(readFileSync(page), { formats: [format], maxNumberOfSymbols: 255 });
      read.push(...found.map(({ text }) => text));
    }
    assert.deepEqual(read.sort(), [...codes].sort());
    // What people read beside it is text, in two lines.
    const text = execFileSync('pdftotext', ['-layout', `${symbol}.pdf`, '-'], { cwd: folder, encoding: 'utf8' });
    for (const code of codes) assert.ok(text.includes(code.slice(12)), code);
  });

  const [tool, read] = OTHER[symbol];
  test(`${symbol}, one label a page as for a printer of labels: ${tool} reads each`, {
    skip: noPages || without(tool, `reading labels by ${tool}`),
  }, async () => {
    const some = codes.slice(0, 5);
    const roll = `roll-${symbol}`;
    const pages = pagesOf(roll, await labelSheets(some, { symbol, page: 'label' }).pdf());
    assert.deepEqual(pages.flatMap(read), some);
    const [, width, height] = execFileSync('pdfinfo', [`${roll}.pdf`], { cwd: folder, encoding: 'utf8' }).match(
      /Page size:\s+([\d.]+) x ([\d.]+)/,
    );
    assert.ok(Math.abs(width - (60 * 72) / 25.4) < 0.01 && Math.abs(height - (20 * 72) / 25.4) < 0.01);
  });
}

test('a drawing has the size of the paper, and every label its title and its text', () => {
  const sheets = labelSheets(codes, { page: 'a5' });
  assert.equal(sheets.count, 3);
  const first = sheets.svg(0);
  assert.match(first, /<svg [^>]*width="148mm" height="210mm" viewBox="0 0 148 210"/);
  const both = sheets.svg();
  assert.match(both, /width="148mm" height="630mm"/);
  assert.deepEqual(
    [...both.matchAll(/<title>(\w+)<\/title>/g)].map(([, code]) => code),
    codes,
  );
  assert.ok(codes.every((code) => both.includes(`>${code.slice(12)}</text>`)));
});

test('what has no room is refused, with what would do', () => {
  assert.throws(() => labelSheets(codes, { label: [60, 8] }), /label: expected 10\.89 mm or more on either side/);
  assert.throws(
    () => labelSheets(codes, { label: [20, 16] }),
    /label: expected [\d.]+ mm in width, so that the text can be read/,
  );
  assert.throws(() => labelSheets(codes, { page: [50, 50] }), /page: expected room for a label/);
  assert.equal(labelSheets([]).count, 0);
});

test('what is no code and no option is refused with what was expected', () => {
  for (const [options, expected] of [
    [{ symbol: 'x' }, /symbol: expected qr or data-matrix, found “x”/],
    [{ lable: [1, 2] }, /option: expected one of symbol, .*, found “lable”/],
    [{ page: 'a3' }, /page: expected a4, .* or \[width, height\] in millimetres, found “a3”/],
    [{ page: [5] }, /page: expected .*, found \[5\]/],
    [{ label: ['60', null] }, /label: expected \[width, height\]/],
    [{ module: Number.NaN }, /module: expected millimetres/],
  ]) {
    assert.throws(() => labelSheets(codes, options), expected);
  }
  assert.throws(() => labelSheets([codes[0], 'hello']), /code 2: expected the 29 characters .*, found “hello”/);
  assert.throws(() => labelPng(undefined), /code 1: expected/);
});

test('the command line writes sheets and pictures, and names rows that have no label', async () => {
  writeFileSync(join(folder, 'codes.csv'), `n;code\n${codes.map((code, at) => `${at};${code}\n`).join('')}41;CNTEST\n`);
  const pdf = run('codes.csv', '--output', 'all.pdf', '--symbol', 'data-matrix', '--label', '50x12');
  assert.deepEqual([pdf.status, pdf.stdout], [1, 'labels 40, sheets 1, rows without a label 1\n']);
  assert.match(pdf.stderr, /codes\.csv: line 42: /);
  assert.match(readFileSync(join(folder, 'all.pdf'), 'latin1'), /^%PDF-/);
  writeFileSync(join(folder, 'good.csv'), `code\n${codes.join('\n')}\n`);
  const svg = run('good.csv', '--output', 'sheet.svg', '--page', 'a5');
  assert.deepEqual([svg.status, svg.stdout, svg.stderr], [0, 'labels 40, sheets 3\n', '']);
  assert.ok(['sheet-1.svg', 'sheet-2.svg', 'sheet-3.svg'].every((name) => readdirSync(folder).includes(name)));
  mkdirSync(join(folder, 'pictures'));
  const pictures = run('good.csv', '--output', 'pictures', '--dpi', '300', '--link', LINK);
  assert.deepEqual([pictures.status, pictures.stdout], [0, 'pictures 40, 300 dpi\n']);
  const names = readdirSync(join(folder, 'pictures'));
  assert.deepEqual(names.sort(), codes.map((code) => `${code}-qr-link.png`).sort());
  const [found] = await readBarcodes(readFileSync(join(folder, 'pictures', names[0])));
  assert.equal(found.text, `${LINK}${names[0].slice(0, 29)}`);
  assert.equal(run('good.csv').status, 2);
  assert.match(
    run('good.csv', '--output', 'x.pdf', '--label', '60').stderr,
    /--label: expected millimetres such as 60x20/,
  );
  assert.match(run('good.csv', '--output', 'x.pdf', '--label', '60x8').stderr, /10\.89 mm or more/);
});

test('the command line says what is odd about labels before somebody sticks them on', () => {
  const [one] = codes;
  writeFileSync(join(folder, 'odd.csv'), `code\n${one}\n${one}\nCNTST3LX01002621000000004711C\n${one.slice(0, 7)}\n`);
  const registry = ['--registry', join(folder, 'registry.json')];
  writeFileSync(registry[1], readFileSync(new URL('../../pkg-template/sample-registry.json', import.meta.url)));
  const odd = run('odd.csv', '--output', 'odd.pdf', ...registry);
  assert.equal(odd.status, 1);
  assert.match(odd.stderr, /odd\.csv: line 3: The same code is already in row 1, line 2/);
  assert.match(odd.stderr, /odd\.csv: line 4: .*does not agree with the rest/);
  assert.match(odd.stderr, /odd\.csv: line 5: A code has 29 characters; this one has 7/);
  assert.match(odd.stdout, /^labels 3, sheets 1, rows without a label 1/);
  const strict = run('odd.csv', '--output', 'odd.pdf', ...registry, '--rule', 'layout=error');
  assert.deepEqual([strict.status, strict.stdout], [1, '']);
  assert.match(strict.stderr, /no code to make a label of/, 'samples fit no layout of their maker');
  assert.equal(run('odd.csv', '--output', 'odd-pictures').stdout, 'pictures 2, 600 dpi, rows without a picture 1\n');
  const given = readFileSync(join(folder, 'odd.csv'), 'utf8');
  for (const [args, said] of [
    [['--output', 'odd.csv'], /--output/],
    [['--output', 'x.txt'], /--output: expected a file that ends in \.pdf or \.svg, or a folder/],
    [['--output', 'x.pdf', '--link', 'javascript:alert(1)'], /--link: expected an address that begins with https/],
  ]) {
    const { status, stderr } = run('odd.csv', ...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, said);
  }
  assert.equal(readFileSync(join(folder, 'odd.csv'), 'utf8'), given);
  writeFileSync(join(folder, 'none.csv'), 'code\n');
  const none = run('none.csv', '--output', 'none.pdf');
  assert.deepEqual([none.status, existsSync(join(folder, 'none.pdf'))], [1, false]);
});
