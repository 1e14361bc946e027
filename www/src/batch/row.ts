// A row there is something to say of: in the table, where one line says the gravest, and below it with everything.

import { type Issue, type Locale, message } from 'humanoid-id';
import type { RowReport } from 'humanoid-id/bulk';
import { h, sign } from '../dom';
import { runs } from '../places';
import type { Texts } from '../texts/texts';
import type { BatchTexts } from './texts/texts';

export type Words = { locale: Locale; texts: Texts; own: BatchTexts; number: (value: number) => string };

/** A cell may hold half a file, where a quote was left open. */
const MOST_IN_TABLE = 120;
const MOST = 2000;

export function drawNames({ own }: Words): HTMLElement[] {
  const names = ['row', 'line', 'value', 'issue'] as const;
  return names.map((name) => h('div', { role: 'columnheader', class: `cell-${name}` }, own.columns[name]));
}

export function drawCells(row: RowReport | null, { locale, own, number, texts }: Words): HTMLElement[] {
  if (!row) return [cell('value', h('span', { class: 'pending' }, own.coming))];
  const [issue, ...more] = gravest(row.issues);
  return [
    cell('row', h('span', { class: 'cell-name' }, own.columns.row), number(row.row)),
    cell('line', h('span', { class: 'cell-name' }, own.columns.line), number(row.line)),
    cell('value', value(row, own, MOST_IN_TABLE)),
    issue
      ? h(
          'div',
          { role: 'gridcell', class: 'cell-issue', 'data-severity': issue.severity },
          sign(issue.severity),
          h('span', { class: 'visually-hidden' }, `${texts.severities[issue.severity]} `),
          h('span', { class: 'sentence' }, message(issue, locale)),
          more.length > 0 ? h('span', { class: 'more' }, own.moreIssues({ count: number(more.length) })) : null,
        )
      : cell('issue'),
  ];
}

/** All that is to be said of one row. */
export function drawDetail(row: RowReport, { locale, own, number, texts }: Words): HTMLElement[] {
  const said = gravest(row.issues).map((issue) =>
    h(
      'li',
      { 'data-severity': issue.severity },
      sign(issue.severity),
      h(
        'p',
        {},
        h('span', { class: 'visually-hidden' }, `${texts.severities[issue.severity]} `),
        message(issue, locale),
      ),
    ),
  );
  const open = h('a', { class: 'button', href: lookup(row.value), target: '_blank' }, own.openInLookup);
  return [
    h('h3', {}, own.row({ row: number(row.row), line: number(row.line) })),
    h('p', {}, value(row, own, MOST)),
    h('ul', {}, ...said),
    ...(row.value ? [h('p', { class: 'actions' }, open)] : []),
  ];
}

function cell(name: string, ...children: (Node | string | null)[]): HTMLElement {
  return h('div', { role: 'gridcell', class: `cell-${name}` }, ...children);
}

function value({ value, issues }: RowReport, own: BatchTexts, most: number): HTMLElement {
  if (!value) return h('span', { class: 'hint' }, own.blankCell);
  const shown = value.length > most ? `${value.slice(0, most)}…` : value;
  const here = issues.map((issue) => within(issue, shown.length));
  const gaps = new Map(here.filter(({ range }) => range[0] === range[1]).map((it) => [it.range[0], it.severity]));
  const drawn = h('bdi', { class: 'code', translate: 'no' });
  let at = 0;
  const gap = () => {
    const severity = at > 0 && gaps.get(at);
    if (severity) drawn.append(h('mark', { class: 'gap', 'data-mark': severity }));
  };
  for (const { text, mark } of runs(shown, here)) {
    gap();
    drawn.append(mark ? h('mark', { 'data-mark': mark }, text) : text);
    at += text.length;
  }
  gap();
  return drawn;
}

function within(issue: Issue, length: number): Issue {
  const [start, end] = issue.range;
  return { ...issue, range: [Math.min(start, length), Math.min(end, length)] };
}

const GRAVITY = ['error', 'warning', 'info'];

function gravest(issues: readonly Issue[]): Issue[] {
  return [...issues].sort((one, other) => GRAVITY.indexOf(one.severity) - GRAVITY.indexOf(other.severity));
}

function lookup(text: string): string {
  return `./${location.search}#${encodeURIComponent(text.slice(0, MOST_IN_TABLE))}`;
}
