// One module taken apart into two that share memory and table: what checks a code, and what knows registries.
//
//   whole ──reach──> core       all that anything but the later part's exports may call
//               └──> later      the rest; it imports the memory, the table and what it calls of the core
//
// The two are the whole again once `later` is instantiated over the exports of `core`. A page that never asks what a
// code means never loads it. Both are text as `wasm-dis` writes it: one field a paragraph, every function by name.

import { readBy, segmentsOf, written as writtenData } from './data.mjs';

const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const NAMES = new RegExp(NAME, 'g');

/**
 * @param {string} text the whole module
 * @param {{ later: string[], owned: RegExp }} parts the exports that make the later part, and the names of functions
 *   that only it can have put into the table: calls through the table are not seen here
 * @returns {{ core: string, later: string }}
 */
export function split(text, { later, owned }) {
  const fields = text
    .replace(/\n\)\s*$/, '')
    .split(/\n(?= \()/)
    .slice(1);
  const of = (kind) => fields.filter((field) => field.startsWith(` (${kind} `));
  const functions = new Map(of('func').map((field) => [nameOf(field), field]));
  const exported = new Map(of('export').map((field) => [field.match(/"([^"]+)"/)[1], field]));
  const isLater = (name) => later.includes(name);
  for (const name of later) if (!exported.has(name)) throw new Error(`the module has no export ${name}`);
  const table = slots(of('elem'));

  const inCore = new Set();
  const reach = (name) => {
    if (inCore.has(name) || !functions.has(name)) return;
    inCore.add(name);
    used([functions.get(name)], 'call').forEach(reach);
  };
  for (const [name, field] of exported) if (!isLater(name)) reach(nameOf(field));
  for (const { name } of table) if (!owned.test(name)) reach(name);

  const ours = (name) => inCore.has(name) || !functions.has(name);
  const theirs = (name) => !ours(name);
  const bodies = (belongs) => [...functions].filter(([name]) => belongs(name)).map(([, field]) => field);
  const rest = bodies(theirs);
  const globals = new Map(of('global').map((field) => [nameOf(field), field]));
  const shared = [
    ...used(rest, 'call')
      .filter((name) => inCore.has(name))
      .map((name) => ({ kind: 'func', name, type: signature(functions.get(name)) })),
    ...used(rest, 'global.(?:get|set)').map((name) => ({
      kind: 'global',
      name,
      type: globals.get(name).match(/\(mut \w+\)/)[0],
    })),
    ...of('table').map((field) => ({ kind: 'table', name: nameOf(field), type: field.match(/ (\d[^)]*)/)[1] })),
    ...of('memory').map((field) => ({ kind: 'memory', name: nameOf(field), type: field.match(/ (\d+)/)[1] })),
  ].map((item, at) => ({ ...item, as: `_${at}` }));

  const data = segmentsOf(of('data'));
  const read = readBy(data, bodies(ours));
  const exports = (wanted) => [...exported].filter(([name]) => wanted(name)).map(([, field]) => field);
  const both = [...of('type'), ...of('import')];
  return {
    core: written([
      ...both,
      ...['global', 'memory', 'table'].flatMap(of),
      ...writtenData(data, (segment) => read.has(segment)),
      ...filled(table, ours),
      ...exports((name) => !isLater(name)),
      ...shared.map(({ as, kind, name }) => ` (export "${as}" (${kind} ${name}))`),
      ...bodies(ours),
    ]),
    later: written([
      ...both,
      ...shared.map(({ as, kind, name, type }) => ` (import "core" "${as}" (${kind} ${name} ${type}))`),
      ...filled(table, theirs),
      ...writtenData(data, (segment) => !read.has(segment)),
      ...exports(isLater),
      ...rest,
    ]),
  };
}

/** The text without some exports; what only they call goes when it is made small. */
export function without(text, exports) {
  return text.replace(/^ \(export "([^"]+)" .*\n/gm, (line, name) => (exports.includes(name) ? '' : line));
}

/** The text with its data in few segments. */
export function joined(text) {
  const data = text.match(/^ \(data .*$/gm);
  const rest = text.replace(/^ \(data .*\n/gm, '');
  return rest.replace(/^ \(table /m, (table) => `${writtenData(segmentsOf(data)).join('\n')}\n${table}`);
}

const nameOf = (field) => field.match(NAMES)[0];
const written = (fields) => `(module\n${fields.join('\n')}\n)\n`;

/** The names that bodies use with an instruction, each once. */
function used(bodies, instruction) {
  const use = new RegExp(`\\(${instruction} (${NAME})`, 'g');
  return [...new Set(bodies.flatMap((body) => [...body.matchAll(use)].map(([, name]) => name)))];
}

/** The parameters and results of a function, without the names. */
function signature(field) {
  const [head] = field.split('\n', 1);
  return [...head.matchAll(new RegExp(`\\((param|result)(?: ${NAME})? ([a-z0-9 ]+)\\)`, 'g'))]
    .map(([, kind, types]) => `(${kind} ${types})`)
    .join(' ');
}

/** The functions in the table, each with its place. */
function slots(segments) {
  return segments.flatMap((segment) => {
    const first = Number(segment.match(/\(i32\.const (\d+)\)/)[1]);
    return (segment.replace(/^ \(elem \$\S+/, '').match(NAMES) ?? []).map((name, at) => ({ name, at: first + at }));
  });
}

/** The places of a part in the table, one segment for each run. */
function filled(table, belongs) {
  const runs = [];
  for (const { name, at } of table.filter(({ name }) => belongs(name))) {
    const run = runs.at(-1);
    if (run && run.first + run.names.length === at) run.names.push(name);
    else runs.push({ first: at, names: [name] });
  }
  return runs.map(({ first, names }) => ` (elem (i32.const ${first}) ${names.join(' ')})`);
}
