// The command line. It knows files, streams and terminals; of codes it asks the package.
//
// Data goes to stdout, problems and progress to stderr. Exit codes: 0 all valid, 1 some invalid, 2 wrong usage, 3 a
// file that cannot be read. A reader that closes the pipe has had enough, which is success.

import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { checkFile, checkStream } from './bulk.js';
import { decode, format, loadRegistry, message, sample, suggest, validate, version } from './index.js';

const HELP = `humanoid-id ${version}: China's 29-character humanoid-robot identity code. Format only, not a registration check.

  humanoid-id check FILE...        check every row of CSV, TSV, JSON lines or plain lines; - is standard input
    --column NAME|NUMBER           the column with the code (found by its content unless said)
    --columns C,E,M,S              country, enterprise, model and serial in four columns
    --delimiter CHAR  --header yes|no  --encoding auto|utf-8|utf-16le|gb18030
    --duplicates exact             report codes that stand in an earlier row
    --format text|json|jsonl|csv   the summary as text (default) or JSON; the bad rows as JSON lines or CSV
    --report FILE                  write the bad rows to a file: CSV, or JSON lines if it ends in .jsonl
  humanoid-id decode CODE...       what a code says   (--registry FILE)
  humanoid-id suggest CODE...      single edits that would make it valid
  humanoid-id format CODE...       as people read it   (--style compact|spaced|hyphenated)
  humanoid-id sample               codes for tests   (--count N --seed N)
  humanoid-id registry check FILE  whether a registry document is sound

  --lang en|zh-CN   --help   --version

Examples
  humanoid-id check fleet.csv --duplicates exact --report bad.csv
  cat codes.txt | humanoid-id check - --format jsonl
`;

const OPTIONS = {
  column: { type: 'string' },
  columns: { type: 'string' },
  delimiter: { type: 'string' },
  header: { type: 'string' },
  encoding: { type: 'string' },
  duplicates: { type: 'string' },
  format: { type: 'string' },
  report: { type: 'string' },
  registry: { type: 'string' },
  style: { type: 'string' },
  count: { type: 'string' },
  seed: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
};

class Usage extends Error {}

/** Files that are being written, to be removed if we are interrupted. */
const unfinished = new Set();

async function main(args) {
  let given;
  try {
    given = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Usage(error.message);
  }
  const { values, positionals } = given;
  const [command, ...rest] = positionals;
  if (values.version) return print(`${version}\n`, 0);
  if (values.help) return print(HELP, 0);
  if (!command) throw new Usage('say what to do');
  const run = Object.hasOwn(COMMANDS, command) && COMMANDS[command];
  if (!run) throw new Usage(`there is no command "${command}"`);
  const locale = values.lang ?? (/^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh-CN' : 'en');
  if (!['en', 'zh-CN'].includes(locale)) throw new Usage('--lang: expected en or zh-CN');
  return run(rest, values, locale);
}

const COMMANDS = {
  check: async (files, values, locale) => {
    if (!files.length) throw new Usage('check: which file? - is standard input');
    const form = oneOf('format', values.format ?? 'text', ['text', 'json', 'jsonl', 'csv']);
    const rowsAsked = form === 'jsonl' || form === 'csv' || values.report !== undefined;
    const report = values.report === undefined ? null : await fileWriter(values.report);
    const rowForm = (name) => (name.endsWith('.jsonl') ? 'jsonl' : 'csv');
    const writers = [];
    if (form === 'jsonl' || form === 'csv') writers.push([form, print]);
    if (report) writers.push([rowForm(values.report), report.write]);
    for (const [kind, write] of writers) if (kind === 'csv') await write(csv(['file', ...ROW]));
    let worst = 0;
    for (const file of files) {
      const options = { ...checkOptions(values), report: rowsAsked ? 'bad' : 'none', onProgress: progress(file) };
      try {
        const checking = file === '-' ? checkStream(process.stdin, options) : checkFile(file, options);
        if (rowsAsked) {
          for await (const row of checking)
            for (const [kind, write] of writers) await write(rowText(kind, file, row, locale));
        }
        const summary = await checking.summary;
        clearProgress();
        if (form === 'text') await print(summaryText(file, summary, locale));
        if (form === 'json') await print(`${JSON.stringify({ file, ...summary })}\n`);
        if (summary.invalid) worst = Math.max(worst, 1);
      } catch (error) {
        clearProgress();
        if (error instanceof TypeError) throw new Usage(error.message);
        if (!error.code) throw error;
        process.stderr.write(`humanoid-id: ${file}: ${error.message}\n`);
        worst = 3;
      }
    }
    await report?.finish();
    return worst;
  },

  decode: async (codes, values, locale) => {
    const registry = values.registry === undefined ? {} : { registry: loadRegistry(await readFile(values.registry)) };
    return each(codes, (code) => {
      const decoded = decode(code, registry);
      return decoded ? [`${JSON.stringify(decoded)}\n`, true] : [refusal(code, locale), false];
    });
  },

  format: (codes, values, locale) =>
    each(codes, (code) => {
      const style = oneOf('style', values.style ?? 'spaced', ['compact', 'spaced', 'hyphenated']);
      const result = validate(code, { final: true });
      return result.status === 'valid' ? [`${format(result.id, style)}\n`, true] : [refusal(code, locale), false];
    }),

  suggest: (codes, _, locale) =>
    each(codes, (code) => {
      const found = suggest(code);
      return [
        found.map((it) => `${it.id}  ${message(it, locale)}\n`).join('') || refusal(code, locale),
        found.length > 0,
      ];
    }),

  sample: (_, values) => {
    const number = (name) => (values[name] === undefined ? {} : { [name]: Number(values[name]) });
    return print(
      sample({ ...number('count'), ...number('seed') })
        .map((id) => `${id}\n`)
        .join(''),
      0,
    );
  },

  registry: async ([action, file], _, locale) => {
    if (action !== 'check' || !file) throw new Usage('registry check FILE');
    const bytes = await readFile(file);
    try {
      loadRegistry(bytes);
    } catch (error) {
      process.stderr.write(`${file}: ${error.message}\n`);
      return 1;
    }
    return print(locale === 'en' ? `${file}: sound\n` : `${file}：没有发现问题\n`, 0);
  },
};

/** One answer for each code; the exit code says whether all were good. */
async function each(codes, answer) {
  if (!codes.length) throw new Usage('which code?');
  let exit = 0;
  for (const code of codes) {
    const [text, isGood] = answer(code);
    if (isGood) await print(text);
    else {
      process.stderr.write(text);
      exit = 1;
    }
  }
  return exit;
}

function refusal(code, locale) {
  const { issues } = validate(code, { final: true });
  return issues.map((issue) => `humanoid-id: ${message(issue, locale)}\n`).join('');
}

function checkOptions({ column, columns, delimiter, header, encoding, duplicates }) {
  const place = (text) => (/^[1-9][0-9]*$/.test(text) ? Number(text) : text);
  return {
    ...(column !== undefined && { column: place(column) }),
    ...(columns !== undefined && { columns: columns.split(',').map(place) }),
    ...(delimiter !== undefined && { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
    ...(header !== undefined && { header: oneOf('header', header, ['yes', 'no']) === 'yes' }),
    ...(encoding !== undefined && { encoding }),
    ...(duplicates !== undefined && { duplicates }),
  };
}

function oneOf(name, value, choices) {
  if (!choices.includes(value)) throw new Usage(`--${name}: expected ${choices.join(', ')}`);
  return value;
}

const ROW = ['row', 'line', 'value', 'status', 'code', 'message'];

function rowText(kind, file, row, locale) {
  if (kind === 'jsonl') return `${JSON.stringify({ file, ...row })}\n`;
  const worst = ['error', 'warning', 'info']
    .map((it) => row.issues.find(({ severity }) => severity === it))
    .find(Boolean);
  return csv([file, row.row, row.line, row.value, row.status, worst?.code ?? '', worst ? message(worst, locale) : '']);
}

/** One row of CSV. A text that a spreadsheet would run as a formula gets an apostrophe in front. */
function csv(fields) {
  const field = (value) => {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${fields.map(field).join(',')}\r\n`;
}

function summaryText(file, summary, locale) {
  const zh = locale === 'zh-CN';
  const say = (en, chinese) => (zh ? chinese : en);
  const count = (number) => number.toLocaleString(locale);
  const lines = [
    `${file}: ${say('rows', '行')} ${count(summary.rows)}, ${say('valid', '有效')} ${count(summary.valid)}, ` +
      `${say('invalid', '无效')} ${count(summary.invalid)}, ${say('with a warning', '有提醒')} ${count(summary.warned)}, ` +
      `${say('duplicates', '重复')} ${count(summary.duplicates)}, ${say('blank', '空')} ${count(summary.blank)}`,
    `  ${say('read as', '读作')} ${summary.format}, ${summary.encoding}, ${say('column', '列')} ` +
      `${(summary.columns ?? []).join(',')} ${(summary.columnNames ?? []).join(',')} (${summary.columnBy})`,
    ...Object.entries(summary.byCode).map(([code, rows]) => `  ${count(rows).padStart(12)}  ${code}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** A progress bar, where standard error is a terminal. */
function progress(file) {
  if (!process.stderr.isTTY) return undefined;
  const start = performance.now();
  let last = 0;
  return ({ bytes, total, rows, invalid }) => {
    const now = performance.now();
    if (now - last < 100) return;
    last = now;
    const rate = bytes / ((now - start) / 1000);
    const left = total ? ` ${Math.round((100 * bytes) / total)}%, ${Math.ceil((total - bytes) / rate)} s left` : '';
    process.stderr.write(`\r\x1b[K${file}:${left} ${Math.round(rate / 1e6)} MB/s, ${rows} rows, ${invalid} invalid`);
  };
}

function clearProgress() {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

/** A file that takes its name only when it is complete. */
async function fileWriter(path) {
  const draft = `${path}.${process.pid}.part`;
  unfinished.add(draft);
  const stream = createWriteStream(draft);
  await new Promise((open, failed) => stream.once('open', open).once('error', failed));
  return {
    write: (text) => written(stream, text),
    finish: async () => {
      await new Promise((done) => stream.end(done));
      await rename(draft, path);
      unfinished.delete(draft);
    },
  };
}

function written(stream, text) {
  return stream.write(text) ? undefined : new Promise((drained) => stream.once('drain', drained));
}

async function print(text, exit) {
  await written(process.stdout, text);
  return exit;
}

const cleanUp = () => Promise.all([...unfinished].map((path) => rm(path, { force: true })));
process.stdout.on('error', async (error) => {
  await cleanUp();
  process.exit(error.code === 'EPIPE' ? 0 : 3);
});
process.on('SIGINT', async () => {
  await cleanUp();
  process.exit(130);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  await cleanUp();
  const isUsage = error instanceof Usage;
  process.stderr.write(`humanoid-id: ${error.message}\n${isUsage ? 'See humanoid-id --help.\n' : ''}`);
  process.exitCode = isUsage ? 2 : 3;
}
