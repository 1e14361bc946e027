// A page in a process without a browser, as Vitest and Jest make it of jsdom or happy-dom, and what user-event types there.

const CODE = 'CNTESTH1A00120260522A00000001';
const problems = [];
let answer = {};
const told = (error) => problems.push(String(error?.stack ?? error));
process.on('exit', () => process.stdout.write(JSON.stringify({ ...answer, problems })));
process.on('uncaughtException', told);
process.on('unhandledRejection', told);

const PAGES = {
  async jsdom() {
    const { JSDOM, VirtualConsole } = await import('jsdom');
    const virtualConsole = new VirtualConsole().on('jsdomError', told);
    return new JSDOM('<html lang="en">', { pretendToBeVisual: true, virtualConsole, url: 'http://localhost/' }).window;
  },
  async 'happy-dom'() {
    const { Window } = await import('happy-dom');
    const window = new Window();
    window.document.documentElement.lang = 'en';
    return window;
  },
};

const window = await PAGES[process.argv[2]]();
const OF_THE_PAGE = ['Event', 'EventTarget', 'CustomEvent', 'navigator', 'MessageEvent'];
for (const name of new Set([window, Object.getPrototypeOf(window)].flatMap(Object.getOwnPropertyNames))) {
  if (name in globalThis && !OF_THE_PAGE.includes(name)) continue;
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}

const { bind } = await import('humanoid-id');
await import('humanoid-id/element');
const { userEvent } = await import('@testing-library/user-event');
document.body.innerHTML = `<form><input name="own"><humanoid-id-input><input name="robot"></humanoid-id-input></form>
  <humanoid-id-card value="${CODE}"></humanoid-id-card>`;
const user = userEvent.setup({ document });
const [own, inner] = document.querySelectorAll('input');
const off = bind(own);
const typed = [];
await user.click(own);
for (const keys of ['cntesth1', '{Backspace}', '{Backspace}', 'h1a00120260522a00000001', '{Backspace}', '1']) {
  await user.keyboard(keys);
  typed.push(own.value);
}
await user.type(inner, CODE);
const robot = new window.FormData(document.querySelector('form')).get('robot');
off();
document.body.innerHTML = '';
answer = { typed, robot };
process.exit();
