// The summary drawn: bars whose lengths the style sheet takes from a property, because the policy allows no inline style.

import { type IssueCode, message } from 'humanoid-id';
import { h, sign } from '../dom';
import { parts } from '../places';
import type { Finding, Ranked } from './protocol';
import type { Words } from './row';
import { issueName } from './texts/texts';

/** Where errors and codes are. */
export function spread(finding: Finding, words: Words): HTMLElement[] {
  const { own } = words;
  return [
    finding.positions.some((count) => count > 0) ? placeChart(finding.positions, words) : null,
    rankedChart('country', own.byCountry, finding.countries, words),
    rankedChart('enterprise', own.byEnterprise, finding.enterprises, words),
  ].filter((it) => it !== null);
}

/** What is wrong how often; `look` shows the rows with one issue. */
export function issueChart({ issues }: Finding, words: Words, look: (code: IssueCode) => void): HTMLElement[] {
  const { own, locale, number } = words;
  const most = Math.max(...issues.map(({ rows }) => rows));
  if (issues.length === 0) return [];
  const items = issues.map(({ code, severity, rows, example }) => {
    const name = h('button', { type: 'button', class: 'bar-name' }, issueName(code, locale));
    name.addEventListener('click', () => look(code));
    return h(
      'li',
      { 'data-severity': severity, 'data-code': code },
      sign(severity),
      name,
      h('span', { class: 'bar-count' }, number(rows)),
      bar(rows / most),
      h('p', { class: 'source' }, own.example({ row: number(example.row), sentence: message(example.issue, locale) })),
    );
  });
  return [section('issue', own.byIssue, h('ul', { class: 'bars' }, ...items))];
}

function rankedChart(name: string, title: string, { top, others }: Ranked, { own, number }: Words): HTMLElement | null {
  if (top.length === 0) return null;
  const most = Math.max(...top.map(([, count]) => count));
  const items = top.map(([key, count]) =>
    h(
      'li',
      {},
      h('span', { class: 'bar-name', translate: 'no' }, key || '…'),
      h('span', { class: 'bar-count' }, number(count)),
      bar(count / most),
    ),
  );
  const note = others > 0 ? `${own.others({ count: number(others) })} · ${own.ofValid}` : own.ofValid;
  return section(name, title, h('ul', { class: 'bars' }, ...items), h('p', { class: 'source' }, note));
}

/** One column for each place, in the parts of the code. */
function placeChart(positions: number[], { own, texts, number }: Words): HTMLElement {
  const most = Math.max(...positions);
  let place = 0;
  const drawn = parts().map(({ name, width }) => {
    const from = place + 1;
    const columns = Array.from({ length: width }, () => {
      const count = positions[place++] ?? 0;
      const said = own.place({ place: number(place), part: texts.parts[name], count: number(count) });
      const column = h('li', { title: said, 'data-count': `${count}` }, bar(count / most, 'pillar'));
      column.append(h('span', { class: 'visually-hidden' }, said));
      return column;
    });
    const part = h('div', { class: 'place-part' }, h('ol', {}, ...columns));
    const ends = from === place ? number(from) : `${number(from)}–${number(place)}`;
    const named = h('p', { 'aria-hidden': 'true' }, h('span', {}, texts.parts[name]), h('span', {}, ends));
    part.append(named);
    part.style.setProperty('--width', `${width}`);
    return part;
  });
  const note = h('p', { class: 'source' }, own.byPlaceNote);
  return section('place', own.byPlace, h('div', { class: 'place-parts' }, ...drawn), note);
}

function section(name: string, title: string, ...drawn: HTMLElement[]): HTMLElement {
  return h('section', { class: 'chart', 'data-chart': name }, h('h3', {}, title), ...drawn);
}

function bar(share: number, kind: 'bar' | 'pillar' = 'bar'): HTMLElement {
  const drawn = h('span', { class: kind, 'aria-hidden': 'true' });
  drawn.style.setProperty('--share', `${share}`);
  return drawn;
}
