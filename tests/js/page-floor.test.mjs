// The pages are written for the browsers that the hosting guide names: in the language of their scripts and styles.
// What is missing there at run time, tests/browser/page-floor.test.mjs takes away.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const FLOOR = ['chrome87', 'edge87', 'safari14.1', 'ios14.5', 'firefox89'];
const ASSETS = new URL('../../www/dist/assets/', import.meta.url);
/** The page for files, whose workers and module ask for newer browsers, and what only it loads. */
const NEWER = /^(batch|worker|workbook|parquet|summary|bulk|__vite-browser-external)-/;

const names = readdirSync(fileURLToPath(ASSETS)).filter((name) => /\.(js|css)$/.test(name) && !NEWER.test(name));
const read = (name) => readFileSync(new URL(name, ASSETS), 'utf8');

for (const name of names) {
  test(`${name.replace(/-[\w-]{8}\./, '.')} has nothing in it that these browsers would stumble over`, async () => {
    const loader = name.endsWith('.css') ? 'css' : 'js';
    // esbuild holds every \p{…} of a regular expression for new, as its letters may be; what these pages ask for is old.
    const supported = { 'regexp-unicode-property-escapes': true };
    const written = async (target) => (await transform(read(name), { loader, target, supported })).code;
    // A translator for old browsers finds nothing to translate.
    assert.equal(await written(FLOOR), await written('esnext'));
  });
}

/** Newer than these browsers, and no translator can do without. */
const NEW_VALUES = /color-mix\(|light-dark\(|oklch\(|\d(?:cqi|cqw|dvh|svh|lvh|lh|rlh)\b|\bsubgrid\b/;
const NEW_SELECTORS = /:has\(|:state\(|@layer|@scope|@property/;

test('what is newer in the styles replaces something older, or is asked for by @supports', () => {
  for (const name of names.filter((it) => it.endsWith('.css'))) {
    const css = read(name).replace(/@(supports|container)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
    assert.doesNotMatch(css, NEW_SELECTORS, name);
    const answered = [...read(name).matchAll(/@supports not \(([\w-]+):/g)].map(([, property]) => property);
    for (const [, body] of css.matchAll(/\{([^{}]*)\}/g)) {
      const declarations = body.split(';').map((it) => it.split(/:(.*)/s));
      declarations.forEach(([property, value = ''], at) => {
        if (!NEW_VALUES.test(value) || answered.includes(property)) return;
        const said = `${name}: ${property}: ${value}`;
        // With a variable in it, an old engine finds out too late that it cannot use it.
        assert.doesNotMatch(value, /var\(/, said);
        const group = property === 'font-size' ? ['font', 'font-size'] : [property];
        assert.ok(
          declarations.slice(0, at).some(([before, older]) => group.includes(before) && !NEW_VALUES.test(older)),
          said,
        );
      });
    }
  }
});

test('the build and the guide name the same browsers', () => {
  const guide = readFileSync(new URL('../../docs/host-this-page.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');
  const config = readFileSync(new URL('../../www/vite.config.ts', import.meta.url), 'utf8');
  assert.ok(config.includes(`[${FLOOR.map((it) => `'${it}'`).join(', ')}]`));
  assert.match(guide, /Chromium and its WebViews from 87, Safari from 14\.1 \(iOS 14\.5\) and Firefox from 89/);
});
