// The element on a page: what its tests share.

import { scene } from './stage.mjs';

export { scene, staged } from './stage.mjs';

export const CODE = 'CNTESTH1A00120260522A00000001';
export const SHOWN = 'CN TEST H1A001 20260522A00000001';

export const SCRIPT = `
  import '/pkg/element.js';
  const form = (window.form = document.querySelector('form'));
  window.field = document.querySelector('humanoid-id-input');
  window.sent = [];
  window.heard = [];
  for (const name of ['input', 'change']) field?.addEventListener(name, (event) => heard.push([name, event.target.value]));
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push([...new FormData(form)]);
  });
`;
export const FORM = '<form><humanoid-id-input name="code" required></humanoid-id-input><button>Send</button></form>';

export async function open(body = FORM, settings = {}) {
  const page = await scene.open(body, { script: SCRIPT, ...settings });
  const type = async (text) => {
    await page.focus('humanoid-id-input');
    await page.keyboard.type(text);
  };
  const enter = async () => {
    await page.keyboard.press('Enter');
    // A form goes when all have heard of the key.
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
  };
  return { page, type, enter, sent: () => page.evaluate(() => sent) };
}
