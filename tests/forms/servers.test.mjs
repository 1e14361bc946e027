// The server recipes of the guide, built and asked: a code, what is wrong with a text in two languages, and logs that keep
// nothing of it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const out = fileURLToPath(new URL('node_modules/.snippets/servers', import.meta.url));
const source = (name) => fileURLToPath(new URL(`../../docs/examples/server/${name}.ts`, import.meta.url));

const CODE = 'CNTESTH1A00120260522A00000001';
// A citizen's number that belongs to nobody, with the check character that it needs.
const CITIZEN = '11010519491231002X';

const logged = [];
const closing = [];
const { log, error } = console;
/** Every server is asked by the same function. */
const servers = {
  async express() {
    const { app } = await import(`${out}/express.js`);
    const server = app.listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    closing.push(() => server.close());
    return (options) => fetch(`http://127.0.0.1:${server.address().port}/robots`, options);
  },
  async hono() {
    const { app } = await import(`${out}/hono.js`);
    return (options) => app.request('/robots', options);
  },
};

before(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: out,
      emptyOutDir: true,
      rolldownOptions: {
        input: { express: source('express'), hono: source('hono') },
        external: (name) => /^[@a-z]/i.test(name),
      },
    },
  });
  // The folder lies beside the packages that the recipes use.
  console.log = console.error = (...said) => logged.push(said.join(' '));
});
after(() => {
  Object.assign(console, { log, error });
  for (const close of closing) close();
});

for (const [name, start] of Object.entries(servers)) {
  describe(name, () => {
    let ask;
    before(async () => {
      const asked = await start();
      ask = async (body, language = 'en') => {
        logged.length = 0;
        const headers = { 'content-type': 'application/json', 'accept-language': language };
        const response = await asked({ method: 'POST', headers, body });
        const text = await response.text();
        return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : null };
      };
    });
    const send = (robot, language) => ask(JSON.stringify({ robot }), language);

    test('a code, leniently read', async () => {
      const { status, body } = await send('cn-test-h1a001-20260522a00000001');
      assert.deepEqual([status, body], [201, { robot: CODE }]);
      assert.deepEqual(logged, ['201 CNTEST***********************']);
    });

    test('what is wrong, in the language that was asked for', async () => {
      for (const [language, words] of [
        ['en', /has 29 characters/],
        ['zh-CN,zh;q=0.9,en;q=0.8', /29位/],
        ['zh-Hans-CN', /29位/],
        ['fr-FR,fr;q=0.9', /has 29 characters/],
        ['', /has 29 characters/],
      ]) {
        const { status, body } = await send('CNTEST', language);
        assert.equal(status, 422);
        assert.deepEqual(
          body.problems.map(({ path, code }) => [path, code]),
          [['robot', 'too-short']],
        );
        assert.match(body.problems[0].message, words, language);
      }
    });

    test('what was sent is nowhere in the logs, and a citizen’s number nowhere at all', async () => {
      for (const text of [CITIZEN, `${CITIZEN} ${CODE}`, 'Ada Lovelace']) {
        const { status, text: answer } = await send(text);
        assert.equal(status, 422);
        assert.ok(!answer.includes(CITIZEN));
        for (const word of text.split(' ')) assert.ok(!logged.join().includes(word), logged.join());
        assert.match(logged.join(), /^422 [a-z- ]+$/);
      }
    });

    test('a body that is no form is refused, and not repeated', async () => {
      for (const body of [`{"robot": "${CITIZEN}`, `"${CITIZEN}"`, '']) {
        const { status, text } = await ask(body);
        assert.ok([400, 422].includes(status), `${status}`);
        assert.ok(!(text + logged.join()).includes(CITIZEN), text);
      }
      const { status } = await send('C'.repeat(20_000));
      assert.ok(status >= 400 && status < 500, `${status}`);
    });
  });
}
