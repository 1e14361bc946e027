// `registry init`: a few questions, and a document to go on from, with its schema beside it. Answers come from a terminal, or
// one a line from the standard input.

import { copyFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { draftRegistry, kindsOf, NoDraft, type Part, partsOf } from '../drafts/registry';
import { compose, type Locale, loadRegistry, message, type Names } from '../index';
import { visible } from '../messages/escape-invisible';
import { Usage } from './errors';
import { draft } from './files';
import { SENTENCES } from './sentences';
import { complain, print } from './terminal';

const SCHEMA = 'registry.schema.json';

export async function initRegistry(files: string[], locale: Locale): Promise<number> {
  const say = SENTENCES[locale];
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) throw new Usage((say) => say.init.which);
  if (await exists(file)) throw new Usage((say) => `${file}${say.colon}${say.init.there}`);
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  /** Ask until the answer will do; nothing is the usual. */
  const ask = async <T>(question: string, usual: string, read: (answer: string) => T | null): Promise<T> => {
    for (;;) {
      await complain(`${question}${usual ? ` [${usual}]` : ''}: `);
      const { value, done } = await lines.next();
      if (done) throw new Usage((say) => say.init.unanswered({ question }));
      const found = read(`${value}`.trim() || usual);
      if (found !== null) return found;
      await complain(`${say.init.again}\n`);
    }
  };
  const code = (length: number) => (answer: string) =>
    new RegExp(`^[0-9A-Z]{${length}}$`, 'i').test(answer) ? answer.toUpperCase() : null;

  const issuer = await ask(say.init.issuer, '', names);
  const enterprise = await ask(say.init.enterprise, '', code(4));
  const model = await ask(say.init.model, '', code(6));
  const modelName = await ask(say.init.modelName, model, names);
  const texts = await ask(say.init.number, '', (answer) => {
    const parts = partsOf(answer);
    return parts.some((part) => /\d/.test(part)) ? parts : null;
  });
  const parts: Part[] = [];
  for (const [at, text] of texts.entries()) {
    const kinds = kindsOf(texts, at);
    const [usual = 'text'] = kinds;
    const question = say.init.part({ text, kinds: kinds.join(say.comma) });
    const kind =
      kinds.length === 1 ? usual : await ask(question, usual, (it) => kinds.find((kind) => kind === it) ?? null);
    parts.push({ text, kind });
  }
  const hasCheck = await ask(
    say.init.check,
    say.init.yes,
    (answer) => [say.init.yes, say.init.no].indexOf(answer) + 1 || null,
  );
  lines.return?.();

  const asOf = new Date().toISOString().slice(0, 10);
  const answers = { issuer, enterprise, model, modelName, parts, asOf, hasCheck: hasCheck === 1 };
  try {
    const document = draftRegistry(answers, { loadRegistry, compose, message: (about) => message(about, locale) });
    const output = await draft(file);
    await output.write(`${JSON.stringify({ $schema: `./${SCHEMA}`, ...document }, null, 2)}\n`);
    await output.finish();
  } catch (error) {
    if (!(error instanceof NoDraft)) throw error;
    const { because, detail } = error;
    throw new Usage((say) =>
      because === 'too-long' ? say.init.tooLong({ places: detail }) : say.init.notSound({ detail }),
    );
  }
  const schema = join(dirname(file), SCHEMA);
  if (!(await exists(schema))) await copyFile(fileURLToPath(new URL(`../${SCHEMA}`, import.meta.url)), schema);
  await print(`${say.init.written({ file: visible(file) })}\n`);
  return 0;
}

/** A name, or two of them: `English / 中文`. */
function names(answer: string): Names | null {
  const [en = '', zh = en] = answer.split(/\s*[/／]\s*/);
  return en && zh ? { en, zh } : null;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
