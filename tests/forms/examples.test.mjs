// The examples of the documentation, built and clicked through.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sample } from 'humanoid-id';
import { stage } from '../browser/stage.mjs';
import { buildExamples } from './build.mjs';

const [CODE] = sample();
const SHOWN = CODE.replace(/^(..)(....)(......)/, '$1 $2 $3 ');

let scene;
before(async () => {
  await buildExamples(fileURLToPath(new URL('../../target/examples', import.meta.url)));
  scene = await stage({ folders: ['target/examples'] });
});
after(() => scene?.close());

async function open(name) {
  const page = await scene.visit(`/target/examples/${name}/index.html`);
  const type = async (selector, text) => {
    await page.focus(selector);
    // The driver focuses an element past its own `focus`, which leaves the caret where it was.
    await page.keyboard.press('End');
    await page.keyboard.type(text);
  };
  const shows = (selector, text) =>
    page
      .waitForFunction(([selector, text]) => document.querySelector(selector)?.textContent === text, [selector, text], {
        timeout: 5000,
      })
      .catch(async () => assert.equal(await page.textContent(selector), text));
  return { page, type, shows };
}

test('plain HTML', async () => {
  const { page, type, shows } = await open('plain');
  await type('humanoid-id-input', CODE.toLowerCase());
  await type('#spare', CODE);
  await page.keyboard.press('Enter');
  await shows('output', `robot=${CODE}&spare=${CODE}`);
  await page.waitForSelector('humanoid-id-card [part=name]:has-text("China")');
  assert.deepEqual(await page.problems(), []);
});

test('React: react-hook-form shows the message at its field and gets the code', async () => {
  const { page, type, shows } = await open('react');
  await type('#registered', 'CNTEST');
  await page.click('text=Send');
  await page.waitForSelector('[role=alert]:has-text("this one has 6")');
  await type('#registered', CODE.slice(6).toLowerCase());
  await page.click('text=Send');
  await shows('output', CODE);
  assert.deepEqual(await page.problems(), []);
});

/** How many messages a person sees, in the page and in its elements. */
const seen = (page, text) => page.locator(`:text("${text}"):visible`).count();

/** Messages come and go with a movement. */
const settles = async (page, text, count) => {
  for (let tries = 0; tries < 50 && (await seen(page, text)) !== count; tries++) await page.waitForTimeout(100);
  assert.equal(await seen(page, text), count);
};

test('React: a live input that is registered, and the element by a controller, with one message each', async () => {
  const { page, type, shows } = await open('react');
  await type('#bound', 'cntest');
  assert.equal(await page.inputValue('#bound'), 'CN TEST');
  assert.equal(await seen(page, 'this one has 6'), 0);
  await page.click('text=Send both');
  await settles(page, 'this one has 6', 1);
  await type('#bound', CODE.slice(6).toLowerCase());
  await type('#third', 'cntest');
  await page.click('text=Send both');
  await settles(page, 'this one has 6', 1);
  await type('#third', CODE.slice(6));
  await page.click('text=Send both');
  await shows('output', `${CODE} ${CODE}`);
  assert.deepEqual(await page.problems(), []);
});

test('React: the element and a live input, both controlled', async () => {
  const { page, type, shows } = await open('react');
  await type('#alone', CODE);
  await shows('#controlled', CODE);
  await shows('#status', 'valid');
  assert.equal(await page.$eval('#alone input', (input) => input.value), SHOWN);
  await page.click('text=Clear');
  await shows('#status', 'incomplete');
  assert.equal(await page.$eval('#alone input', (input) => input.value), '');
  await type('#live', CODE.toLowerCase());
  await shows('#seen', SHOWN);
  await page.$eval('#live', (input) => input.setSelectionRange(4, 4));
  await page.keyboard.type('x');
  assert.equal(await page.$eval('#live', (input) => input.selectionStart), 5);
  await page.keyboard.press('Control+Z');
  await shows('#seen', SHOWN);
  assert.deepEqual(await page.problems(), []);
});

for (const [field, about] of [
  ['#robot', 'an input of the library'],
  ['#spare', 'one that is live'],
  ['#third', 'the element'],
]) {
  test(`Ant Design: one message, and none while somebody types: ${about}`, async () => {
    const { page, type, shows } = await open('ant-design');
    if (field !== '#robot') await type('#robot', CODE);
    await type(field, 'cntest');
    assert.equal(await seen(page, 'this one has 6'), 0);
    await page.click('button');
    await settles(page, 'this one has 6', 1);
    await type(field, CODE.slice(6).toLowerCase());
    await page.click('button');
    await shows('output', field === '#robot' ? CODE : `${CODE} ${CODE}`);
    await settles(page, 'this one has', 0);
    assert.deepEqual(await page.problems(), []);
  });
}

test('Vue: a rule in a form of Element Plus, and v-model on the element', async () => {
  const { page, type, shows } = await open('vue');
  await type('#robot', 'CNTEST');
  await page.click('text=提交');
  await page.waitForSelector('text=实际为6位');
  await type('#robot', ` ${CODE.slice(6).toLowerCase()}`);
  await page.click('text=提交');
  await shows('output', CODE);
  await type('humanoid-id-input', CODE.toLowerCase());
  await shows('#spare', CODE);
  await page.click('#clear');
  assert.equal(await page.$eval('humanoid-id-input input', (input) => input.value), '');
  assert.deepEqual(await page.problems(), []);
});

test('Svelte: a bound input and the element', async () => {
  const { page, type, shows } = await open('svelte');
  await type('#robot', CODE.toLowerCase());
  await shows('#status', 'valid');
  await shows('#seen', SHOWN);
  await type('humanoid-id-input', CODE);
  await shows('#spare', CODE);
  assert.deepEqual(await page.problems(), []);
});
