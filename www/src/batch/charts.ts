// The summary drawn: bars whose lengths the style sheet takes from a property, because the policy allows no inline style.

import { type IssueCode, type Locale, message } from 'humanoid-id';
import { h } from '../dom';
import { parts } from '../places';
import type { Texts } from '../texts/texts';
import type { Finding } from './protocol';
import type { BatchTexts } from './texts';

/** Bars of a chart; nobody reads a thousand enterprises. */
const MOST = 12;

type Words = { locale: Locale; texts: Texts; own: BatchTexts; number: (value: number) => string };

export function charts({ summary, examples }: Finding, words: Words): HTMLElement[] {
  const { own, locale, number } = words;
  const issues = Object.entries(summary.byCode).sort((one, other) => other[1] - one[1]);
  const told = (code: string) => {
    const example = examples[code as IssueCode];
    return example ? own.example(number(example.row), message(example.issue, locale)) : null;
  };
  return [
    chart('issue', own.byIssue, issues, words, told),
    summary.positions.some((count) => count > 0) ? placeChart(summary.positions, words) : null,
    chart('country', own.byCountry, Object.entries(summary.byCountry), words),
    chart('enterprise', own.byEnterprise, Object.entries(summary.byEnterprise), words),
  ].filter((it) => it !== null);
}

function chart(
  name: string,
  title: string,
  counts: [string, number][],
  { own, number }: Words,
  told: (key: string) => string | null = () => null,
): HTMLElement | null {
  if (counts.length === 0) return null;
  const most = Math.max(...counts.slice(0, MOST).map(([, count]) => count));
  const rest = counts.length - MOST;
  return h(
    'section',
    { class: 'chart', 'data-chart': name },
    h('h3', {}, title),
    h(
      'ul',
      {},
      ...counts.slice(0, MOST).map(([key, count]) => {
        const sentence = told(key);
        return h(
          'li',
          {},
          h('span', { class: 'bar-name', translate: 'no' }, key),
          h('span', { class: 'bar-count' }, number(count)),
          bar(count / most),
          sentence ? h('p', { class: 'source' }, sentence) : null,
        );
      }),
    ),
    rest > 0 ? h('p', { class: 'source' }, own.more(number(rest))) : null,
  );
}

/** One column for each place, in the parts of the code. */
function placeChart(positions: number[], { own, texts, number }: Words): HTMLElement {
  const most = Math.max(...positions);
  let place = 0;
  const drawn = parts().map(({ name, width }) => {
    const columns = Array.from({ length: width }, () => {
      const count = positions[place++] ?? 0;
      const said = own.place(place, texts.parts[name], number(count));
      const column = h('li', { title: said, 'data-count': `${count}` }, bar(count / most));
      column.append(h('span', { class: 'visually-hidden' }, said));
      return column;
    });
    const part = h('div', { class: 'place-part' }, h('ol', {}, ...columns));
    part.append(h('p', { 'aria-hidden': 'true' }, texts.parts[name]));
    part.style.setProperty('--width', `${width}`);
    return part;
  });
  return h(
    'section',
    { class: 'chart', 'data-chart': 'place' },
    h('h3', {}, own.byPlace),
    h('div', { class: 'place-parts' }, ...drawn),
    h('p', { class: 'source' }, own.byPlaceNote),
  );
}

function bar(share: number): HTMLElement {
  const drawn = h('span', { class: 'bar', 'aria-hidden': 'true' });
  drawn.style.setProperty('--share', `${share}`);
  return drawn;
}
