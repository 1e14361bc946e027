// An input with the live input behind it, and hands for it: what the tests of `bind` share.

import { scene } from './stage.mjs';

export { scene, staged } from './stage.mjs';

export const CODE = 'CNTESTH1A00120260522A00000001';
export const SHOWN = 'CN TEST H1A001 20260522A00000001';
export const SECOND = 'CNTESTH1A00120260522A00000002';

export const FORM = `<form><label for="code">Code</label><input id="code" name="code" value="" maxlength="29" pattern="[A-Z]{2}[0-9A-Z]{27}">
  <button>Send</button><button type="reset">Reset</button></form>`;
export const script = (options = '{}') => `
  import { bind } from '/pkg/index.js';
  const input = document.querySelector('input');
  window.states = [];
  window.sent = [];
  window.inputs = [];
  input.addEventListener('input', (event) => inputs.push([event.inputType, input.value]));
  document.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push([...new FormData(event.target)]);
  });
  window.unbind = bind(input, { onState: (state, said) => states.push({ ...state, said }), ...${options} });
  window.announced = [];
  new MutationObserver(() => announced.push(document.querySelector('[role=status]').textContent))
    .observe(document.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true });
`;

export async function field(body = FORM, options, settings) {
  const page = await scene.open(body, { script: script(options), ...settings });
  await page.focus('input');
  const cdp = await page.context().newCDPSession(page);
  return {
    page,
    cdp,
    async drawn() {
      return page.$eval('input', ({ value, selectionStart, selectionEnd }) =>
        selectionStart === selectionEnd
          ? `${value.slice(0, selectionStart)}|${value.slice(selectionStart)}`
          : `${value.slice(0, selectionStart)}[${value.slice(selectionStart, selectionEnd)}]${value.slice(selectionEnd)}`,
      );
    },
    caret: (start, end = start) => page.$eval('input', (input, at) => input.setSelectionRange(...at), [start, end]),
    /** What the clipboard holds, put in as the browser does. */
    async paste(text) {
      await page.evaluate((text) => {
        const area = document.createElement('textarea');
        area.id = 'clip';
        area.value = text;
        const { activeElement: input } = document;
        const selection = [input.selectionStart, input.selectionEnd];
        document.body.append(area);
        area.select();
        document.execCommand('copy');
        area.remove();
        input.focus();
        input.setSelectionRange(...selection);
      }, text);
      await page.keyboard.press('Control+V');
    },
    state: () => page.evaluate(() => states.at(-1)),
    attribute: (name) => page.getAttribute('input', name),
  };
}
