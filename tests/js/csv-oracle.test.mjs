// Python's csv as a second oracle for rows and fields (the first is the csv crate, in tests/bulk_oracle.rs): the module
// as it is shipped, vectors and all, beside another reader in another language, on files that are made of little but
// what is hard about them, in every encoding, whole and damaged.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

import { checkStream } from '../../pkg/bulk.js';

const CASES = Number(process.env.CSV_ORACLE_CASES ?? 1200);

// One line in, one line out: what a file is and its bytes; its rows, each with the line it begins on and whether it has a
// quote.
const READER = `
import base64, csv, io, json, sys
csv.field_size_limit(1 << 30)
for line in sys.stdin:
    case = json.loads(line)
    encoding = {'utf-8': 'utf-8-sig', 'utf-16le': 'utf-16-le', 'gb18030': 'gb18030'}[case['encoding']]
    text = base64.b64decode(case['bytes']).decode(encoding, 'replace').removeprefix('\\ufeff')
    lines = list(io.StringIO(text, newline=''))
    reader, rows, begins = csv.reader(lines, delimiter=case['delimiter']), [], 1
    for row in reader:
        is_quoted = any('"' in one for one in lines[begins - 1:reader.line_num])
        rows.append([begins, row, is_quoted])
        begins = reader.line_num + 1
    print(json.dumps(rows))
`;

import { notRun } from '../../scripts/not-run.mjs';

function python(cases) {
  const input = cases
    .map(({ bytes, ...rest }) => `${JSON.stringify({ ...rest, bytes: Buffer.from(bytes).toString('base64') })}\n`)
    .join('');
  const options = { input, encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, PYTHONIOENCODING: 'utf-8' } };
  const { status, stdout, stderr } = spawnSync('python3', ['-c', READER], options);
  assert.equal(status, 0, stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** The second field of every row, `null` where there is none; and the line of a row whose quote is never closed. */
async function ours({ bytes, delimiter, encoding }, size) {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const options = { format: 'csv', delimiter, encoding, column: 2, header: false, report: 'all' };
  const rows = [];
  for await (const { line, value, issues } of checkStream(pieces(), options)) {
    const shape = issues.find(({ code }) => code === 'row-shape');
    // Python and the csv crate take what follows for one field, to the end of the file.
    if (shape && !('actual' in shape.params)) return { rows, open: line };
    rows.push([line, shape ? null : value]);
  }
  return { rows, open: Number.POSITIVE_INFINITY };
}

/** The second field of what Python reads, as we tell of it: a line of nothing or of white space is a blank row. */
function second(fields, isQuoted) {
  if (fields.length === 0) return '';
  if (fields.length > 1) return fields[1];
  return !isQuoted && /^\s+$/.test(fields[0]) ? fields[0] : null;
}
const theirs = (rows, before) =>
  rows.filter(([line]) => line < before).map(([line, fields, isQuoted]) => [line, second(fields, isQuoted)]);

const encoder = await (async () => {
  const folder = mkdtempSync(join(tmpdir(), 'humanoid-id-oracle-'));
  const outfile = join(folder, 'encoding.mjs');
  const entry = fileURLToPath(new URL('../../pkg-template/src/bulk/annotate/encoding.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
  const module = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return module.encoder;
})();

const ENCODINGS = ['utf-8', 'utf-16le', 'gb18030'];

/** Numbers below a bound, the same in every run. */
function random(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * bound);
  };
}

function made(below, length) {
  const delimiter = [',', ';', '\t', '|'][below(4)];
  const parts = [delimiter, delimiter, '"', '""', '\r\n', '\n', '\r', ' ', 'A', "'", '编', 'é', '🤖', 'CNTEST'];
  // Well-formed rows too: with nothing but noise a quote is soon open for good.
  const row = () => `${below(9)}${delimiter}"a${parts[below(parts.length - 10) + 7]}${'""'.repeat(below(2))}"\r\n`;
  // A file in which no row has a second field has no second column.
  let text = `X${delimiter}X\n`;
  while (text.length < length) text += below(3) === 0 ? row() : parts[below(parts.length)];
  return { delimiter, text };
}

const hasPython = spawnSync('python3', ['--version']).status === 0;
const skip = hasPython ? false : notRun('python3', 'the csv of Python as an oracle');

test('fields and lines are those of Python, in every encoding and in any pieces', { skip }, async () => {
  const below = random(29);
  const cases = Array.from({ length: CASES }, (_, index) => {
    // Some are longer than what is looked at as a whole, so that a piece can end anywhere in them.
    const { delimiter, text } = made(below, index % 60 === 0 ? 90_000 : below(80));
    const encoding = ENCODINGS[below(3)];
    const mark = below(4) === 0 ? '\ufeff' : '';
    return { delimiter, encoding, bytes: encoder(encoding)(mark + text) };
  });
  const answers = python(cases);
  let open = 0;
  for (const [index, one] of cases.entries()) {
    const told = await ours(one, [1 << 20, 1 + below(30), 1000 + below(5000)][index % 3]);
    if (told.open !== Number.POSITIVE_INFINITY) open += 1;
    assert.deepEqual(told.rows, theirs(answers[index], told.open), Buffer.from(one.bytes).toString('base64'));
  }
  assert.ok(open > CASES / 100 && open < CASES / 1.5, `${open} of ${CASES} files have a quote that is never closed`);
});

test('where bytes are damaged, rows and what is still ASCII are those of Python', { skip }, async () => {
  const below = random(17);
  const cases = Array.from({ length: CASES }, () => {
    const { delimiter, text } = made(below, 20 + below(120));
    const encoding = ENCODINGS[below(3)];
    const bytes = Uint8Array.from(encoder(encoding)(text));
    for (let times = 1 + below(3); times > 0; times--) {
      const width = encoding === 'utf-16le' ? 2 : 1;
      const first = 4 * width;
      const at = first + below(bytes.length - first);
      // What is hit becomes no sign of the file's own: how rows end is not what is tried here.
      bytes[at - (at % width) + width - 1] = encoding === 'utf-16le' ? 0xd8 + below(8) : 0xf8 + below(8);
    }
    return { delimiter, encoding, bytes };
  });
  const answers = python(cases);
  // Which character stands for damage, and for how much of it, is every decoder's own.
  const plain = (rows) => rows.map(([line, value]) => [line, /^[\x20-\x7e]*$/.test(value ?? '') ? value : 'not ASCII']);
  for (const [index, one] of cases.entries()) {
    const told = await ours(one, 1 + below(200));
    const expected = plain(theirs(answers[index], told.open));
    assert.deepEqual(plain(told.rows), expected, `${one.encoding} ${Buffer.from(one.bytes).toString('base64')}`);
  }
});

// In the manner of csv-spectrum: one difficulty each, with the answer written out, so that these run without Python too.
const SPECTRUM = [
  ['simple', 'a,b,c\n1,2,3\n', ['b', '2']],
  ['line ends of Windows', 'a,b,c\r\n1,2,3\r\n', ['b', '2']],
  ['line ends of old Macs', 'a,b,c\r1,2,3\r', ['b', '2']],
  ['no line end at the end', 'a,b\n1,2', ['b', '2']],
  ['a delimiter in quotes', 'first,address\nJohn,"120 any st., TX"\n', ['address', '120 any st., TX']],
  ['empty fields', 'a,b,c\n1,"",""\n2,,4\n', ['b', '', '']],
  ['doubled quotes', 'a,b\n1,"ha ""ha"" ha"\n3,4\n', ['b', 'ha "ha" ha', '4']],
  ['nothing but quotes', 'a,""""\nb,""""""\nc,""\n', ['"', '""', '']],
  [
    'JSON in a field',
    'key,val\n1,"{""type"": ""Point"", ""at"": [1.0, 0.5]}"\n',
    ['val', '{"type": "Point", "at": [1.0, 0.5]}'],
  ],
  ['line feeds in quotes', 'a,b\n1,"Once upon \na time"\n"x\ny",6\n', ['b', 'Once upon \na time', '6']],
  ['CR LF in quotes', 'a,b\r\n1,"Once upon \r\na time"\r\n', ['b', 'Once upon \r\na time']],
  ['quotes and line feeds', 'a,b\n1,"ha \n""ha"" \nha"\n3,4\n', ['b', 'ha \n"ha" \nha', '4']],
  ['coordinates', 'id,at\n1,"30°22\'15"" N"\n', ['at', '30°22\'15" N']],
  ['beyond ASCII', 'a,b\n1,ʤ\n2,编码\n', ['b', 'ʤ', '编码']],
  ['a quote inside a plain field', 'a,b"c"\n1,2"\n', ['b"c"', '2"']],
  ['more after a closing quote', 'a,"b"c"d",e\n', ['bc"d"']],
  ['a space before a quote', 'a, "b"\n', [' "b"']],
  ['fewer and more fields', 'a\nb,c,d,e\n', [null, 'c']],
  ['empty lines', 'a,b\n\n\nc,d\n', ['b', '', '', 'd']],
  ['a byte order mark before a quote', '\ufeff"a","b"\n', ['b']],
];

test('files with one difficulty each', async (t) => {
  const inAll = SPECTRUM.flatMap(([name, text, expected]) =>
    ENCODINGS.map((encoding) => ({ name, expected, delimiter: ',', encoding, bytes: encoder(encoding)(text) })),
  );
  const answers = hasPython ? python(inAll) : [];
  for (const [index, { name, expected, ...one }] of inAll.entries()) {
    await t.test(`${name}, ${one.encoding}`, async () => {
      for (const size of [1, 1 << 16]) {
        const { rows } = await ours(one, size);
        assert.deepEqual(
          rows.map(([, value]) => value),
          expected,
        );
        if (hasPython) assert.deepEqual(rows, theirs(answers[index], Number.POSITIVE_INFINITY));
      }
    });
  }
});
