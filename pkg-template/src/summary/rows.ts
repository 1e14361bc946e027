// The first rows there is something to say about: the cell with its bad places marked, and what is wrong.

import type { RowReport } from '../bulk/bulk';
import type { Issue } from '../contract/types';
import { message } from '../index';
import type { Finding } from './findings';
import { type Drawn, type Element, h } from './markup';
import { GRAVITY, note, type Words } from './words';

export function rowTable({ rows, reported }: Finding, words: Words): Element | null {
  if (rows.length === 0) return null;
  const { texts, number } = words;
  const head = (['row', 'line', 'value', 'said'] as const).map((name) =>
    h('th', { class: name === 'row' || name === 'line' ? 'number' : undefined }, texts.columns[name]),
  );
  return h(
    'section',
    { class: 'rows' },
    h('h2', {}, texts.rows),
    reported > rows.length ? note(texts.firstRows({ shown: number(rows.length), all: number(reported) })) : null,
    h('table', {}, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows.map((row) => drawnRow(row, words)))),
  );
}

function drawnRow({ row, line, value, issues }: RowReport, { texts, number, locale }: Words): Element {
  const said = issues.map((issue) =>
    h(
      'li',
      { 'data-severity': issue.severity },
      h('b', {}, texts.severities[issue.severity]),
      ` ${message(issue, locale)}`,
    ),
  );
  return h(
    'tr',
    {},
    h('td', { class: 'number', 'data-label': texts.columns.row }, number(row)),
    h('td', { class: 'number', 'data-label': texts.columns.line }, number(line)),
    value ? h('td', { class: 'cell', translate: 'no' }, ...marked(value, issues)) : h('td', {}, note(texts.blankCell)),
    h('td', { class: 'said' }, h('ul', {}, ...said)),
  );
}

/** A text with its bad places marked. What concerns all of it marks nothing. */
function marked(text: string, issues: readonly Issue[]): Drawn[] {
  const within = issues.filter(({ range: [start, end] }) => end > start && end - start < text.length);
  const cuts = [...new Set([0, text.length, ...within.flatMap(({ range }) => range)])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] as number;
    const here = within.filter(({ range }) => range[0] < end && start < range[1]);
    const worst = GRAVITY.find((severity) => here.some((issue) => issue.severity === severity));
    const run = text.slice(start, end);
    return worst ? h('mark', { 'data-severity': worst }, run) : run;
  });
}
